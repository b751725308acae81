import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import type { ReadModels } from '#read-models';
import { addressBook } from '../recipient/address-book.projection.js';
import { NOTIFIER_LOCK } from '../tables.js';
import { webhookList } from '../webhook/webhook-list.projection.js';
import { toldOf } from './told.js';
import { writeTold } from './write-told.js';

export type NotifierOptions = Readonly<{
  store: EventStore;
  readModels: ReadModels;
  /** PostgreSQL with the inbox. */
  connectionString: string;
  /** Whether e-mails can be sent. */
  email: boolean;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
}>;

const STANDBY_MS = 500;
const LONGEST_BACK_OFF_MS = 5_000;
const EVENTS_AT_ONCE = 100;
/** The address book must show what was recorded before an event. */
const ADDRESS_BOOK_WITHIN_MS = 30_000;

/**
 * Tells people what happens: follows the log, from the moment on at which it was first started, and writes who is told
 * what. Of several on one database one works, the others stand by.
 */
export class Notifier {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #failure: string | undefined;

  constructor(private readonly options: NotifierOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the events that are being told. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.#lead(() => (failures = 0));
      } catch (error) {
        this.#warnOnce(error instanceof Error ? error.message : String(error));
      }
      if (signal.aborted) return;
      failures += 1;
      await sleep(Math.min(LONGEST_BACK_OFF_MS, 50 * 2 ** failures) * (0.5 + Math.random() / 2), signal);
    }
  }

  /** Once, not each time: it is tried again all the same. */
  #warnOnce(failure: string): void {
    if (failure !== this.#failure) this.options.logger.warn(`notices stopped: ${failure}`);
    this.#failure = failure;
  }

  /** One turn on one connection, which holds the lock and writes: until stopped, disconnected, or in error. */
  async #lead(onSuccess: () => void): Promise<void> {
    const { connectionString, store } = this.options;
    const turn = new AbortController();
    const end = (): void => turn.abort();
    const client = new pg.Client(leaderConfig(connectionString));
    client.on('error', end).on('end', end);
    this.#stop.signal.addEventListener('abort', end);
    if (this.#stop.signal.aborted) end();
    try {
      await client.connect();
      while (!turn.signal.aborted && !(await isLeader(client))) await sleep(STANDBY_MS, turn.signal);
      if (turn.signal.aborted) return;
      let position = await this.#begin(client);
      await store.subscribe({
        after: position ?? undefined,
        batchSize: EVENTS_AT_ONCE,
        signal: turn.signal,
        handle: async (batch) => {
          if (batch.events.length > 0) {
            await this.#tell(client, batch.events, { from: position, to: batch.position });
            position = batch.position;
          }
          this.#failure = undefined;
          onSuccess();
        },
      });
    } finally {
      end();
      this.#stop.signal.removeEventListener('abort', end);
      await client.end().catch(() => undefined);
    }
  }

  /** Where to go on; the first time, where the log ends now. So, too, when it is another log, or went back. */
  async #begin(client: pg.Client): Promise<Position | null> {
    const { store, logger } = this.options;
    const { rows } = await client.query<{ store_id: string; position: string | null }>(
      'select store_id, position from notification.checkpoint',
    );
    const [known] = rows;
    if (known?.store_id === store.storeId && (known.position === null || (await store.includes(known.position))))
      return known.position;
    const position = (await store.latest()) ?? null;
    await client.query(
      `insert into notification.checkpoint (store_id, position) values ($1, $2)
       on conflict (one) do update set store_id = excluded.store_id, position = excluded.position`,
      [store.storeId, position],
    );
    logger.info('people are told what happens from now on');
    return position;
  }

  async #tell(
    client: pg.Client,
    events: readonly Recorded[],
    { from, to }: Readonly<{ from: Position | null; to: Position }>,
  ): Promise<void> {
    const { store, readModels: rows, email, clock, logger } = this.options;
    await rows.waitFor(to, ADDRESS_BOOK_WITHIN_MS, [addressBook, webhookList]);
    const now = clock.now();
    const warn = (message: string): void => logger.warn(message);
    const told = await toldOf(events, { store, rows, email, now, warn });
    const erased =
      told.erased.length === 0
        ? []
        : await rows.rows<{ actor: string }>('select r.actor from {recipient} r where r.person_id = any($1)', [
            told.erased,
          ]);
    const actorsErased = erased.map(({ actor }) => actor);
    await writeTold(client, told, { from, to, storeId: store.storeId, madeAt: now, actorsErased });
  }
}

const isLeader = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [NOTIFIER_LOCK]);
  return rows[0]?.taken === true;
};

/** The server takes a leader whose machine does not answer any more for one that is gone. */
const leaderConfig = (connectionString: string): pg.ClientConfig => ({
  ...{ connectionString, connectionTimeoutMillis: 10_000, query_timeout: 12_000, keepAlive: true },
  application_name: 'techcoop notifier',
  options:
    '-c statement_timeout=10s -c transaction_timeout=15s -c idle_in_transaction_session_timeout=5s ' +
    '-c tcp_user_timeout=5s -c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3',
});

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
