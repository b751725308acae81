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
import type { Position } from '../event-store.js';
import type { Names } from './names.js';
import { onceThere } from './once-there.js';
import { type StoredEvent, storedEvent } from './stored-event.js';

/** Of a follower's answers we could not know how old they are. */
const requiresLeader = true;
/** A server that searches among what others wrote says nothing until it has found enough. */
const searchMs = 120_000;

const all = (events: AsyncIterable<ResolvedEvent>, silenceMs?: number): Promise<RecordedEvent[]> =>
  unlessSilent(async (heard) => {
    const found: RecordedEvent[] = [];
    for await (const { event } of events) {
      heard();
      if (event) found.push(event);
    }
    return found;
  }, silenceMs);

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
  async lastOf(stream: string, revision?: number): Promise<StoredEvent | undefined> {
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

  /** Of the command's append. Its streams do not all become readable at the same moment. */
  async positionOf({ last }: CommandRecord): Promise<Position> {
    const position = await onceThere(async () => {
      const found = await this.lastOf(last.stream, last.revision);
      return found?.event.revision === last.revision ? found.event.position : undefined;
    });
    if (position === undefined) throw new Error(`${last.stream} has lost events`);
    return position;
  }

  /** The first event of the stream that says which log this is. */
  async store(): Promise<RecordedEvent | undefined> {
    const [first] = await this.connection.attempt((client) => eventsOf(client, this.names.store, { maxCount: 1 }));
    return first;
  }

  /** Where the server's log ends, and the event that stands there if it is ours. */
  async newest(): Promise<Readonly<{ upTo: LogPosition; last: StoredEvent | undefined }>> {
    const [newest] = await this.connection.attempt((client) =>
      all(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader })),
    );
    if (!newest?.position) throw new Error('the server shows no events in $all, or no positions of them');
    const isOurs = newest.streamId.startsWith(this.names.eventStreams);
    return { upTo: newest.position, last: isOurs ? storedEvent(newest) : undefined };
  }

  /** At most so many events of the log after a position, in its order. */
  async after(after: LogPosition, limit: number): Promise<StoredEvent[]> {
    const filter = streamNameFilter({ prefixes: [this.names.eventStreams] });
    // Where to begin is inclusive here: the event that stands there is left out below.
    const options = { direction: FORWARDS, fromPosition: after, maxCount: limit + 1, filter, requiresLeader } as const;
    const found = await this.connection.attempt((client) => all(client.readAll(options), searchMs));
    return found
      .filter(({ position }) => position !== undefined && position.commit > after.commit)
      .map(storedEvent)
      .slice(0, limit);
  }

  /** The last event of the log, wherever it is; undefined when there is none. */
  async last(): Promise<StoredEvent | undefined> {
    // The server searches on for one more than it was asked for: among all that is ours, that is near.
    const filter = streamNameFilter({ prefixes: [...this.names.everything] });
    const options = { direction: BACKWARDS, fromPosition: END, maxCount: 1, filter, requiresLeader } as const;
    const [last] = await this.connection.attempt((client) => all(client.readAll(options), searchMs));
    return last?.streamId.startsWith(this.names.eventStreams) ? storedEvent(last) : undefined;
  }
}
