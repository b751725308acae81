import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { backOff } from './back-off.js';

/** Whoever leads says every second that it is there; silent for so long, the server takes it for gone. */
export const heartbeatMs = 1_000;
const silentForMs = 5_000;
/** How long another waits before it asks again whether it may take over. */
const standbyMs = 500;
const longestBackOffMs = 5_000;
/** A turn that lasted so long was no failure from the beginning. */
const wentWellMs = 10_000;

/**
 * Of a connection that leads: whoever is cut off or hangs says nothing any more, and the server then ends the connection,
 * and with it the leadership.
 */
export const leadingSettings = {
  idle_session_timeout: `${silentForMs}ms`,
  client_connection_check_interval: '2s',
  tcp_user_timeout: `${silentForMs}ms`,
  tcp_keepalives_idle: '2',
  tcp_keepalives_interval: '1',
  tcp_keepalives_count: '3',
};

/** An open transaction holds the log's readers back, so none stays open for long. */
const limits = { statement_timeout: '10s', transaction_timeout: '15s', idle_in_transaction_session_timeout: '5s' };

/** `signal`: the turn is over, since it was stopped, or the connection was lost. */
export type Turn = Readonly<{ client: pg.Client; signal: AbortSignal }>;

export type LeaderOptions = Readonly<{
  connectionString: string;
  /** What it leads, in a word: for those who look at the server's connections. */
  name: string;
  /** The arguments of `pg_try_advisory_lock`, the same in all that compete. */
  lock: string;
  /** Further PostgreSQL settings of its connection. */
  settings?: Readonly<Record<string, string>>;
  /** One turn: until its signal is aborted. */
  work: (turn: Turn) => Promise<void>;
  /** Told of each turn that failed; there is another one after a while. */
  onFailure: (error: unknown) => void;
}>;

/**
 * Works, turn after turn, on a connection of its own that holds a lock: of all that follow the log for one purpose on one
 * database one works, and the others stand by.
 */
export class Leader {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #leading = false;

  constructor(private readonly options: LeaderOptions) {}

  get leading(): boolean {
    return this.#leading;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after what is being done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted;) {
      const begun = performance.now();
      try {
        await this.#turn();
        failures = 0;
      } catch (error) {
        this.options.onFailure(error);
        failures = performance.now() - begun > wentWellMs ? 1 : failures + 1;
      }
      await sleep(backOff(failures, 50, longestBackOffMs), signal);
    }
  }

  async #turn(): Promise<void> {
    const { connectionString, name, lock, settings, work } = this.options;
    const turn = new AbortController();
    const end = (): void => turn.abort();
    const client = new pg.Client({
      ...{ connectionString, connectionTimeoutMillis: 10_000, query_timeout: 12_000, keepAlive: true },
      // The heartbeat comes between what the work sends.
      pipeline: true,
      application_name: `techcoop ${name}`,
      options: optionsOf({ ...limits, ...leadingSettings, ...settings }),
    });
    client.on('error', end).on('end', end);
    this.#stop.signal.addEventListener('abort', end);
    if (this.#stop.signal.aborted) end();
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      while (!turn.signal.aborted && !(await claim(client, lock))) await sleep(standbyMs, turn.signal);
      if (turn.signal.aborted) return;
      this.#leading = true;
      heartbeat = setInterval(() => void client.query('select 1').catch(end), heartbeatMs);
      await work({ client, signal: turn.signal });
    } finally {
      this.#leading = false;
      clearInterval(heartbeat);
      this.#stop.signal.removeEventListener('abort', end);
      end();
      await client.end().catch(() => undefined); // it may be what failed
    }
  }
}

const claim = async (client: pg.Client, lock: string): Promise<boolean> => {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${lock}) as mine`);
  return rows[0]?.mine === true;
};

/** PostgreSQL settings as the `options` of a connection. */
export const optionsOf = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** Ends early, without an error, when the signal is aborted. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
