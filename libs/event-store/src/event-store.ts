import type { Event, EventMetadata, Recorded } from '#event-sourcing';
import type { HashedEvent } from './contract/event-hash.js';

/** `revision`: the stream's last event has this 0-based number. All four are enforced. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

/**
 * `id`: see eventId; ids are chosen before the append, since encrypted fields are bound to them. `version`: the current one
 * of its type unless another is given.
 */
export type NewEvent = Event & Readonly<{ id: string; version?: number; metadata: EventMetadata }>;

/** The events that one atomic append adds to one stream. A stream appears once per append. */
export type StreamAppend = Readonly<{ stream: string; expected: ExpectedRevision; events: readonly NewEvent[] }>;

/** What is remembered of a command, so that it happens at most once and its answer can be given again. */
export type CommandReceipt = Readonly<{
  /** UUID. */
  commandId: string;
  /** SHA-256 (hex) of what was asked. */
  requestHash: string;
  /** JSON to be answered when the same command comes again. */
  answer: unknown;
}>;

/** Opaque, fixed-width: positions compare as strings. */
export type Position = string;

export type Appended = Readonly<{
  /** Position of the last event of the append. */
  position: Position;
  /** True when this command had been appended before: nothing was added now, `answer` is the first one's. */
  repeated: boolean;
  answer: unknown;
  /** Stream → revision of its last event in this append. Empty when repeated. */
  revisions: ReadonlyMap<string, number>;
}>;

export type ReadOptions = Readonly<{
  /** First revision wanted (default: the first when reading forwards, the last when backwards). */
  from?: number;
  direction?: 'forwards' | 'backwards';
  limit?: number;
}>;

/** An event as it is stored: what its hash covers, byte for byte, and the hash. */
export type StoredEvent = HashedEvent &
  Readonly<{
    position: Position;
    /** SHA-256, hex; see eventHash. */
    hash: string;
  }>;

/** What contradicts itself in how an engine keeps its log. */
export type Contradiction = Readonly<{
  position: Position;
  /** Where it is known. */
  stream?: string;
  revision?: number;
  /** In words, to be read after the place. */
  what: string;
}>;

export type Subscription = Readonly<{
  /** Exclusive; undefined: from the beginning. */
  after?: Position | undefined;
  /** At most so many events at once (default 500). */
  batchSize?: number;
  /**
   * Called with events in order, and with none when caught up; the next batch comes when the promise is fulfilled.
   * `position` is where to resume.
   */
  handle: (batch: Readonly<{ events: readonly Recorded[]; position: Position; caughtUp: boolean }>) => Promise<void>;
  /** Ends the subscription; `subscribe` then resolves. */
  signal: AbortSignal;
}>;

/**
 * The log of all that happened. Abstract class rather than interface, so that Nest can use it as an injection token.
 * Streams are unique ignoring case. Errors: InvalidAppend, ConcurrencyConflict, CommandReused, StoreUnavailable.
 */
export abstract class EventStore {
  /** UUID of this log. A checkpoint taken on another log means nothing here. */
  abstract readonly storeId: string;

  /** Events of one stream in order; none when there is no such stream. */
  abstract read(stream: string, options?: ReadOptions): Promise<readonly Recorded[]>;

  /** Events of several streams, each from its own revision on (0: all), in one round trip where the engine can. */
  abstract readMany(streams: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, readonly Recorded[]>>;

  /** Those of some types only: what is of no use is not sent where the engine can leave it out. */
  async readTypes(
    streams: readonly string[],
    types: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const all = await this.readMany(new Map(streams.map((stream) => [stream, 0])));
    return new Map([...all].map(([stream, events]) => [stream, events.filter(({ type }) => types.has(type))]));
  }

  /** All or none, at most once per command. */
  abstract append(streams: readonly StreamAppend[], command: CommandReceipt): Promise<Appended>;

  /** What was answered to a command that was appended, or undefined. */
  abstract receipt(commandId: string): Promise<(CommandReceipt & Readonly<{ position: Position }>) | undefined>;

  /** Gives every event exactly in log order, from `after` on; returns when the signal is aborted. */
  abstract subscribe(subscription: Subscription): Promise<void>;

  /** Position of the last event that readers can see; undefined when there is none. */
  abstract head(): Promise<Position | undefined>;

  /**
   * Position of the last event that was acknowledged, also where readers do not see it yet (behind an open transaction):
   * whoever has reached it has seen all that was acknowledged before the call.
   */
  latest(): Promise<Position | undefined> {
    return this.head();
  }

  /** What an operator watches of the engine, by name (lower case, with its unit): for metrics. */
  async gauges(): Promise<Readonly<Record<string, number>>> {
    return {};
  }

  /**
   * Whether whoever has seen everything up to there can go on from there. False when the log was restored from a backup
   * that ends before it: what was seen is no longer so, and must be built anew.
   */
  async includes(position: Position): Promise<boolean> {
    return position <= ((await this.latest()) ?? '');
  }

  /**
   * Events that readers may see, as they are stored, in log order; undefined: from the very first. Where several stand at
   * one position, which no append does, all of them come, if need be beyond `limit`.
   */
  abstract stored(after: Position | undefined, limit: number): Promise<readonly StoredEvent[]>;

  /** The same for one stream, from a revision on. */
  abstract storedOf(stream: string, from: number, limit: number): Promise<readonly StoredEvent[]>;

  /** How many events readers may see after a position, counted up to `most`. */
  abstract countAfter(after: Position | undefined, most: number): Promise<number>;

  /**
   * What no append can have left behind, and no event's hash tells: none in a sound log, else at most `most`. Takes its
   * time on a long log.
   */
  abstract contradictions(most: number): Promise<readonly Contradiction[]>;

  abstract close(): Promise<void>;
}
