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
import { DailySealing, Sealer, Seals, type SealingPlace, signingKeyIn } from '#evidence';
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
  seals: Seals;
  /** Undefined: no seals are made here. */
  sealing: SealingPlace | undefined;
  ids: IdSequence;
  clock: Clock;
  logger: Logger;
  /** Keeps the read models up to date in this process, until closed. */
  project: () => ProjectionRunner;
  /** Makes the daily seals in this process, until closed; says so where none are made. Errors: EvidenceUnusable. */
  seal: () => Promise<void>;
  close: () => Promise<void>;
}>;

const POOL_SIZE = 10;

/** Opens a database, making or updating its tables. */
export const openRuntime = async ({
  databaseUrl,
  eventStoreUrl,
  sealing,
  clock,
  logger,
}: Readonly<{
  databaseUrl: string;
  /** `kurrentdb://…`; events are in the database when it is left out. */
  eventStoreUrl?: string | undefined;
  sealing?: SealingPlace | undefined;
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
  const seals = await Seals.open(pool, store);
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
  const sealings: DailySealing[] = [];
  const seal = async (): Promise<void> => {
    if (!sealing) return logger.warn('no seals are made: SEAL_KEY_FILE is not set');
    const key = await signingKeyIn(sealing.keyFile, { make: sealing.makesKey });
    const sealer = new Sealer({ store, seals, key, directory: sealing.directory, clock });
    const daily = new DailySealing({
      sealer,
      clock,
      logger: { info: (message) => logger.info(message), warn: (message) => logger.warn(message) },
    });
    sealings.push(daily);
    daily.start();
  };
  const close = async (): Promise<void> => {
    await Promise.all([...runners, ...sealings].map((one) => one.stop()));
    await readModels.close();
    await store.close();
    await snapshots.close();
    await pool.end();
  };
  const runner = new CommandRunner(store, vault, { snapshots });
  return { store, vault, runner, readModels, pool, seals, sealing, ids, clock, logger, project, seal, close };
};
