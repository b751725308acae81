import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, directoryArgument, environment, role } from './cluster.js';
import { codeOf, DatabaseNotStarted } from './errors.js';
import { freePort } from './free-port.js';
import { stopOrphan, stopProcess } from './orphan.js';

export type Logger = Readonly<{ info(message: string): void; warn(message: string): void }>;

export type ServerOptions = Readonly<{
  cluster: Cluster;
  password: string;
  logFile: string;
  logger: Logger;
  /** PostgreSQL settings besides ours. */
  settings?: Readonly<Record<string, string>>;
}>;

/** fsync and full_page_writes stay as they are: on. */
const ourSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What goes wrong, but neither statements nor values: they hold personal data.
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

const largestLog = 10 * 1024 * 1024;

/** One PostgreSQL server on a cluster that nobody else works on. Comes up again by itself when it ends by itself. */
export class Server {
  #child: ChildProcess | undefined;
  #port: number | undefined;
  #stopping = false;
  #recovery: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServerOptions) {}

  url(database: string): string {
    return `postgres://${role}:${this.options.password}@127.0.0.1:${this.#port}/${database}`;
  }

  /** On the port it had before, or else on any free one. */
  async start(): Promise<void> {
    this.#stopping = false;
    await stopOrphan(this.options.cluster.directory, (message) => this.options.logger.warn(message));
    const attempts = 5;
    for (let attempt = 1; ; attempt++) {
      const port = this.#port ?? (await freePort());
      const child = this.#spawn(port);
      const failure = await this.#whenReady(child, port);
      if (failure === undefined) return this.#accept(child, port);
      await endChild(child);
      // Somebody was faster on that port, or the last processes of a killed server still hold its memory.
      if (attempt === attempts) throw new DatabaseNotStarted(`PostgreSQL does not start: ${failure}`);
      await sleep(attempt * 200);
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#recovery;
    const child = this.#child;
    this.#child = undefined;
    if (child !== undefined) await endChild(child);
    process.off('exit', this.#onExit);
  }

  #accept(child: ChildProcess, port: number): void {
    this.#child = child;
    this.#port = port;
    process.off('exit', this.#onExit).once('exit', this.#onExit);
    child.once('exit', () => {
      if (!this.#stopping) this.#recovery = this.#recover();
    });
    if (child.exitCode !== null || child.signalCode !== null) this.#recovery = this.#recover();
  }

  /** Clients have the port and keep trying; so do we, until it is up again or no longer wanted. */
  async #recover(): Promise<void> {
    this.options.logger.warn('PostgreSQL ended unexpectedly; starting it again');
    while (!this.#stopping) {
      try {
        await this.start();
        return;
      } catch (error) {
        this.options.logger.warn(String(error));
        await sleep(500);
      }
    }
  }

  /** For a techcoop that ends without having stopped its server; nothing can be awaited here. */
  readonly #onExit = (): void => {
    this.#child?.kill('SIGINT');
  };

  #spawn(port: number): ChildProcess {
    const { cluster, logFile, settings } = this.options;
    const flags = Object.entries({ ...ourSettings, ...settings, port: String(port) });
    const log = openSync(logFile, sizeOf(logFile) > largestLog ? 'w' : 'a', 0o600);
    try {
      return spawn(
        cluster.binaries.postgres,
        ['-D', directoryArgument(cluster), ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        {
          ...cluster.user,
          cwd: cluster.directory,
          env: environment(),
          stdio: ['ignore', log, log],
          // Its own group: Ctrl-C is for techcoop, which stops the server when it is done with it.
          detached: process.platform !== 'win32',
          windowsHide: true,
        },
      );
    } finally {
      closeSync(log);
    }
  }

  /** Resolves with what went wrong, or undefined once the server takes connections, recovery included. */
  async #whenReady(child: ChildProcess, port: number): Promise<string | undefined> {
    let failure: string | undefined;
    child.once('error', (error) => (failure = error.message));
    child.once('exit', (code, signal) => {
      failure = `it ended with ${signal ?? code}; the end of ${this.options.logFile}:\n${lastLines(this.options.logFile)}`;
    });
    for (;;) {
      const problem = await tryToConnect(port, this.options.password);
      if (failure !== undefined) return failure;
      if (problem === undefined) return undefined;
      if (problem === wrongPassword)
        return `the server does not take the password in ${this.options.cluster.passwordFile}`;
      await sleep(20);
    }
  }
}

const wrongPassword = '28P01';

const tryToConnect = async (port: number, password: string): Promise<string | undefined> => {
  const client = new pg.Client({ host: '127.0.0.1', port, user: role, password, database: 'postgres', ssl: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return codeOf(error) ?? String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const endChild = async (child: ChildProcess): Promise<void> => {
  const lives = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  if (child.pid !== undefined) await stopProcess(child.pid, lives);
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '';
