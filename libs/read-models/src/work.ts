import type { EventStore } from '#event-store';
import type { Pen } from './writing.js';

/** What a runner works with. */
export type Work = Readonly<{
  store: EventStore;
  connectionString: string;
  pen: Pen;
  /** Called after each step. */
  onWritten: () => void;
  say: (message: string) => void;
  /** Events projected in one transaction, at most. */
  batchSize: number;
}>;
