import { END } from '@kurrent/kurrentdb-client';
import { type EventVersions, type Recorded, upcast } from '#event-sourcing';
import { checkedAppend, isUuid } from '../contract/append-rules.js';
import {
  type Appended,
  type CommandReceipt,
  type Contradiction,
  EventStore,
  type Position,
  type ReadOptions,
  type StoredEvent as EventAsStored,
  type StreamAppend,
  type Subscription,
} from '../event-store.js';
import { KnownHeads } from '../known-heads.js';
import { Appends } from './appends.js';
import { Connection } from './connection.js';
import { asStoreError } from './failure.js';
import { Following } from './follow.js';
import { forAll } from './heads.js';
import { type Log, openLog } from './log.js';
import { LogEnd } from './log-end.js';
import { Names } from './names.js';
import { fromPosition } from './position.js';
import { Reader } from './reader.js';
import { asStored, type StoredEvent } from './stored-event.js';

export type KurrentDbEventStoreOptions = Readonly<{
  /** `kurrentdb://…` or `kurrentdb+discover://…`; TLS and credentials as the client documents them. */
  connectionString: string;
  /** What the names of all streams on the server begin with (default `techcoop`). */
  prefix?: string;
  /** Streams whose last hash is remembered (default 10,000). */
  knownHeads?: number;
  /** Of all event types that ever changed: what is read comes as it is written now. */
  versions?: EventVersions | undefined;
}>;

/** The event store on KurrentDB 25.1.1 or newer; see the library's README for how it works and why. */
export class KurrentDbEventStore extends EventStore {
  readonly #end: LogEnd;
  readonly #appends: Appends;

  private constructor(
    private readonly connection: Connection,
    private readonly reader: Reader,
    private readonly names: Names,
    private readonly known: KnownHeads,
    private readonly log: Log,
    private readonly versions: EventVersions,
  ) {
    super();
    this.#end = new LogEnd(reader, log.origin);
    this.#appends = new Appends({ connection, reader, names, known, end: this.#end });
  }

  /** Writes down which log it is when it is new. Errors: StoreUnavailable, StoreUnusable. */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const { connectionString, prefix = 'techcoop', knownHeads = 10_000, versions = {} } = options;
    const names = new Names(prefix);
    const connection = new Connection(connectionString);
    try {
      await connection.requireServer();
      const reader = new Reader(connection, names);
      const log = await openLog(connection, reader, names);
      // Whoever may not read $all would find out only when it is too late.
      await reader.newest();
      return new KurrentDbEventStore(connection, reader, names, new KnownHeads(knownHeads), log, versions);
    } catch (error) {
      await connection.close();
      throw asStoreError(error);
    }
  }

  override get storeId(): string {
    return this.log.storeId;
  }

  override async read(stream: string, options: ReadOptions = {}): Promise<readonly Recorded[]> {
    const { direction = 'forwards', from, limit } = options;
    if (limit === 0 || (direction === 'backwards' && from !== undefined && from < 0)) return [];
    const found = await this.reader.events(stream, {
      direction,
      ...(from !== undefined
        ? { fromRevision: BigInt(Math.max(0, from)) }
        : direction === 'backwards' && { fromRevision: END }),
      ...(limit !== undefined && { maxCount: limit }),
    });
    return this.#seen(stream, found, direction === 'forwards' ? found.at(-1) : found[0]);
  }

  override async readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const read = new Map<string, readonly Recorded[]>([...streams.keys()].map((stream) => [stream, []]));
    await forAll([...streams], async ([stream, from]) => {
      read.set(stream, await this.read(stream, { from }));
    });
    return read;
  }

  override async append(streams: readonly StreamAppend[], command: CommandReceipt): Promise<Appended> {
    return this.#appends.append(checkedAppend(streams, command, this.versions), command.answer);
  }

  override async receipt(commandId: string): Promise<(CommandReceipt & Readonly<{ position: Position }>) | undefined> {
    const record = isUuid(commandId) ? await this.reader.command(commandId) : undefined;
    if (!record) return undefined;
    const { requestHash, answer } = record;
    return { commandId: commandId.toLowerCase(), requestHash, answer, position: await this.reader.positionOf(record) };
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const { connection, names, log, versions } = this;
    const handle: Subscription['handle'] = ({ events, ...rest }) =>
      subscription.handle({ ...rest, events: events.map((event) => upcast(versions, event)) });
    const following = { ...subscription, handle };
    await new Following({ connection, streams: names.eventStreams, origin: log.origin }, following).run();
  }

  override head(): Promise<Position | undefined> {
    return this.#end.find();
  }

  override async stored(after: Position | undefined, limit: number): Promise<readonly EventAsStored[]> {
    return (await this.#after(after, limit)).map(asStored);
  }

  override async storedOf(stream: string, from: number, limit: number): Promise<readonly EventAsStored[]> {
    const found = await this.reader.events(stream, { fromRevision: BigInt(from), maxCount: limit });
    return found.filter(({ event }) => event.stream === stream).map(asStored);
  }

  override async countAfter(after: Position | undefined, most: number): Promise<number> {
    return (await this.#after(after, most)).length;
  }

  /** The server itself numbers a stream's events and never changes one; nothing is kept twice that could disagree. */
  override async contradictions(): Promise<readonly Contradiction[]> {
    return [];
  }

  /** Ends subscriptions after the batch that they handle; what is under way is waited for. */
  override close(): Promise<void> {
    return this.connection.close();
  }

  #after(after: Position | undefined, limit: number): Promise<readonly StoredEvent[]> {
    return this.reader.after(after === undefined ? this.log.origin : fromPosition(after), limit);
  }

  /** Another spelling of a stream's name is no stream. */
  #seen(stream: string, found: readonly StoredEvent[], last: StoredEvent | undefined): readonly Recorded[] {
    if (last?.event.stream !== stream) return [];
    this.known.learn(stream, { revision: last.event.revision, hash: last.hash });
    return found.map(({ event }) => upcast(this.versions, event));
  }
}
