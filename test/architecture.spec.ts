import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const rules = resolve('test/architecture.cjs');

/** A rule, and files that break it. */
const BREACHES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'no-cycles',
    {
      'libs/round/src/a.ts': "import { b } from './b.js';\nexport const a = (): number => b;",
      'libs/round/src/b.ts': "import { a } from './a.js';\nexport const b = 1 + a.length;",
    },
  ],
  [
    'the-domain-knows-no-framework',
    { 'libs/web/src/well.decider.ts': "import express from 'express';\nexport const well = express;" },
  ],
  [
    'the-domain-knows-no-framework',
    { 'libs/clock/src/well.rules.ts': "import { hrtime } from 'node:process';\nexport const now = hrtime;" },
  ],
  [
    'a-projection-sees-events-only',
    {
      'libs/view/src/well.commands.ts': 'export const dig = 1;',
      'libs/view/src/wells.projection.ts': "import { dig } from './well.commands.js';\nexport const wells = dig;",
    },
  ],
  [
    'a-library-is-entered-by-its-index',
    {
      'libs/inside/src/secret.ts': 'export const secret = 1;',
      'libs/outside/src/index.ts': "import { secret } from '../../inside/src/secret.js';\nexport const told = secret;",
    },
  ],
  [
    'libraries-do-not-know-apps',
    {
      'apps/api/src/main.ts': 'export const port = 1;',
      'libs/upward/src/index.ts': "import { port } from '../../../apps/api/src/main.js';\nexport const known = port;",
    },
  ],
];

type Violation = Readonly<{ from: string; rule: Readonly<{ name: string }> }>;

describe('The architecture', () => {
  let directory: string;
  let found: readonly Violation[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'techcoop-architecture-'));
    await write('package.json', JSON.stringify({ type: 'module', dependencies: { express: '1' } }));
    await write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2023' } }));
    await write('node_modules/express/package.json', JSON.stringify({ name: 'express', main: 'index.js' }));
    await write('node_modules/express/index.js', 'module.exports = {};');
    await write('libs/clean/src/index.ts', 'export const clean = 1;');
    await write(
      'apps/clean/src/main.ts',
      "import { clean } from '../../../libs/clean/src/index.js';\nconsole.log(clean);",
    );
    for (const [, files] of BREACHES) for (const [path, text] of Object.entries(files)) await write(path, text);
    // All at once: a look takes seconds.
    found = await violations();
  }, 60_000);

  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('is kept by code that keeps it', () => {
    expect(found.filter(({ from }) => from.includes('/clean/'))).toEqual([]);
  });

  test.each(BREACHES)('finds a breach of %s', (rule, files) => {
    const folders = Object.keys(files).map((path) => path.split('/').slice(0, 2).join('/'));
    const here = found.filter(({ from }) => folders.some((folder) => from.startsWith(`${folder}/`)));
    expect(new Set(here.map((one) => one.rule.name))).toEqual(new Set([rule]));
  });

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  };

  const violations = async (): Promise<readonly Violation[]> => {
    const options = [depcruise, '--config', rules, '--output-type', 'json', 'apps', 'libs'];
    const { stdout } = await run(process.execPath, options, { cwd: directory }).catch(
      (failed: { stdout: string }) => failed,
    );
    const { summary } = JSON.parse(stdout) as { summary: { totalCruised: number; violations: Violation[] } };
    expect(summary.totalCruised).toBeGreaterThan(0);
    return summary.violations;
  };
});

const run = promisify(execFile);
