import type { Logger } from 'pino';
import { Access, openOpenIdConnect } from '#access';
import { type Clock, type Configuration, IdSequence } from '#configuration';
import { AuditIndex, AuditLog, AuditTrail } from '#audit';
import type { Command } from '#event-sourcing';
import {
  CommandRunner,
  type EventStore,
  type PersonalDataVault,
  PostgresEventStore,
  Snapshots,
  openKurrentDb,
} from '#event-store';
import { DailySealing, Sealer, Seals, type SealingPlace, signingKeyIn, VerificationRuns } from '#evidence';
import { EvidenceFiles, type FileSettings, ReceivedFiles } from '#files';
import { Notifications, type NotificationSettings } from '#notifications';
import {
  AskedErasures,
  hearErasures,
  ErasureRegister,
  Erasures,
  MasterKeys,
  PostgresKeyStore,
  RememberedKeys,
  SealingVault,
} from '#personal-data';
import { DiskFloor, Pool } from '#postgres';
import { Processes, Work, prepare as prepareProcesses } from '#processes';
import { ProjectionRunner, ReadModels } from '#read-models';
import { eventVersions, personalFields, processCommands, processes, projections } from './registry.js';

/** What a process works with: the log, the read models, and the way to write. */
export type Runtime = Readonly<{
  store: EventStore;
  vault: PersonalDataVault;
  runner: CommandRunner;
  erasures: Erasures;
  /** The accounts that techcoop keeps itself. */
  access: Access;
  /** Sign-in at a provider of OpenID Connect; undefined: there is none. */
  oidc: Awaited<ReturnType<typeof openOpenIdConnect>> | undefined;
  readModels: ReadModels;
  /** For what is neither event nor read model: sequences, readiness. */
  pool: Pool;
  seals: Seals;
  /** Verifications of the log that were started here or in another process. */
  verificationRuns: VerificationRuns;
  /** Undefined: no seals are made here. */
  sealing: SealingPlace | undefined;
  /** Undefined: with a database server of one's own. */
  diskFloor: DiskFloor | undefined;
  notifications: Notifications;
  /** Undefined: no files are taken or given here. */
  evidenceFiles: EvidenceFiles | undefined;
  ids: IdSequence;
  /** Writes down what leaves no event otherwise. */
  audit: AuditTrail;
  /** Who did, saw or was refused what, to be searched. */
  auditLog: AuditLog;
  /** What processes have outstanding. */
  work: Work;
  clock: Clock;
  logger: Logger;
  /** Keeps the read models up to date in this process, and what is searched of the audit, until closed. */
  project: () => ProjectionRunner;
  /**
   * Makes the daily seals in this process, until closed; says so where none are made. `everyMs`: between two looks whether
   * one is due. Errors: EvidenceUnusable.
   */
  seal: (everyMs?: number) => Promise<void>;
  /** Runs the processes in this process, until closed. `carryOut`: the command bus. */
  runProcesses: (carryOut: (command: Command) => Promise<unknown>) => Promise<Processes>;
  /** Tells people and systems what happens, and delivers it, in this process, until closed. */
  notify: () => void;
  close: () => Promise<void>;
}>;

const POOL_SIZE = 10;

type Options = Readonly<{
  databaseUrl: string;
  /** `kurrentdb://…`; events are in the database when it is left out. */
  eventStoreUrl?: string | undefined;
  /** Jobs of processes are in the database when it is left out. */
  queueUrl?: string | undefined;
  /** Left out: no master key, no register outside the database. */
  personalData?: Configuration['personalData'];
  sealing?: SealingPlace | undefined;
  /** Left out: no e-mail, and webhooks go to public addresses only. */
  notifications?: NotificationSettings;
  /** What the embedded database is to leave free where it writes; without a directory, nothing is looked at. */
  disk?: Readonly<{ directory: string | undefined; floorBytes: number }>;
  /** Whether people come over https (default: no, on loopback). */
  secure?: boolean;
  /** Left out: accounts are those that techcoop keeps itself. */
  openIdConnect?: Configuration['openIdConnect'];
  /** Left out: for what takes and gives no files. */
  files?: FileSettings;
  clock: Clock;
  logger: Logger;
}>;

