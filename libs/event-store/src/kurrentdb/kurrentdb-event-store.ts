import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { END } from '@kurrent/kurrentdb-client';
import { type EventVersions, type Recorded, upcast } from '#event-sourcing';
import { type CheckedAppend, checkedAppend, isUuid } from '../contract/append-rules.js';
import { CommandReused, ConcurrencyConflict } from '../errors.js';
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
import { AppendCall } from './append-call.js';
import { type CommandRecord, recordIsOf } from './command-record.js';
import { Connection } from './connection.js';
import { appendFailure, asStoreError, isMalfunction } from './failure.js';
import { Following } from './follow.js';
import { forAll, Heads } from './heads.js';
import { type Log, openLog } from './log.js';
import { Names } from './names.js';
import { fromPosition, toPosition } from './position.js';
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

/** An append that takes any revision runs after the head for so long. */
const chaseForMs = 10_000;

/** What came of an append: where it stands, or the record of the command that says it, ours or another sending's. */
type Outcome = Readonly<{ position: Position }> | Readonly<{ record: CommandRecord }> | 'conflict';

/** The event store on KurrentDB 25.1.1 or newer; see the library's README for how it works and why. */
export class KurrentDbEventStore extends EventStore {
  readonly #heads: Heads;

  private constructor(
    private readonly connection: Connection,
    private readonly reader: Reader,
    private readonly names: Names,
    private readonly known: KnownHeads,
    private readonly log: Log,
    private readonly versions: EventVersions,
  ) {
    super();
    this.#heads = new Heads(reader, known);
  }

  /** Writes down which log it is when it is new. Errors: StoreUnavailable; a plain Error when the server is too old. */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const { connectionString, prefix = 'techcoop', knownHeads = 10_000, versions = {} } = options;
    const names = new Names(prefix);
    const connection = new Connection(connectionString);
    try {
      await connection.requireServer();
      const reader = new Reader(connection, names);
      const log = await openLog(connection, reader, names);
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
    const checked = checkedAppend(streams, command, this.versions);
    const giveUpAt = performance.now() + chaseForMs;
    for (let chase = 1; ; chase++) {
      const { heads, conflicts } = await this.#heads.find(checked.streams, false);
      const call = new AppendCall(checked, heads, this.names, randomUUID());
      const outcome = conflicts.length > 0 ? 'conflict' : await this.#send(checked.commandId, call);
      if (outcome !== 'conflict') return this.#answer(outcome, checked, call, command.answer);

      // In this order: whoever sees what another sending of this command did to the streams, sees its record too.
      const fresh = await this.#heads.find(checked.streams, true);
      const record = await this.reader.command(checked.commandId);
      if (record) return this.#answer({ record }, checked, call, command.answer);
      // Without any, it was expected to be anywhere, or what was in the way cannot be read yet.
      if (fresh.conflicts.length > 0) throw new ConcurrencyConflict(fresh.conflicts);
      if (performance.now() > giveUpAt) throw new ConcurrencyConflict(checked.streams.map(({ stream }) => stream));
      await pause(Math.random() * Math.min(50, 2 ** chase));
    }
  }

  override async receipt(commandId: string): Promise<(CommandReceipt & Readonly<{ position: Position }>) | undefined> {
    const record = isUuid(commandId) ? await this.reader.command(commandId) : undefined;
    if (!record) return undefined;
    const { requestHash, answer } = record;
    return { commandId: commandId.toLowerCase(), requestHash, answer, position: await this.#positionOf(record) };
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const { connection, names, log, versions } = this;
    const handle: Subscription['handle'] = ({ events, ...rest }) =>
      subscription.handle({ ...rest, events: events.map((event) => upcast(versions, event)) });
    const following = { ...subscription, handle };
    await new Following({ connection, streams: names.eventStreams, origin: log.origin }, following).run();
  }

  override async head(): Promise<Position | undefined> {
    return (await this.reader.head())?.event.position;
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

  /** The same bytes again while it is not known what became of them, unless the record says it. */
  #send(commandId: string, call: AppendCall): Promise<Outcome> {
    let wasSent = false;
    return this.connection.attempt(async (client) => {
      const record = wasSent ? await this.reader.commandFrom(client, commandId) : undefined;
      if (record) return { record };
      wasSent = true;
      try {
        const { position } = await client.multiStreamAppend(call.requests);
        return { position: toPosition({ commit: position, prepare: position }) };
      } catch (error) {
        const failure = appendFailure(error);
        if (failure === 'conflict') return failure;
        const ofOther = isMalfunction(error) ? await this.reader.commandFrom(client, commandId) : undefined;
        if (ofOther) return { record: ofOther };
        throw failure;
      }
    });
  }

  async #answer(
    outcome: Exclude<Outcome, 'conflict'>,
    { commandId, requestHash }: CheckedAppend,
    call: AppendCall,
    answer: unknown,
  ): Promise<Appended> {
    if ('position' in outcome) return this.#appended(call, answer, outcome.position);
    const { record } = outcome;
    const position = await this.#positionOf(record);
    switch (recordIsOf(record, { attempt: call.attempt, requestHash })) {
      case 'this-sending':
        return this.#appended(call, answer, position);
      case 'another-sending':
        return { position, repeated: true, answer: record.answer, revisions: new Map() };
      case 'another-request':
        throw new CommandReused(commandId);
    }
  }

  #appended({ heads }: AppendCall, answer: unknown, position: Position): Appended {
    for (const [stream, head] of heads) this.known.learn(stream, head);
    const revisions = new Map([...heads].map(([stream, { revision }]) => [stream, revision]));
    return { position, repeated: false, answer, revisions };
  }

  async #positionOf({ last }: CommandRecord): Promise<Position> {
    const found = await this.reader.last(last.stream, last.revision);
    if (found?.event.revision !== last.revision) throw new Error(`${last.stream} has lost events`);
    return found.event.position;
  }
}
