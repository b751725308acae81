import type { Command } from './command.js';
import type { Event, Recorded } from './event.js';

/**
 * A command that a process asks for. `key` names it within its instance: asked for again with the same content, it is
 * the same piece of work; with other content, it takes the place of the one before.
 */
export type AskedCommand = Readonly<{ key: string; type: string; data: Readonly<Record<string, unknown>> }>;

/** A command for a later day (`YYYY-MM-DD`, from its first moment on, UTC). */
export type Timer = AskedCommand & Readonly<{ dueOn: string }>;

/**
 * `commands` and `timers` are all that is outstanding after the event, not what the event adds: what is no longer named
 * is dropped. `state`: JSON; null: nothing is remembered of the instance any more.
 */
export type Reaction<State> = Readonly<{
  state: State | null;
  commands: readonly AskedCommand[];
  timers: readonly Timer[];
}>;

/**
 * What moves by itself: pure, from (state, event) to (state, commands, timers). Events of one instance come in the
 * order of the log. What it does is dated on the day of the fact that set it off: a command's days come from the event,
 * those of a timer's command are its `dueOn`.
 */
export type Process<State = unknown, E extends Event = Event> = Readonly<{
  name: string;
  /** Raised when its rules or its state change: it then reads the log from the beginning, before it does anything. */
  version: number;
  /** Types of the events it looks at; the others are not given to it. */
  handles: readonly E['type'][];
  /** Which instance an event is for: a request, a contribution, the waitlist. */
  instanceOf: (event: Recorded<E>) => string;
  initial: State;
  react: (state: State, event: Recorded<E>) => Reaction<State>;
}>;

/** A command of a process, checked against the command's own type and data. */
export const asks = <C extends Command>(key: string, type: C['type'], data: C['data'] & object): AskedCommand => ({
  key,
  type,
  data: { ...data },
});

/** What is remembered, where nothing is outstanding. */
export const remembers = <State>(state: State | null): Reaction<State> => ({ state, commands: [], timers: [] });
