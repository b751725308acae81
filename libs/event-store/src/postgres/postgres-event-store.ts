import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { EventVersions, Recorded } from '#event-sourcing';
import { type CheckedAppend, checkedAppend, isUuid } from '../contract/append-rules.js';
import { isConflict } from '../contract/expected-revision.js';
import { CommandReused, ConcurrencyConflict, InvalidAppend } from '../errors.js';
import {
  type Appended,
  type CommandReceipt,
  type Contradiction,
  EventStore,
  type ExpectedRevision,
  type Position,
  type ReadOptions,
  type StoredEvent,
  type StreamAppend,
  type Subscription,
} from '../event-store.js';
import { Alarm } from '../alarm.js';
import { AppendQueue, type Limits } from './append-queue.js';
import { type Bundle, eventsIn } from './bundles.js';
import { asStoreError, plainConfig } from './connection.js';
import { Database } from './database.js';
import { follow } from './follow.js';
import { appendTogether } from './group-append.js';
import { groupedReads } from './grouped-reads.js';
import { type Head, KnownHeads } from '../known-heads.js';
import { migrate } from './migrate.js';
import { fromPosition, isPosition, toPosition } from './position.js';
import { type EventRow, recordedEvents } from './rows.js';
import * as statements from './statements.js';
import { contradictions } from './contradictions.js';
import { countAfter, storedAfter, storedOf } from './stored-events.js';
import { WakeUps } from './wake-ups.js';

export type PostgresEventStoreOptions = Readonly<{
  connectionString: string;
  /** Connections, besides the one for wake-ups (default 10). */
  poolSize?: number;
  /** Streams whose last hash is remembered (default 10,000). */
  knownHeads?: number;
  /** Of all event types that ever changed: what is read comes as it is written now. */
  versions?: EventVersions | undefined;
}>;

const queueLimits = {
  groups: 2,
  bytes: 8 * 1024 * 1024,
  waiting: 10_000,
  waitingBytes: 64 * 1024 * 1024,
  waitingMs: 10_000,
};
/** Groups of 16 processes together take no more than half of the locks that the server has room for. */
const locksShare = 2 * 16 * queueLimits.groups;

/** Events of a stream read by one statement, so that its time is bounded. */
const mostAtOnce = 5_000;

/** So often an append that takes any revision runs after the head. */
const chases = 100;

/** The event store on PostgreSQL 17 or newer; see the library's README for how it works and why. */
export class PostgresEventStore extends EventStore {
  readonly #wakeUps: WakeUps;
  #closed: Promise<void> | undefined;

  readonly #queue: AppendQueue;
  readonly #reads = groupedReads((streams) => this.#readMany(streams));

  private constructor(
    private readonly database: Database,
    private readonly known: KnownHeads,
    private readonly versions: EventVersions,
    limits: Limits,
    connectionString: string,
    override readonly storeId: string,
  ) {
    super();
    this.#wakeUps = new WakeUps(connectionString);
    this.#queue = new AppendQueue(limits, appendTogether(database, known));
  }