/** Opens a database, making or updating its tables. */
export const openRuntime = async (options: Options): Promise<Runtime> => {
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one();
  };
  try {
    return { ...(await open(options, (one) => opened.push(one))), close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** `onClose`: what is to be closed at the end, the last one first. */
const open = async (
  {
    databaseUrl,
    eventStoreUrl,
    queueUrl,
    personalData,
    sealing,
    notifications: settings,
    disk,
    secure = false,
    openIdConnect,
    files,
    clock,
    logger,
  }: Options,
  onClose: (close: () => Promise<void>) => void,
): Promise<Omit<Runtime, 'close'>> => {
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
  onClose(() => pool.end());
  const plainLogger = {
    info: (message: string) => logger.info(message),
    warn: (message: string) => logger.warn(message),
  };
  const diskFloor =
    disk?.directory === undefined
      ? undefined
      : new DiskFloor({ directory: disk.directory, bytes: disk.floorBytes, logger: plainLogger });
  const store =
    eventStoreUrl === undefined
      ? await PostgresEventStore.open({ connectionString: databaseUrl, versions: eventVersions })
      : await openKurrentDb({ connectionString: eventStoreUrl, versions: eventVersions });
  onClose(() => store.close());
  const masterKeys = await MasterKeys.fromFile(personalData?.keyFile);
  const keys = new RememberedKeys(await PostgresKeyStore.open(pool, masterKeys));
  const news = await hearErasures(databaseUrl, keys);
  onClose(() => news.close());
  const vault = new SealingVault(keys, personalFields);
  const seals = await Seals.open(pool, store);
  const verificationRuns = await VerificationRuns.open(pool);
  const ids = await IdSequence.open(pool);
  const auditLog = await AuditLog.open(pool, store);
  const snapshots = await Snapshots.open(pool);
  onClose(() => snapshots.close());
  const readModels = await ReadModels.open({ store, connectionString: databaseUrl, projections, onError: warn });
  onClose(() => readModels.close());
  const notifications = await Notifications.open({
    ...{ pool, connectionString: databaseUrl, store, vault, readModels, personalFields, clock, logger: plainLogger },
    settings: settings ?? { mail: undefined, webhooksMayReach: [] },
    strangers: openIdConnect !== undefined,
  });
  onClose(() => notifications.close());
  // Only one process works on an embedded database.
  const alone = disk?.directory !== undefined;
  const received = await ReceivedFiles.open(pool);
  const evidenceFiles = files && new EvidenceFiles({ received, clock, logger: plainLogger, settings: files, alone });
  if (evidenceFiles) onClose(async () => evidenceFiles.stop());
  const project = (): ProjectionRunner => {
    const runner = new ProjectionRunner({
      store,
      connectionString: databaseUrl,
      projections,
      onProgress: readModels.onProgress,
      logger: plainLogger,
    });
    const index = new AuditIndex({ store, connectionString: databaseUrl, logger: plainLogger });
    onClose(() => index.stop());
    onClose(() => runner.stop());
    index.start();
    runner.start();
    return runner;
  };
  const seal = async (everyMs?: number): Promise<void> => {
    if (!sealing) return logger.warn('no seals are made: SEAL_KEY_FILE is not set');
    const key = await signingKeyIn(sealing.keyFile, { make: sealing.makesKey });
    const sealer = new Sealer({ store, seals, key, directory: sealing.directory, clock });
    const daily = new DailySealing({
      sealer,
      clock,
      logger: plainLogger,
      ...(everyMs !== undefined && { every: everyMs }),
    });
    onClose(() => daily.stop());
    daily.start();
  };
  await prepareProcesses(pool);
  const runProcesses = async (carryOut: (command: Command) => Promise<unknown>): Promise<Processes> => {
    const kept = { store, databaseUrl, queueUrl };
    const rules = { processes, commands: processCommands };
    const running = await Processes.start({ ...kept, ...rules, carryOut, clock, logger: plainLogger });
    onClose(() => running.stop());
    return running;
  };
  const runner = new CommandRunner(store, vault, { snapshots, requireRoom: diskFloor?.requireRoom });
  const erasures = new Erasures({
    // An erasure is owed, and small: no floor holds it back, nor the start that completes one.
    runner: new CommandRunner(store, vault, { snapshots }),
    ...{ storeId: store.storeId, keys, asked: new AskedErasures(pool), now: () => clock.now() },
    register: personalData?.erasureRegister ? await ErasureRegister.open(personalData.erasureRegister) : undefined,
  });
  await erasures.complete();
  const access = await Access.open({ pool, runner, clock, secure });
  const withAccess = { pool, sessions: access.providerSessions, clock, logger };
  const oidc = openIdConnect && (await openOpenIdConnect(openIdConnect, withAccess));
  if (oidc) access.trust(oidc.authenticator);
  return {
    store,
    vault,
    runner,
    erasures,
    access,
    oidc,
    readModels,
    pool,
    seals,
    verificationRuns,
    sealing,
    diskFloor,
    notifications,
    evidenceFiles,
    ids,
    audit: new AuditTrail({ store, requireRoom: diskFloor?.requireRoomForNotes }),
    auditLog,
    work: new Work(pool),
    clock,
    logger,
    project,
    seal,
    runProcesses,
    notify: () => notifications.start(),
  };
};
