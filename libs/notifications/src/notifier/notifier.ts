import type pg from 'pg';
import { accountList } from '#access';
import type { Recorded } from '#event-sourcing';
import { type EventStore, Leader, type Position, type Turn } from '#event-store';
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
  /** See Known. */
  strangers: boolean;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
}>;

const EVENTS_AT_ONCE = 100;
/** The address book and the accounts must show what was recorded before an event. */
const ADDRESS_BOOK_WITHIN_MS = 30_000;

/**
 * Tells people what happens: follows the log, from the moment on at which it was first started, and writes who is told
 * what. Of several on one database one works, the others stand by.
 */
export class Notifier {
  readonly #leader: Leader;
  #failure: string | undefined;

  constructor(private readonly options: NotifierOptions) {
    const { connectionString } = options;
    this.#leader = new Leader({
      connectionString,
      name: 'notifier',
      lock: String(NOTIFIER_LOCK),
      work: (turn) => this.#follow(turn),
      onFailure: (error) => this.#warnOnce(error instanceof Error ? error.message : String(error)),
    });
  }

  start(): void {
    this.#leader.start();
  }

  /** Ends after the events that are being told. */
  stop(): Promise<void> {
    return this.#leader.stop();
  }

  /** Once, not each time: it is tried again all the same. */
  #warnOnce(failure: string): void {
    if (failure !== this.#failure) this.options.logger.warn(`notices stopped: ${failure}`);
    this.#failure = failure;
  }

  async #follow({ client, signal }: Turn): Promise<void> {
    const { store } = this.options;
    let position = await this.#begin(client);
    await store.subscribe({
      after: position ?? undefined,
      batchSize: EVENTS_AT_ONCE,
      signal,
      handle: async (batch) => {
        if (batch.events.length > 0) {
          await this.#tell(client, batch.events, { from: position, to: batch.position });
          position = batch.position;
        }
        this.#failure = undefined;
      },
    });
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
    const { store, readModels: rows, email, strangers, clock, logger } = this.options;
    await rows.waitFor(to, ADDRESS_BOOK_WITHIN_MS, [addressBook, webhookList, accountList]);
    const now = clock.now();
    const warn = (message: string): void => logger.warn(message);
    const told = await toldOf(events, { store, rows, email, strangers, now, warn });
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
