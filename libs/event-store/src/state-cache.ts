import type { Event, Fold } from '#event-sourcing';

/** `revision`: of the last event in it (-1: none). */
export type Known<State> = Readonly<{ state: State; revision: number }>;

/** The states that were loaded last, so that loading one again reads only what was added since. */
export class StateCache {
  /** `evolve` tells folds apart: a decider made from a fold is the same fold. */
  readonly #known = new Map<string, Known<unknown> & Readonly<{ evolve: unknown }>>();

  constructor(private readonly size: number) {}

  get<State, E extends Event>({ evolve }: Fold<State, E>, stream: string): Known<State> | undefined {
    const known = this.#known.get(stream);
    if (known?.evolve !== evolve) return undefined;
    this.#known.delete(stream);
    this.#known.set(stream, known); // most recently used last
    return known as Known<State>; // was put there under this very fold
  }

  remember<State, E extends Event>({ evolve }: Fold<State, E>, stream: string, known: Known<State>): void {
    this.#known.delete(stream);
    this.#known.set(stream, { ...known, evolve });
    const oldest = this.#known.keys().next();
    if (this.#known.size > this.size && !oldest.done) this.#known.delete(oldest.value);
  }
}
