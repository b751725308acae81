import {
  BACKWARDS,
  END,
  FORWARDS,
  type KurrentDBClient,
  type Position as LogPosition,
  type ReadStreamOptions,
  type RecordedEvent,
  type ResolvedEvent,
  StreamNotFoundError,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import { type CommandRecord, commandRecord } from './command-record.js';
import { type Connection, unlessSilent } from './connection.js';
import type { Names } from './names.js';
import { type StoredEvent, storedEvent } from './stored-event.js';

/** Of a follower's answers we could not know how old they are. */
const requiresLeader = true;

const all = (events: AsyncIterable<ResolvedEvent>): Promise<RecordedEvent[]> =>
  unlessSilent(async (heard) => {
    const found: RecordedEvent[] = [];
    for await (const { event } of events) {
      heard();
      if (event) found.push(event);
    }
    return found;
  });

const eventsOf = async (
  client: KurrentDBClient,
  streamName: string,
  options: ReadStreamOptions,
): Promise<RecordedEvent[]> => {
  try {
    return await all(client.readStream(streamName, { ...options, requiresLeader }));
  } catch (error) {
    if (error instanceof StreamNotFoundError) return [];
    throw error;
  }
};

/** Reads what there is on the server. Errors: StoreUnavailable. */
export class Reader {
  constructor(
    private readonly connection: Connection,
    private readonly names: Names,
  ) {}

  /** Of the stream that has this name, however it is spelt. */
  async events(stream: string, options: ReadStreamOptions): Promise<StoredEvent[]> {
    const streamName = this.names.stream(stream);
    return (await this.connection.attempt((client) => eventsOf(client, streamName, options))).map(storedEvent);
  }

  /** The event of that revision, or the last one where there are fewer; without a revision, the last one. */
  async last(stream: string, revision?: number): Promise<StoredEvent | undefined> {
    const fromRevision = revision === undefined ? END : BigInt(revision);
    const [found] = await this.events(stream, { direction: BACKWARDS, fromRevision, maxCount: 1 });
    return found;
  }

  command(commandId: string): Promise<CommandRecord | undefined> {
    return this.connection.attempt((client) => this.commandFrom(client, commandId));
  }

  /** The same, once. */
  async commandFrom(client: KurrentDBClient, commandId: string): Promise<CommandRecord | undefined> {
    const [record] = await eventsOf(client, this.names.command(commandId), { maxCount: 1 });
    return record && commandRecord(record);
  }

  /** The first event of the stream that says which log this is. */
  async store(): Promise<RecordedEvent | undefined> {
    const [first] = await this.connection.attempt((client) => eventsOf(client, this.names.store, { maxCount: 1 }));
    return first;
  }

  /** At most so many events of the log after a position, in its order. */
  async after(after: LogPosition, limit: number): Promise<StoredEvent[]> {
    const filter = streamNameFilter({ prefixes: [this.names.eventStreams] });
    // Where to begin is inclusive here: the event that stands there is left out below.
    const found = await this.connection.attempt((client) =>
      all(client.readAll({ direction: FORWARDS, fromPosition: after, maxCount: limit + 1, filter, requiresLeader })),
    );
    return found
      .filter(({ position }) => position !== undefined && position.commit > after.commit)
      .map(storedEvent)
      .slice(0, limit);
  }

  /** The last event of the log; undefined when there is none. */
  async head(): Promise<StoredEvent | undefined> {
    // With the stream of the store, so that an empty log among much else is not searched to its beginning.
    const filter = streamNameFilter({ prefixes: [this.names.eventStreams, this.names.store] });
    const [last] = await this.connection.attempt((client) =>
      all(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, filter, requiresLeader })),
    );
    return last && last.streamId !== this.names.store ? storedEvent(last) : undefined;
  }
}
