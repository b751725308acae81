import type { test } from '@jest/globals';
import type { EventVersions } from '#event-sourcing';
import type { EventStore } from '../event-store.js';

/** An engine, with one log on it that is empty at first. */
export type Engine = Readonly<{
  /** Opens the log; opened again, it is the same log. `versions`: of event types that changed (default: none did). */
  open(versions?: EventVersions): Promise<EventStore>;
  /** Opens the log over connections that neither of the following touches. */
  openBeside(): Promise<EventStore>;
  /** From now on what is sent arrives, but no answer, until `disconnect`. */
  loseAnswers(): void;
  /** Breaks all connections to the log. */
  disconnect(): Promise<void>;
  /** Source file, by its path from the root, of a process that calls `raceWhenTold`, and its arguments before stream and number of racers. */
  racer: Readonly<{ file: string; args: readonly string[] }>;
  stop(): Promise<void>;
}>;

/** What the contract's parts use while their tests run. */
export type Subject = Readonly<{
  engine: () => Engine;
  store: () => EventStore;
  /** Of what needs connections to break; skips it, and says so, where they cannot be broken. */
  testWithBreaks: typeof test | typeof test.skip;
}>;
