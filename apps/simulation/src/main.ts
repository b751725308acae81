import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#postgres';
import { toldOf } from '#runtime';
import { progressOf } from '../../command-line/src/progress.js';
import { InvariantBroken } from './invariants.js';
import { type Policy, type SimulationOptions, USAGE, WrongUsage, readSimulationOptions } from './options.js';
import type { Result } from './report/chronicle.js';
import { inTables } from './report/tables.js';
import { simulate } from './simulate.js';

const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

const main = async (args: readonly string[]): Promise<number> => {
  const options = readSimulationOptions(args);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return EXIT.done;
  }
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const results: Partial<Record<Policy, Result>> = {};
    for (const policy of options.policies) results[policy] = await run(options, policy, stop.signal);
    const { years, requests, seed } = options;
    process.stdout.write(options.json ? `${JSON.stringify({ years, requests, seed, results })}\n` : inTables(results));
    return EXIT.done;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write('Stopped.\n');
    return EXIT.interrupted;
  }
};

/** On a database of its own in a temporary directory, which goes with it. */
const run = async (options: SimulationOptions, policy: Policy, signal: AbortSignal): Promise<Result> => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'techcoop-simulation-'));
  const progress = progressOf(`Simulating ${policy}`, process.stderr);
  try {
    const database = await openDatabase({ dataDirectory });
    try {
      const onProgress = progress.update;
      return await simulate({ ...options, policy, databaseUrl: database.url, onProgress, signal });
    } finally {
      await database.stop();
    }
  } finally {
    progress.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
};

const failed = (error: unknown): number => {
  const isUsage = error instanceof WrongUsage;
  process.stderr.write(`${toldOf(error, [WrongUsage, InvariantBroken])}\n${isUsage ? `\n${USAGE}` : ''}`);
  return isUsage ? EXIT.usage : EXIT.failed;
};

process.exitCode = await main(process.argv.slice(2)).catch(failed);
