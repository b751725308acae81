// Who may import whom. Each rule was seen to fail once on purpose before it was trusted.
const pure = '\\.(commands|events|decider|rules|state|evolve|transaction|projection|process)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'the-domain-knows-no-framework',
      severity: 'error',
      from: {
        path: [`^libs/.*${pure}`, '^libs/(money|event-sourcing)/src/(?!testing/)'],
        pathNot: ['\\.spec\\.ts$', '^libs/money/src/(currency|exchange-rates/rates-(csv|xml))\\.ts$'],
      },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'a-projection-sees-events-only',
      severity: 'error',
      from: { path: '\\.projection\\.ts$' },
      to: { path: '\\.(commands|decider)\\.ts$' },
    },
    {
      name: 'a-library-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^(?:apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/.+', pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|testing/[^/]+)\\.ts$'] },
    },
    { name: 'libraries-do-not-know-apps', severity: 'error', from: { path: '^libs' }, to: { path: '^apps' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'default'], extensions: ['.ts', '.js'] },
    doNotFollow: { path: 'node_modules' },
  },
};
