export { eventually } from './eventually.js';
export { freePort } from '../free-port.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../binaries.js';
import { passwordIn, pathsIn } from '../data-directory.js';
import { Server } from '../server.js';
import { serverUser } from '../server-user.js';
import { seedDataDirectory } from './seed-data-directory.js';

export { type Child, program, startChild } from './child.js';

export type TestPostgres = Readonly<{
  /** Of the server's database `postgres`. */
  url: string;
  /** URL of a fresh empty database. */
  createDatabase(): Promise<string>;
  /** Stops the server, which breaks all connections, and starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * A server of its own in a temporary directory; both go with `stop`, or when this process ends, however it ends. What a
 * test wrote need not survive the machine, so nothing waits for the disk unless it is to be `durable`.
 */
export const startTestPostgres = async ({ durable = false } = {}): Promise<TestPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'techcoop-test-'));
  const cleanUp = startCleaner(folder);
  try {
    const server = await startServer(folder, durable);
    let databases = 0;
    const createDatabase = async () => {
      const name = `test_${++databases}`;
      await execute(server.url('postgres'), `create database ${name}`);
      return server.url(name);
    };
    const restart = async () => {
      await server.stop();
      await server.start();
    };
    const stop = async () => {
      await server.stop().finally(cleanUp);
    };
    return { url: server.url('postgres'), createDatabase, restart, stop };
  } catch (error) {
    await cleanUp();
    throw error;
  }
};

const startServer = async (folder: string, durable: boolean): Promise<Server> => {
  await seedDataDirectory(folder);
  const { cluster: directory, password: passwordFile, log: logFile } = pathsIn(folder);
  const user = serverUser(directory);
  const cluster = { directory, passwordFile, user, binaries: await findBinaries(user) };
  const logger = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) };
  const settings = durable ? {} : { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB' };
  const server = new Server({ cluster, password: await passwordIn(passwordFile), logFile, logger, settings });
  await server.start();
  return server;
};

/** A shell that waits until we close its input, or are gone, and then ends the server and removes the folder. */
const startCleaner = (folder: string): (() => Promise<void>) => {
  const script = `
    cat >/dev/null
    pid=$(head -n 1 "$1/postgres/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
    for i in 1 2 3 4 5 6 7 8 9; do [ -e "$1/postgres/postmaster.pid" ] && sleep 0.1; done
    rm -rf "$1"`;
  const shell = spawn('sh', ['-c', script, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  return async () => {
    const gone = once(shell, 'exit');
    shell.ref();
    shell.stdin.end();
    await gone;
  };
};

const execute = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
};
