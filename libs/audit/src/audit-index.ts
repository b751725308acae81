import type pg from 'pg';
import type { Recorded } from '#event-sourcing';
import { type EventStore, Leader, type Position, sleep, type Turn } from '#event-store';
import { inTransaction } from '#postgres';
import { entriesOf } from './entries.js';
import { INDEX_LOCK } from './tables.js';

export type AuditIndexOptions = Readonly<{
  store: EventStore;
  /** PostgreSQL with the table. */
  connectionString: string;
  logger: Readonly<{ warn(message: string): void }>;
}>;

const EVENTS_AT_ONCE = 1_000;
/** Between two batches at the log's end, so that while much is done, much is noted together. */
const REST_MS = 100;

/**
 * Follows the log from its beginning, and notes who did what, to be searched. Of several on one database one works, the
 * others stand by.
 */
export class AuditIndex {
  readonly #leader: Leader;
  #failure: string | undefined;

  constructor(private readonly options: AuditIndexOptions) {
    this.#leader = new Leader({
      connectionString: options.connectionString,
      name: 'audit',
      lock: String(INDEX_LOCK),
      // Rows and checkpoint are lost together, and then noted again.
      settings: { synchronous_commit: 'off' },
      work: (turn) => this.#follow(turn),
      onFailure: (error) => this.#warnOnce(error instanceof Error ? error.message : String(error)),
    });
  }

  start(): void {
    this.#leader.start();
  }

  stop(): Promise<void> {
    return this.#leader.stop();
  }

  /** Once, not each time: it is tried again all the same. */
  #warnOnce(failure: string): void {
    if (failure !== this.#failure) this.options.logger.warn(`the search of the audit stopped: ${failure}`);
    this.#failure = failure;
  }

  async #follow({ client, signal }: Turn): Promise<void> {
    let position = await this.#begin(client);
    await this.options.store.subscribe({
      after: position ?? undefined,
      batchSize: EVENTS_AT_ONCE,
      signal,
      handle: async ({ events, position: to }) => {
        if (events.length > 0) {
          await note(client, events, { from: position, to });
          position = to;
        }
        this.#failure = undefined;
        if (events.length > 0 && events.length < EVENTS_AT_ONCE) await sleep(REST_MS, signal);
      },
    });
  }

  /** Where to go on. When it is another log, or went back: from its beginning, with nothing. */
  async #begin(client: pg.Client): Promise<Position | null> {
    const { store } = this.options;
    const { rows } = await client.query<{ store_id: string; position: string | null }>(
      'select store_id, position from audit.checkpoint',
    );
    const [known] = rows;
    if (known?.store_id === store.storeId && (known.position === null || (await store.includes(known.position))))
      return known.position;
    await inTransaction(client, async () => {
      await client.query('truncate audit.entry');
      await client.query(
        `insert into audit.checkpoint (store_id) values ($1)
         on conflict (one) do update set store_id = excluded.store_id, position = null`,
        [store.storeId],
      );
    });
    return null;
  }
}

/** A command's events may come in two batches: then its row says the more. */
const NOTE = `
  insert into audit.entry select * from json_populate_recordset(null::audit.entry, $1::json)
  on conflict (id) do update set
    events = array(select distinct unnest(entry.events || excluded.events)),
    subjects = array(select distinct unnest(entry.subjects || excluded.subjects))`;

const note = (
  client: pg.Client,
  events: readonly Recorded[],
  { from, to }: Readonly<{ from: Position | null; to: Position }>,
): Promise<void> =>
  inTransaction(client, async () => {
    const moved = await client.query(
      'update audit.checkpoint set position = $2 where position is not distinct from $1',
      [from, to],
    );
    if (moved.rowCount !== 1) throw new Error('another process notes who did what');
    await client.query(NOTE, [JSON.stringify(entriesOf(events))]);
  });
