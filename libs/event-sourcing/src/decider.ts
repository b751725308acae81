import type { Event } from './event.js';

/** How one stream is folded into the state that decisions need. */
export type Fold<State, E extends Event> = Readonly<{
  /** The streams' category: `request` for streams named `request-<id>`. One fold a category: states are kept by stream. */
  category: string;
  /** Raised (from 1) when the same events come to another state, or to one of another form: kept states are then dropped. */
  version?: number;
  initial: State;
  /** Never refuses: what has happened has happened. */
  evolve: (state: State, event: E) => State;
}>;

/** The rules of one aggregate: what follows from a command, given what has happened so far. */
export type Decider<State, Command, E extends Event> = Fold<State, E> &
  Readonly<{
    streamOf: (command: Command) => string;
    /** Throws a Refusal when the rules say no. An empty list: nothing to do, and that is fine. */
    decide: (command: Command, state: State) => readonly E[];
  }>;

export const stateAfter = <State, E extends Event>(
  { evolve, initial }: Pick<Fold<State, E>, 'evolve' | 'initial'>,
  history: readonly E[],
): State => history.reduce(evolve, initial);
