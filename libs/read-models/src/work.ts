import type { Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Readable } from './reading.js';
import type { Pen } from './writing.js';

/** What a runner works with. */
export type Work = Readonly<{
  store: EventStore;
  connectionString: string;
  pen: Pen;
  read: (events: readonly Recorded[]) => Promise<Readable>;
  /** Called after each step. */
  onWritten: () => void;
  say: (message: string) => void;
  /** Events projected in one transaction, at most. */
  batchSize: number;
}>;
