import type { Event, Fold } from '#event-sourcing';
import { RecentlyUsed } from './recently-used.js';

/** `revision`: of the last event in it (-1: none). */
export type Known<State> = Readonly<{ state: State; revision: number }>;

/** The states that were loaded last, so that loading one again reads only what was added since. */
export class StateCache {
  /** `evolve` tells folds apart: a decider made from a fold is the same fold. */
  readonly #known: RecentlyUsed<Readonly<{ evolve: unknown; known: Known<unknown> }>>;

  constructor(size: number) {
    this.#known = new RecentlyUsed(size);
  }

  get<State, E extends Event>({ evolve }: Fold<State, E>, stream: string): Known<State> | undefined {
    const found = this.#known.get(stream);
    return found?.evolve === evolve ? (found.known as Known<State>) : undefined; // was put there under this very fold
  }

  remember<State, E extends Event>({ evolve }: Fold<State, E>, stream: string, known: Known<State>): void {
    this.#known.set(stream, { evolve, known });
  }
}
