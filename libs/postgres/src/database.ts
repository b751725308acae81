import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { initialise } from './cluster.js';
import {
  type Instance,
  makeDataDirectory,
  passwordIn,
  pathsIn,
  readInstance,
  writeInstance,
} from './data-directory.js';
import { rm } from 'node:fs/promises';
import { DataDirectoryInUse } from './errors.js';
import { tryLock } from './lock.js';
import { type Logger, Server } from './server.js';
import { serverUser } from './server-user.js';

const databaseName = 'techcoop';

export type DatabaseOptions = Readonly<{
  /** `TECHCOOP_DATA`. */
  dataDirectory: string;
  /** `DATABASE_URL`: a server of your own; the data directory is then not touched. */
  databaseUrl?: string | undefined;
  logger?: Logger | undefined;
}>;

export type Database = Readonly<{
  url: string;
  /** Where the embedded server keeps what is written, absolute; undefined: a server of your own. */
  directory: string | undefined;
  /** The running instance that was joined; undefined when this process has the data directory to itself. */
  joined?: Instance;
  /** Tells command lines that join later where this instance answers. Does nothing unless it runs the server. */
  announce(facts: Pick<Instance, 'httpPort'>): Promise<void>;
  /** Stops the server, if this process runs it. May be called twice. */
  stop(): Promise<void>;
}>;

/** Starts the embedded PostgreSQL, or takes `databaseUrl`. Errors: DataDirectoryInUse, DatabaseNotStarted. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  if (options.databaseUrl !== undefined) return ownServer(options.databaseUrl);
  const paths = pathsIn(options.dataDirectory);
  await makeDataDirectory(paths.root);
  const unlock = tryLock(paths.lock);
  if (unlock === undefined) throw new DataDirectoryInUse(paths.root, (await readInstance(paths.instance))?.pid);
  return openLocked(options, unlock);
};

/**
 * For command lines: the database of the instance that runs on this data directory, or else its own.
 * Errors: DataDirectoryInUse (the other one neither gets ready nor ends), DatabaseNotStarted.
 */
export const joinOrOpenDatabase = async (
  options: DatabaseOptions &
    Readonly<{ /** Milliseconds to wait for an instance that is starting or stopping. */ patience?: number }>,
): Promise<Database> => {
  if (options.databaseUrl !== undefined) return ownServer(options.databaseUrl);
  const paths = pathsIn(options.dataDirectory);
  await makeDataDirectory(paths.root);
  const until = performance.now() + (options.patience ?? 30_000);
  for (;;) {
    const unlock = tryLock(paths.lock);
    if (unlock !== undefined) return openLocked(options, unlock);
    const instance = await readInstance(paths.instance);
    if (instance !== undefined && (await answers(instance.databaseUrl))) return joinedTo(instance, paths.cluster);
    if (performance.now() > until) throw new DataDirectoryInUse(paths.root, instance?.pid);
    await sleep(100);
  }
};

const nothing = async (): Promise<void> => undefined;

const ownServer = (url: string): Database => ({ url, directory: undefined, announce: nothing, stop: nothing });

const joinedTo = (instance: Instance, directory: string): Database => ({
  url: instance.databaseUrl,
  directory,
  joined: instance,
  announce: nothing,
  stop: nothing,
});

const openLocked = async (
  { dataDirectory, logger = silent }: DatabaseOptions,
  unlock: () => void,
): Promise<Database> => {
  const paths = pathsIn(dataDirectory);
  let server: Server | undefined;
  const stop = once(async () => {
    await rm(paths.instance, { force: true });
    await server?.stop().finally(unlock);
  });
  try {
    // A killed instance left its description behind.
    await rm(paths.instance, { force: true });
    server = await startServer(dataDirectory, logger);
    await createDatabase(server);
    const url = server.url(databaseName);
    const announce = (facts: Pick<Instance, 'httpPort'>) =>
      writeInstance(paths.instance, { pid: process.pid, databaseUrl: url, ...facts });
    await announce({});
    return { url, directory: paths.cluster, announce, stop };
  } catch (error) {
    if (server === undefined) unlock();
    else await stop();
    throw error;
  }
};

const startServer = async (dataDirectory: string, logger: Logger): Promise<Server> => {
  const { cluster: directory, password: passwordFile, log: logFile } = pathsIn(resolve(dataDirectory));
  const user = serverUser(directory);
  const cluster = { directory, passwordFile, user, binaries: await findBinaries(user) };
  const password = await passwordIn(passwordFile);
  await initialise(cluster);
  const server = new Server({ cluster, password, logFile, logger });
  await server.start();
  return server;
};

const createDatabase = async (server: Server): Promise<void> => {
  const client = new pg.Client(server.url('postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
};

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const once = (action: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
};

const silent: Logger = { info: () => undefined, warn: () => undefined };
