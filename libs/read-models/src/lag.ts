import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import type { Checkpoint } from './checkpoints.js';

export type Lag = Readonly<{
  projection: string;
  /** Events not projected yet; counted up to 1,000. */
  events: number;
  /** Age of the oldest of them; 0 when there is none. */
  seconds: number;
}>;

const most = 1_000;

/** The store is asked once per position, and projections mostly stand at the same one. */
export const lagOf = async (
  store: EventStore,
  checkpoints: readonly Checkpoint[],
  nowMs: number,
): Promise<readonly Lag[]> => {
  const pending = new Map<string, Promise<readonly Recorded[]>>();
  return Promise.all(
    checkpoints.map(async ({ projection, position }) => {
      const known = pending.get(position ?? '') ?? eventsAfter(store, position);
      pending.set(position ?? '', known);
      const events = await known;
      const oldest = events[0];
      const age = oldest === undefined ? 0 : (nowMs - Date.parse(oldest.metadata.recordedAt)) / 1000;
      return { projection, events: events.length, seconds: Math.max(0, age) };
    }),
  );
};

const eventsAfter = async (store: EventStore, after: Position | undefined): Promise<readonly Recorded[]> => {
  const head = await store.head();
  if (head === undefined || (after ?? '') >= head) return [];
  const enough = new AbortController();
  let found: readonly Recorded[] = [];
  const handle = async ({ events }: Readonly<{ events: readonly Recorded[] }>): Promise<void> => {
    found = events;
    enough.abort();
  };
  await store.subscribe({ after, batchSize: most, handle, signal: enough.signal });
  return found;
};
