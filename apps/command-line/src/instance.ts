import { pino } from 'pino';
import { readConfiguration, SystemClock } from '#configuration';
import { joinOrOpenDatabase } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';

/** What a command works on: the running instance's database and log, or its own when none runs. */
export type Instance = Runtime;

/** Errors: InvalidConfiguration, DataDirectoryInUse, DatabaseNotStarted, StoreUnavailable. */
export const openInstance = async (environment: NodeJS.ProcessEnv): Promise<Instance> => {
  const { databaseUrl, eventStoreUrl, dataDirectory, logLevel } = readConfiguration({
    LOG_LEVEL: 'warn',
    ...environment,
  });
  const logger = pino({ level: logLevel }, pino.destination(2));
  const database = await joinOrOpenDatabase({ dataDirectory, databaseUrl });
  try {
    const runtime = await openRuntime({ databaseUrl: database.url, eventStoreUrl, clock: new SystemClock(), logger });
    return { ...runtime, close: () => runtime.close().finally(database.stop) };
  } catch (error) {
    await database.stop();
    throw error;
  }
};
