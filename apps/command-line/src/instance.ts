import { pino } from 'pino';
import { readConfiguration, SystemClock } from '#configuration';
import { sealingPlaceOf } from '#evidence';
import { joinOrOpenDatabase } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';

/** What a command works on: the running instance's database and log, or its own when none runs. */
export type Instance = Runtime &
  Readonly<{
    databaseUrl: string;
    /** False: events are in KurrentDB. */
    hasLog: boolean;
  }>;

/** Errors: InvalidConfiguration, DataDirectoryInUse, DatabaseNotStarted, StoreUnavailable, StoreUnusable. */
export const openInstance = async (environment: NodeJS.ProcessEnv): Promise<Instance> => {
  const configuration = readConfiguration({ LOG_LEVEL: 'warn', ...environment });
  const { databaseUrl, eventStoreUrl, personalData, dataDirectory, diskFloorBytes, files, logLevel } = configuration;
  const logger = pino({ level: logLevel }, pino.destination(2));
  const database = await joinOrOpenDatabase({ dataDirectory, databaseUrl });
  try {
    const runtime = await openRuntime({
      databaseUrl: database.url,
      eventStoreUrl,
      personalData,
      sealing: sealingPlaceOf(configuration),
      disk: { directory: database.directory, floorBytes: diskFloorBytes },
      files,
      clock: new SystemClock(),
      logger,
    });
    return {
      ...runtime,
      databaseUrl: database.url,
      hasLog: eventStoreUrl === undefined,
      close: () => runtime.close().finally(database.stop),
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
};
