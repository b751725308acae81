import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { program } from '#postgres/testing';
import { USAGE } from './options.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** As `npm run simulate` does; temporary files go into `directory`. */
const start = (args: string, directory: string) => {
  const child = spawn(process.execPath, [program('apps/simulation/src/main.ts'), ...args.split(' ')], {
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  ends.push(async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await exit;
  });
  const told = Promise.all([exit, text(child.stdout), text(child.stderr)]);
  return { child, told: told.then(([code, output, errors]) => ({ code, output, errors })) };
};

const freshDirectory = async (): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), 'techcoop-simulate-test-'));
  ends.push(() => rm(directory, { recursive: true, force: true }));
  return directory;
};

describe('npm run simulate', () => {
  test('--json prints one line, with requests that came to their end, and leaves nothing behind', async () => {
    const directory = await freshDirectory();
    const { code, output, errors } = await start('--years 1 --requests 15 --seed 5 --json', directory).told;

    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const { results, ...asked } = JSON.parse(output);
    expect(asked).toEqual({ years: 1, requests: 15, seed: 5 });
    expect(results['strict-order'].requests.closed).toBeGreaterThan(0);
    expect(results['strict-order'].invariantsChecked).toBe(12);
    expect(await readdir(directory)).toEqual([]);
  }, 180_000);

  test('ends on Ctrl-C, and leaves nothing behind', async () => {
    const directory = await freshDirectory();
    const { child, told } = start('--years 20 --requests 20000', directory);
    while ((await readdir(directory)).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');

    expect(await told).toEqual({ code: 130, output: '', errors: 'Stopped.\n' });
    expect(await readdir(directory)).toEqual([]);
  }, 120_000);

  test('explains itself where it is not understood', async () => {
    const { code, output, errors } = await start('--policy fair', await freshDirectory()).told;

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toBe(`--policy wants strict-order, best-fit or both, not "fair".\n\n${USAGE}`);
  }, 60_000);
});
