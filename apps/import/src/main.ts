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

const main = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return EXIT.done;
  }
  const { databaseUrl, eventStoreUrl, personalData, dataDirectory, diskFloorBytes, logLevel } = readConfiguration({
    LOG_LEVEL: 'warn',
    ...process.env,
  });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const progress = await progressBar(options.files, process.stderr);
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
    const result = await runImport({ options, open, clock, progress, signal: stop.signal });
    progress.stop();
    if (options.json) await writeJson(result, process.stdout);
    else await writeTables(result, process.stdout);
    await result.tally.close();
    return result.identityHolds ? EXIT.done : EXIT.refused;
  } catch (error) {
    progress.stop();
    if (stop.signal.aborted) return interrupted();
    if (error instanceof FileRefused) return refused(error, options);
    throw error;
  } finally {
    await runtime?.close();
    await database?.stop();
  }
};

const interrupted = (): number => {
  process.stderr.write('Stopped. What was recorded stays; the same command goes on from there.\n');
  return EXIT.interrupted;
};

const refused = ({ file, line, rule, message }: FileRefused, { json }: Options): number => {
  process.stderr.write(
    `${file}${line === undefined ? '' : `:${line}`}: ${message}\nNothing of these files was recorded.\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify({ error: { file, line: line ?? null, rule, message } })}\n`);
  return EXIT.refused;
};

const failed = (error: unknown): number => {
  const isUsage = error instanceof WrongUsage;
  process.stderr.write(`${toldOf(error, [WrongUsage])}\n${isUsage ? `\n${USAGE}` : ''}`);
  return isUsage ? EXIT.usage : EXIT.refused;
};

process.exitCode = await main(process.argv.slice(2)).catch(failed);
