import {
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type KurrentDBClient,
  type Position as LogPosition,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import { Backlog } from './backlog.js';
import { storedEvent } from './stored-event.js';

type Wanted = Readonly<{
  client: KurrentDBClient;
  /** What the names of the streams begin with. */
  streams: string;
  /** Exclusive. */
  after: LogPosition;
  /** So many events may wait here before we stop reading. */
  size: number;
  /** Called when something has come. */
  ring: () => void;
}>;

/** Events are looked through on the server in pages of this size, after each of which it says how far it is. */
const searchWindow = 500;

/** One subscription on the server, for as long as it lasts. */
export class Session {
  readonly backlog: Backlog;
  readonly #wanted: Wanted;
  readonly #subscription: AllStreamSubscription;
  #ended: Readonly<{ because: unknown }> | undefined;

  constructor(wanted: Wanted) {
    const { client, streams, after, size } = wanted;
    this.#wanted = wanted;
    this.backlog = new Backlog(after);
    const filter = streamNameFilter({
      prefixes: [streams],
      maxSearchWindow: searchWindow,
      checkpointReached: (_, upTo) => this.#mark({ upTo }),
    });
    this.#subscription = client
      .subscribeToAll({ fromPosition: after, filter, requiresLeader: true }, { highWaterMark: size })
      .on('error', (because: Error) => this.#end(because))
      .on('end', () => this.#end(undefined))
      .on('readable', wanted.ring);
    this.#subscription
      .on('caughtUp', ({ position }) => this.#mark({ upTo: position, live: true }))
      .on('fellBehind', () => this.#mark({ live: false }));
  }

  /** Undefined while it lasts; then why it ended, which the server need not say. */
  get ended(): Readonly<{ because: unknown }> | undefined {
    return this.#ended;
  }

  /** Takes what has come, unless enough waits already: then the server waits too. */
  fill(): void {
    this.#read(this.#wanted.size);
  }

  close(): void {
    // It says so by an error when it never came about.
    this.#subscription.unsubscribe().catch(() => undefined);
    this.#subscription.destroy();
  }

  #read(size: number): void {
    while (this.backlog.length < size && !this.#ended) {
      // A stream does not know the type of its items.
      const resolved = this.#subscription.read() as AllStreamResolvedEvent | null;
      if (resolved === null) return;
      this.#add(resolved);
    }
  }

  #add({ event }: AllStreamResolvedEvent): void {
    // The server compares names as a language does, and might know an equal that we do not.
    if (!event?.streamId.startsWith(this.#wanted.streams)) return;
    try {
      this.backlog.add(storedEvent(event));
    } catch (error) {
      this.#end(error);
    }
  }

  /** Such a message overtakes the events that wait in the stream: they come first. */
  #mark(mark: Parameters<Backlog['mark']>[0]): void {
    this.#read(Number.POSITIVE_INFINITY);
    this.backlog.mark(mark);
    this.#wanted.ring();
  }

  #end(because: unknown): void {
    this.#ended ??= { because };
    this.#wanted.ring();
  }
}
