import type { Logger } from 'pino';
import { type Clock, IdSequence } from '#configuration';
import {
  CommandRunner,
  type EventStore,
  type PersonalDataVault,
  PostgresEventStore,
  Snapshots,
  openKurrentDb,
} from '#event-store';
import { PostgresPersonalDataVault } from '#personal-data';
import { Pool } from '#postgres';
import { ProjectionRunner, ReadModels } from '#read-models';
import { eventVersions, personalFields, projections } from './registry.js';

/** What a process works with: the log, the read models, and the way to write. */
export type Runtime = Readonly<{
  store: EventStore;
  vault: PersonalDataVault;
  runner: CommandRunner;
  readModels: ReadModels;
  /** For what is neither event nor read model: sequences, readiness. */
  pool: Pool;
  ids: IdSequence;
  clock: Clock;
  logger: Logger;
  /** Keeps the read models up to date in this process, until closed. */
  project: () => ProjectionRunner;
  close: () => Promise<void>;
}>;

const POOL_SIZE = 10;

/** Opens a database, making or updating its tables. */
export const openRuntime = async ({
  databaseUrl,
  eventStoreUrl,
  clock,
  logger,
}: Readonly<{
  databaseUrl: string;
  /** `kurrentdb://…`; events are in the database when it is left out. */
  eventStoreUrl?: string | undefined;
  clock: Clock;
  logger: Logger;
}>): Promise<Runtime> => {
  const warn = (error: Error): void => logger.warn({ err: error }, 'a database connection was lost');
  const config = {
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    query_timeout: 12_000,
    options: '-c statement_timeout=10s -c idle_in_transaction_session_timeout=5s',
    application_name: 'techcoop',
  };
  const pool = new Pool(config, warn);
  const store =
    eventStoreUrl === undefined
      ? await PostgresEventStore.open({ connectionString: databaseUrl, versions: eventVersions })
      : await openKurrentDb({ connectionString: eventStoreUrl, versions: eventVersions });
  const vault = await PostgresPersonalDataVault.open(pool, personalFields);
  const ids = await IdSequence.open(pool);
  const snapshots = await Snapshots.open(pool);
  const readModels = await ReadModels.open({ store, connectionString: databaseUrl, projections, onError: warn });
  const runners: ProjectionRunner[] = [];
  const project = (): ProjectionRunner => {
    const runner = new ProjectionRunner({
      store,
      connectionString: databaseUrl,
      projections,
      onProgress: readModels.onProgress,
      logger: { info: (message) => logger.info(message), warn: (message) => logger.warn(message) },
    });
    runners.push(runner);
    runner.start();
    return runner;
  };
  const close = async (): Promise<void> => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await readModels.close();
    await store.close();
    await snapshots.close();
    await pool.end();
  };
  const runner = new CommandRunner(store, vault, { snapshots });
  return { store, vault, runner, readModels, pool, ids, clock, logger, project, close };
};
