import type { Event } from './event.js';
import type { Fold } from './decider.js';

/** Whatever a decision loads and appends to is appended at the revision it saw. */
export type Load = Readonly<{
  /** A stream's state as of now. */
  state: <State, E extends Event>(fold: Fold<State, E>, stream: string) => Promise<State>;
  /** The revision at which a stream was loaded; -1: it has no events, or was not loaded. */
  revisionOf: (stream: string) => number;
}>;

/** What a decision over several streams asks to append: all or none. */
export type StreamEvents = Readonly<{ stream: string; events: readonly Event[] }>;

/** `answer`: what the person who asked is told besides the new revision, JSON. */
export type Decision = Readonly<{ appends: readonly StreamEvents[]; answer?: Readonly<Record<string, unknown>> }>;

/**
 * A decision over several streams. Its only effect is `load`; it may run several times, when others were faster.
 * The first stream it loads is the one that the person meant: `If-Match` is about it. Throws a Refusal when the rules
 * say no.
 */
export type Transaction<C> = (command: C, load: Load) => Promise<Decision>;