  /** Creates or updates the tables first. Errors: StoreUnavailable. */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const { connectionString, poolSize = 10, knownHeads = 10_000, versions = {} } = options;
    const client = new pg.Client(plainConfig(connectionString));
    // A lost connection also fails the query that was under way.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await migrate(client);
      const { rows } = await client.query<{ id: string; locks: number }>(statements.readStore);
      const [{ id, locks } = { id: '', locks: 0 }] = rows;
      const limits = { ...queueLimits, streams: Math.floor(locks / locksShare) };
      const database = new Database(connectionString, poolSize);
      return new PostgresEventStore(database, new KnownHeads(knownHeads), versions, limits, connectionString, id);
    } catch (error) {
      throw asStoreError(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  override async read(stream: string, options: ReadOptions = {}): Promise<readonly Recorded[]> {
    const { direction = 'forwards', limit = Number.MAX_SAFE_INTEGER } = options;
    const forwards = direction === 'forwards';
    const statement = forwards ? statements.readForwards : statements.readBackwards;
    const found: Recorded[] = [];
    let from = options.from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
    for (;;) {
      const most = Math.min(mostAtOnce, limit - found.length);
      const bundles = await this.database.rows<Bundle>(statement, [stream, from, most]);
      const events = this.#opened(stream, bundles);
      for (const event of events) found.push(event);
      const last = events.at(-1);
      if (!last || events.length < most || found.length === limit) return found;
      from = last.revision + (forwards ? 1 : -1);
    }
  }

  override readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    return this.#reads.ask(streams);
  }

  override async readTypes(
    streams: readonly string[],
    types: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const found = new Map<string, Recorded[]>(streams.map((stream) => [stream, []]));
    for (let wanted: ReadonlyMap<string, number> = new Map(streams.map((stream) => [stream, 0])); wanted.size > 0;) {
      const next = new Map<string, number>();
      for (const [stream, bundle] of await this.#bundles(wanted, types)) {
        const events = eventsIn(stream, [bundle], this.versions);
        found.get(stream)?.push(...events);
        if (events.length === mostAtOnce) next.set(stream, (events.at(-1)?.revision ?? 0) + 1);
      }
      wanted = next;
    }
    return found;
  }

  async #bundles(
    streams: ReadonlyMap<string, number>,
    types?: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, Bundle>> {
    const names = [...streams.keys()];
    const values = [names, [...streams.values()], mostAtOnce, ...(types ? [[...types]] : [])];
    const statement = types ? statements.readTypes : statements.readMany;
    const rows = await this.database.rows<[number: number, ...Bundle]>(statement, values);
    return new Map(rows.map(([number, ...bundle]) => [names[number - 1] ?? '', bundle]));
  }

  async #readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const bundles = await this.#bundles(streams);
    const found = new Map<string, readonly Recorded[]>();
    for (const stream of streams.keys()) {
      const bundle = bundles.get(stream);
      const events = this.#opened(stream, bundle ? [bundle] : []);
      const next = (events.at(-1)?.revision ?? 0) + 1;
      found.set(stream, events.length < mostAtOnce ? events : events.concat(await this.read(stream, { from: next })));
    }
    return found;
  }

  #opened(stream: string, bundles: readonly Bundle[]): Recorded[] {
    const events = eventsIn(stream, bundles, this.versions);
    const [last, hash] = [events.at(-1), bundles.at(-1)?.[3]];
    if (last && hash !== undefined) this.known.learn(stream, { revision: last.revision, hash: hash.slice(2) });
    return events;
  }

  override async append(streams: readonly StreamAppend[], command: CommandReceipt): Promise<Appended> {
    const unit = checkedAppend(streams, command, this.versions);
    for (let chase = 1; ; chase++) {
      const outcome = await this.#queue.append(unit);
      if (outcome !== 'refused') {
        this.#wakeUps.announce();
        const revisions = new Map([...outcome.heads].map(([stream, { revision }]) => [stream, revision]));
        return { position: toPosition(outcome.place), repeated: false, answer: command.answer, revisions };
      }
      const before = await this.receipt(unit.commandId);
      if (before) return repeated(before, unit);
      await this.#correct(unit, chase);
      // Once is usual, when a head was not known; after that, others are faster.
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
      recordedEvents(
        await this.database.rows<EventRow>(statements.readAll, [...fromPosition(after), limit]),
        this.versions,
      );
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

  override async includes(position: Position): Promise<boolean> {
    if (!isPosition(position)) return false; // of another engine
    const [row] = await this.database.rows<[boolean]>(statements.includes, [...fromPosition(position)]);
    return row?.[0] === true;
  }

  /**
   * Moves a stream to where it is in nobody's way; false when there was none, or it is there already. Whoever reads it or
   * follows the log notices nothing, and an append brings it back.
   */
  async archive(stream: string): Promise<boolean> {
    const [row] = await this.database.rows<[moved: boolean]>(statements.move, [stream, true]);
    return row?.[0] ?? false;
  }

  /** `horizon_age_seconds`: for how long the oldest open write of the server has held readers back. */
  override async gauges(): Promise<Readonly<Record<string, number>>> {
    const [row] = await this.database.rows<[seconds: string]>(statements.readHorizonAge);
    return { horizon_age_seconds: Number(row?.[0]), ...this.#queue.gauges() };
  }

  override stored(after: Position | undefined, limit: number): Promise<readonly StoredEvent[]> {
    return storedAfter(this.database, after, limit);
  }

  override storedOf(stream: string, from: number, limit: number): Promise<readonly StoredEvent[]> {
    return storedOf(this.database, stream, from, limit);
  }

  override countAfter(after: Position | undefined, most: number): Promise<number> {
    return countAfter(this.database, after, most);
  }

  override contradictions(most: number): Promise<readonly Contradiction[]> {
    return contradictions(this.database, most);
  }

  /** Ends subscriptions after the batch that they handle; statements under way are waited for. */
  override close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#queue.close();
    await Promise.all([this.database.close(), this.#wakeUps.close()]);
  }

  async #positionBy(statement: statements.Statement): Promise<Position | undefined> {
    const [row] = await this.database.rows<[epoch: number, tx: string, position: number]>(statement);
    return row && toPosition({ epoch: row[0], tx: row[1], position: row[2] });
  }

  /** Learns where the streams really are; throws when the append cannot be tried again from there. */
  async #correct({ streams }: CheckedAppend, chase: number): Promise<void> {
    const rows = await this.database.rows<HeadRow>(statements.readHeads, [streams.map(({ stream }) => stream)]);
    const heads = new Map(rows.map((row) => [row[0], row]));
    const conflicts: string[] = [];
    for (const [at, { stream, expected }] of streams.entries()) {
      const [, existing, revision, hash, archived] = heads.get(stream) ?? [];
      if (existing !== undefined && existing !== stream)
        throw new InvalidAppend(`streams[${at}].stream`, `must not differ from ${existing} in case only`);
      const head = revision === undefined || hash === undefined ? undefined : { revision, hash: hash.slice(2) };
      if (isConflict(expected, revision) || this.#isAnotherHistory(stream, expected, head)) conflicts.push(stream);
      this.known.forget(stream);
      if (head) this.known.learn(stream, head);
      if (archived) await this.database.rows(statements.move, [stream, false]);
    }
    if (conflicts.length > 0 || chase >= chases)
      throw new ConcurrencyConflict(conflicts.length > 0 ? conflicts : streams.map(({ stream }) => stream));
  }

  /** As long as what was decided on, and not the same: as after a restore. */
  #isAnotherHistory(stream: string, expected: ExpectedRevision, head: Head | undefined): boolean {
    const seen = this.known.get(stream);
    return seen !== undefined && seen.revision === expected && seen.hash !== head?.hash;
  }
}

type CommandRow = [id: string, requestHash: string, answer: unknown, epoch: number, tx: string, position: number];
type HeadRow = [asked: string, existing: string, revision: number, hash: string, archived: boolean];

/** What was answered when the command came first. Errors: CommandReused. */
const repeated = (
  before: CommandReceipt & Readonly<{ position: Position }>,
  { requestHash, commandId }: CheckedAppend,
): Appended => {
  if (before.requestHash !== requestHash.toLowerCase()) throw new CommandReused(commandId);
  return { position: before.position, repeated: true, answer: before.answer, revisions: new Map() };
};
