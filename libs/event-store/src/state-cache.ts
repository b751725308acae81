import type { Event, Fold, Recorded } from '#event-sourcing';

type Known = Readonly<{ fold: unknown; state: unknown; revision: number }>;

/** The states that were loaded last, so that loading one again reads only what was added since. */
export class StateCache {
  readonly #known = new Map<string, Known>();

  constructor(private readonly size: number) {}

  /** The state, and the revision of the last event in it (-1: none); undefined when it has to be read. */
  get<State, E extends Event>(fold: Fold<State, E>, stream: string): { state: State; revision: number } | undefined {
    const known = this.#known.get(stream);
    if (known?.fold !== fold) return undefined;
    this.#known.delete(stream);
    this.#known.set(stream, known); // most recently used last
    return { state: known.state as State, revision: known.revision }; // was put there under this very fold
  }

  /** Continues from what is known with the events read since. */
  advance<State, E extends Event>(
    fold: Fold<State, E>,
    stream: string,
    events: readonly Recorded[],
  ): { state: State; revision: number } {
    const from = this.get(fold, stream) ?? { state: fold.initial, revision: -1 };
    // The stream's category belongs to this fold, so its events are of this fold's types.
    const state = events.reduce((before, event) => fold.evolve(before, event as Recorded & E), from.state);
    const revision = events.at(-1)?.revision ?? from.revision;
    if (revision < 0) return { state, revision };
    this.#known.delete(stream);
    this.#known.set(stream, { fold, state, revision });
    const oldest = this.#known.keys().next();
    if (this.#known.size > this.size && !oldest.done) this.#known.delete(oldest.value);
    return { state, revision };
  }
}
