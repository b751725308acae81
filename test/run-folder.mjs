import { spawn } from 'node:child_process';
import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrograms } from './programs.mjs';

/** Some servers at a time, each with 40 MB to begin with and a log of 256 MB at most. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** In memory, where there is room: what tests write need not survive the machine, and half of a short test was its disk. */
const place = async () => {
  const memory = '/dev/shm';
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > ENOUGH_BYTES ? memory : tmpdir();
};

/** Jest's global setup: all temporary files of a run lie in one folder, which goes with the run, however that ends. */
export default async () => {
  const folder = await mkdtemp(join(await place(), 'techcoop-run-'));
  // Waits until we close its input or are gone; servers that tests left behind are then ended by shells of their own.
  const cleaner = spawn('sh', ['-c', 'cat >/dev/null; sleep 2; rm -rf "$1"', 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  cleaner.unref();
  cleaner.stdin.unref();
  // Pictures outlive the run.
  process.env.SCREENSHOTS ??= join(tmpdir(), 'techcoop-screenshots');
  process.env.TMPDIR = folder;
  // Made by the first test that wants one: libs/postgres/src/testing/seed-data-directory.ts.
  process.env.TEST_CLUSTER = join(folder, 'cluster');
  // Read by libs/postgres/src/testing/child.ts.
  process.env.TEST_PROGRAMS = await makePrograms();
};
