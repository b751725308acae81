import type { EventVersions } from '#event-sourcing';
import type { EventStore } from '../event-store.js';

/** An engine, with one log on it that is empty at first. */
export type Engine = Readonly<{
  /** Opens the log; opened again, it is the same log. `versions`: of event types that changed (default: none did). */
  open(versions?: EventVersions): Promise<EventStore>;
  /** Breaks all connections to the log. */
  disconnect(): Promise<void>;
  /** Source file of a process that calls `raceWhenTold`, and its arguments before stream and number of racers. */
  racer: Readonly<{ file: string; args: readonly string[] }>;
  stop(): Promise<void>;
}>;

/** What the contract's parts use while their tests run. */
export type Subject = Readonly<{ engine: () => Engine; store: () => EventStore }>;
