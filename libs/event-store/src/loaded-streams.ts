import type { Event, Fold, Load, Recorded } from '#event-sourcing';
import type { EventStore, StreamAppend } from './event-store.js';
import type { States } from './states.js';

type Options = Readonly<{
  /** Whether a state that is remembered from before may stand in for a look at its stream. */
  mayRemember: (stream: string) => boolean;
  /** Before a stream is looked at. */
  before?: (stream: string) => void;
  /** Of the stream that is loaded first. */
  first?: (stream: string, revision: number) => void;
}>;

/** The streams that one question or one attempt of a command loads, as they were when it did. */
export class LoadedStreams {
  readonly #revisions = new Map<string, number>();
  readonly #folds = new Map<string, Fold<unknown, Event>>();
  /** Those that were not looked at: others may have added to them. */
  readonly #remembered = new Set<string>();
  readonly #reads: CoalescedReads;

  constructor(
    private readonly store: EventStore,
    private readonly states: States,
    private readonly options: Options,
  ) {
    this.#reads = new CoalescedReads(store);
  }

  readonly load: Load = {
    state: async (fold, stream) => {
      const { mayRemember, before, first } = this.options;
      before?.(stream);
      const remembered = mayRemember(stream) ? this.states.remembered(fold, stream) : undefined;
      const { state, revision } =
        remembered ?? (await this.states.load(fold, stream, (from) => this.#reads.read(stream, from)));
      if (remembered) this.#remembered.add(stream);
      if (this.#revisions.size === 0) first?.(stream, revision);
      // A stream that is looked at twice is appended to as it was at first, since that was decided on, too.
      if (!this.#revisions.has(stream)) this.#revisions.set(stream, revision);
      this.#folds.set(stream, fold as Fold<unknown, Event>); // gets the events of this very stream only
      return state;
    },
    revisionOf: (stream) => this.revisionOf(stream) ?? -1,
  };

  /** In the order in which they were loaded: the first is the one that is meant. */
  get streams(): readonly string[] {
    return [...this.#revisions.keys()];
  }

  /** Undefined: it was not loaded. */
  revisionOf(stream: string): number | undefined {
    return this.#revisions.get(stream);
  }

  /**
   * Those that were added to since they were loaded. Nobody is asked about one that was looked at, and no other: it was as it
   * was seen; nor about `appended`, of which the append will tell.
   */
  async moved(appended: ReadonlySet<string> = new Set()): Promise<readonly string[]> {
    const streams = this.streams.filter((stream) => !appended.has(stream));
    if (streams.length === 0 || (this.#revisions.size === 1 && this.#remembered.size === 0)) return [];
    const after = new Map(streams.map((stream) => [stream, (this.revisionOf(stream) ?? -1) + 1]));
    const later = await this.store.readMany(after);
    return streams.filter((stream) => (later.get(stream)?.length ?? 0) > 0);
  }

  /** They were appended to as they were loaded: it is known what they are now. */
  remember(appends: readonly StreamAppend[]): void {
    for (const { stream, events } of appends) {
      const [fold, after] = [this.#folds.get(stream), this.#revisions.get(stream)];
      if (fold && after !== undefined) this.states.add(fold, stream, { after, events });
    }
  }
}

/** Reads asked for in one go (`Promise.all` over load) make one round trip. */
class CoalescedReads {
  #wanted = new Map<string, number>();
  #answer: Promise<ReadonlyMap<string, readonly Recorded[]>> | undefined;

  constructor(private readonly store: EventStore) {}

  async read(stream: string, from: number): Promise<readonly Recorded[]> {
    this.#wanted.set(stream, Math.min(from, this.#wanted.get(stream) ?? from));
    this.#answer ??= Promise.resolve().then(() => {
      const wanted = this.#wanted;
      this.#wanted = new Map();
      this.#answer = undefined;
      return this.store.readMany(wanted);
    });
    const events = (await this.#answer).get(stream) ?? [];
    return events.filter(({ revision }) => revision >= from);
  }
}
