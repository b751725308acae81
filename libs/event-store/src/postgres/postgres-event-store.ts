import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Recorded } from '#event-sourcing';
import { checkedAppend, isUuid } from '../contract/append-rules.js';
import { CommandReused, ConcurrencyConflict, InvalidAppend } from '../errors.js';
import {
  type Appended,
  type CommandReceipt,
  EventStore,
  type Position,
  type ReadOptions,
  type StreamAppend,
  type Subscription,
} from '../event-store.js';
import { Alarm } from './alarm.js';
import { AppendCall, type AppendRow } from './append-call.js';
import { asStoreError, plainConfig } from './connection.js';
import { Database } from './database.js';
import { follow } from './follow.js';
import { KnownHeads } from './known-heads.js';
import { migrate } from './migrate.js';
import { fromPosition, toPosition } from './position.js';
import { type EventRow, type HashedRow, hashOf, recordedEvents } from './rows.js';
import * as statements from './statements.js';
import { WakeUps } from './wake-ups.js';

export type PostgresEventStoreOptions = Readonly<{
  connectionString: string;
  /** Connections, besides the one for wake-ups (default 10). */
  poolSize?: number;
  /** Streams whose last hash is remembered (default 10,000). */
  knownHeads?: number;
}>;

/** So often an append that takes any revision runs after the head. */
const chases = 100;

/** The event store on PostgreSQL 17 or newer; see the library's README for how it works and why. */
export class PostgresEventStore extends EventStore {
  readonly #wakeUps: WakeUps;
  #closed: Promise<void> | undefined;

  private constructor(
    private readonly database: Database,
    private readonly known: KnownHeads,
    connectionString: string,
    override readonly storeId: string,
  ) {
    super();
    this.#wakeUps = new WakeUps(connectionString);
  }

  /** Creates or updates the tables first. Errors: StoreUnavailable. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { connectionString, poolSize = 10, knownHeads = 10_000 } = options;
    const client = new pg.Client(plainConfig(connectionString));
    // A lost connection also fails the query that was under way.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await migrate(client);
      const { rows } = await client.query<{ id: string }>(statements.readStore);
      const database = new Database(connectionString, poolSize);
      return new PostgresEventStore(database, new KnownHeads(knownHeads), connectionString, rows[0]?.id ?? '');
    } catch (error) {
      throw asStoreError(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  override async read(stream: string, options: ReadOptions = {}): Promise<readonly Recorded[]> {
    const { direction = 'forwards', limit = null } = options;
    const forwards = direction === 'forwards';
    const from = options.from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
    const statement = forwards ? statements.readForwards : statements.readBackwards;
    const rows = await this.database.rows<HashedRow>(statement, [stream, from, limit]);
    this.#learn(stream, forwards ? rows.at(-1) : rows[0]);
    return recordedEvents(rows);
  }

  override async readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const found = new Map<string, HashedRow[]>([...streams.keys()].map((stream) => [stream, []]));
    const rows = await this.database.rows<HashedRow>(statements.readMany, [[...streams.keys()], [...streams.values()]]);
    for (const row of rows) found.get(row[0])?.push(row);
    return new Map(
      [...found].map(([stream, ofStream]) => {
        this.#learn(stream, ofStream.at(-1));
        return [stream, recordedEvents(ofStream)];
      }),
    );
  }

  override async append(streams: readonly StreamAppend[], command: CommandReceipt): Promise<Appended> {
    const checked = checkedAppend(streams, command);
    for (let chase = 1; ; chase++) {
      const call = new AppendCall(checked, this.known);
      const [outcome, answer, epoch, tx, place, heads] = await this.#send(call);
      switch (outcome) {
        case 'appended':
          for (const [stream, head] of call.heads) this.known.learn(stream, head);
          this.#wakeUps.announce();
          return {
            position: toPosition({ epoch, tx, position: place }),
            repeated: false,
            answer: command.answer,
            revisions: new Map([...call.heads].map(([stream, { revision }]) => [stream, revision])),
          };
        case 'repeated':
          return { position: toPosition({ epoch, tx, position: place }), repeated: true, answer, revisions: new Map() };
        case 'reused':
          throw new CommandReused(command.commandId);
        case 'stale':
          this.#correct(call, heads ?? [], chase);
      }
      // Once is usual, when the head was not known; after that, others are faster.
      if (chase > 1) await pause(Math.random() * 10);
    }
  }

  override async receipt(commandId: string): Promise<(CommandReceipt & Readonly<{ position: Position }>) | undefined> {
    if (!isUuid(commandId)) return undefined;
    const [row] = await this.database.rows<CommandRow>(statements.readCommand, [commandId]);
    if (!row) return undefined;
    const [id, hash, answer, epoch, tx, position] = row;
    return { commandId: id, requestHash: hash.slice(2), answer, position: toPosition({ epoch, tx, position }) };
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const alarm = new Alarm();
    const { signal } = subscription;
    const read = async (after: Position, limit: number): Promise<Recorded[]> =>
      recordedEvents(await this.database.rows<EventRow>(statements.readAll, [...fromPosition(after), limit]));
    this.#wakeUps.add(alarm);
    signal.addEventListener('abort', alarm.ring);
    try {
      await follow({ read, alarm, isClosed: () => this.database.isClosed }, subscription);
    } finally {
      signal.removeEventListener('abort', alarm.ring);
      this.#wakeUps.remove(alarm);
    }
  }

  override head(): Promise<Position | undefined> {
    return this.#positionBy(statements.readHead);
  }

  override latest(): Promise<Position | undefined> {
    return this.#positionBy(statements.readLatest);
  }

  /** Ends subscriptions after the batch that they handle; statements under way are waited for. */
  override close(): Promise<void> {
    this.#closed ??= Promise.all([this.database.close(), this.#wakeUps.close()]).then(() => undefined);
    return this.#closed;
  }

  async #positionBy(statement: statements.Statement): Promise<Position | undefined> {
    const [row] = await this.database.rows<[epoch: number, tx: string, position: number]>(statement);
    return row && toPosition({ epoch: row[0], tx: row[1], position: row[2] });
  }

  async #send({ values, heads }: AppendCall): Promise<AppendRow> {
    try {
      const [row] = await this.database.rows<AppendRow>(statements.append, [...values]);
      if (!row) throw new Error('append answered nothing');
      return row;
    } catch (error) {
      // Two names in one append that are the same to the database, though not to us.
      if (error instanceof pg.DatabaseError && error.code === '23505') throw new ConcurrencyConflict([...heads.keys()]);
      throw error;
    }
  }

  #learn(stream: string, last: HashedRow | undefined): void {
    if (last) this.known.learn(stream, { revision: last[1], hash: hashOf(last) });
  }

  /** Learns where the streams really are; throws when the append cannot be tried again from there. */
  #correct(call: AppendCall, heads: NonNullable<AppendRow[5]>, chase: number): void {
    for (const [stream, existing, revision, hash] of heads) {
      if (existing !== null && existing !== stream) {
        throw new InvalidAppend(
          `streams[${call.placeOf(stream)}].stream`,
          `must not differ from ${existing} in case only`,
        );
      }
      this.known.forget(stream);
      if (hash !== null) this.known.learn(stream, { revision, hash });
    }
    const conflicts = chase < chases ? call.conflicts(heads) : heads.map(([stream]) => stream);
    if (conflicts.length > 0) throw new ConcurrencyConflict(conflicts);
  }
}

type CommandRow = [id: string, requestHash: string, answer: unknown, epoch: number, tx: string, position: number];
