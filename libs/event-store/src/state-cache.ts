import type { Event, Fold, Recorded } from '#event-sourcing';

/** `revision`: of the last event in it (-1: none). */
type Known<State> = Readonly<{ state: State; revision: number }>;

/** The states that were loaded last, so that loading one again reads only what was added since. */
export class StateCache {
  /** `evolve` tells folds apart: a decider made from a fold is the same fold. */
  readonly #known = new Map<string, Known<unknown> & Readonly<{ evolve: unknown }>>();

  constructor(private readonly size: number) {}

  /** The state as far as it is known: at worst the initial one. */
  get<State, E extends Event>({ evolve, initial }: Fold<State, E>, stream: string): Known<State> {
    const known = this.#known.get(stream);
    if (known?.evolve !== evolve) return { state: initial, revision: -1 };
    this.#known.delete(stream);
    this.#known.set(stream, known); // most recently used last
    return known as Known<State>; // was put there under this very fold
  }

  /** Continues from `before` with the events that were read after it, and remembers where that leads. */
  advance<State, E extends Event>(
    { evolve }: Fold<State, E>,
    stream: string,
    before: Known<State>,
    events: readonly Recorded[],
  ): Known<State> {
    // The stream's category belongs to this fold, so its events are of this fold's types.
    const state = events.reduce((so, event) => evolve(so, event as Recorded & E), before.state);
    const after = { state, revision: events.at(-1)?.revision ?? before.revision };
    if (after.revision < 0) return after;
    this.#known.delete(stream);
    this.#known.set(stream, { ...after, evolve });
    const oldest = this.#known.keys().next();
    if (this.#known.size > this.size && !oldest.done) this.#known.delete(oldest.value);
    return after;
  }
}
