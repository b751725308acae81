import type { Writable } from 'node:stream';
import { pino } from 'pino';
import { readConfiguration, SystemClock } from '#configuration';
import { type Database, joinOrOpenDatabase } from '#postgres';
import { type Runtime, openRuntime, toldOf } from '#runtime';
import { FileRefused } from './import-files.js';
import { type Options, readOptions, USAGE, WrongUsage } from './options.js';
import { progressBar } from './progress-bar.js';
import { writeJson, writeTables } from './report.js';
import { runImport } from './run-import.js';

const EXIT = { done: 0, refused: 1, usage: 2, interrupted: 130 } as const;

/** What the command line has to do with; `signal` is aborted by Ctrl-C. */
type Process = Readonly<{
  environment: NodeJS.ProcessEnv;
  out: Writable;
  /** A terminal or not. */
  err: NodeJS.WriteStream;
  signal: AbortSignal;
}>;

/** Resolves with the exit code: whatever fails is told on `err`. */
export const run = (args: readonly string[], process: Process): Promise<number> =>
  attempt(args, process).catch((error: unknown) => {
    const isUsage = error instanceof WrongUsage;
    process.err.write(`${toldOf(error, [WrongUsage])}\n${isUsage ? `\n${USAGE}` : ''}`);
    return isUsage ? EXIT.usage : EXIT.refused;
  });

const attempt = async (args: readonly string[], { environment, out, err, signal }: Process): Promise<number> => {
  const options = readOptions(args);
  if (options === 'help') {
    out.write(USAGE);
    return EXIT.done;
  }
  const { databaseUrl, eventStoreUrl, personalData, dataDirectory, diskFloorBytes, logLevel } = readConfiguration({
    LOG_LEVEL: 'warn',
    ...environment,
  });
  const progress = await progressBar(options.files, err);
  const clock = new SystemClock();
  let database: Database | undefined;
  let runtime: Runtime | undefined;
  const open = async (): Promise<Runtime> => {
    database = await joinOrOpenDatabase({ dataDirectory, databaseUrl });
    const logger = pino({ level: logLevel }, pino.destination(2));
    const disk = { directory: database.directory, floorBytes: diskFloorBytes };
    runtime = await openRuntime({ databaseUrl: database.url, eventStoreUrl, personalData, disk, clock, logger });
    return runtime;
  };
  try {
    const result = await runImport({ options, open, clock, progress, signal });
    progress.stop();
    if (options.json) await writeJson(result, out);
    else await writeTables(result, out);
    await result.tally.close();
    return result.identityHolds ? EXIT.done : EXIT.refused;
  } catch (error) {
    progress.stop();
    if (signal.aborted) {
      err.write('Stopped. What was recorded stays; the same command goes on from there.\n');
      return EXIT.interrupted;
    }
    if (!(error instanceof FileRefused)) throw error;
    tellRefused(error, options, { out, err });
    return EXIT.refused;
  } finally {
    await runtime?.close();
    await database?.stop();
  }
};

const tellRefused = (
  { file, line, rule, message }: FileRefused,
  { json }: Options,
  { out, err }: Pick<Process, 'out' | 'err'>,
): void => {
  err.write(`${file}${line === undefined ? '' : `:${line}`}: ${message}\nNothing of these files was recorded.\n`);
  if (json) out.write(`${JSON.stringify({ error: { file, line: line ?? null, rule, message } })}\n`);
};
