import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, type Position, PostgresEventStore } from '#event-store';
import { type Bench, type OpenBench, percentile } from '../comparison.js';
import { aCommand } from './samples.js';

const PER_SECOND = 200;
const POLLED_EVERY_MS = 50;

/** Tells of the events after a position until it is told to stop. */
type Follow = (
  after: Position | undefined,
  seen: (ids: readonly string[]) => void,
  signal: AbortSignal,
) => Promise<void>;

/** How long after its acknowledgement an event reaches a subscriber of another instance. */
export const subscriptionBench: OpenBench = async ({ postgres, windowMs }): Promise<Bench> => {
  const connectionString = await postgres.createDatabase();
  const [writer, reader] = [
    await PostgresEventStore.open({ connectionString }),
    await PostgresEventStore.open({ connectionString }),
  ];

  /** Delays in milliseconds of the events appended meanwhile, as `follow` tells of them. */
  const delays = async (follow: Follow) => {
    const after = await reader.head(); // before anything is appended
    const acknowledged = new Map<string, number>();
    const seen = new Map<string, number>();
    const stop = new AbortController();
    const following = follow(
      after,
      (ids) => {
        for (const id of ids) seen.set(id, performance.now());
      },
      stop.signal,
    );
    const appends: Promise<void>[] = [];
    for (let begun = performance.now(), n = 0; performance.now() - begun < windowMs * 2; n++) {
      appends.push(append(writer, acknowledged));
      await pause(Math.max(0, begun + ((n + 1) * 1000) / PER_SECOND - performance.now()));
    }
    await Promise.all(appends);
    while ([...acknowledged.keys()].some((id) => !seen.has(id))) await pause(10);
    stop.abort();
    await following;
    return [...acknowledged].map(([id, at]) => Math.max(0, (seen.get(id) ?? Number.NaN) - at));
  };

  const subscribed = async (): Promise<number> =>
    percentile(
      await delays(async (after, seen, signal) => {
        await reader.subscribe({ after, signal, handle: async ({ events }) => seen(events.map(({ id }) => id)) });
      }),
      0.99,
    );
  const polled = async (): Promise<number> =>
    percentile(
      await delays(async (start, seen, signal) => {
        let after = start;
        while (!signal.aborted) {
          const batch = await readOnce(reader, after);
          after = batch.at(-1)?.position ?? after;
          seen(batch.map(({ id }) => id));
          await pause(POLLED_EVERY_MS);
        }
      }),
      0.5,
    );

  return {
    comparisons: [
      {
        name: `subscription-latency@${PER_SECOND}/s (p99)`,
        unit: 'ms',
        better: 'less',
        ours: subscribed,
        against: { [`polling every ${POLLED_EVERY_MS} ms (p50)`]: { measure: polled, reach: 0.5, aim: 0.25 } },
      },
    ],
    close: async () => {
      await Promise.all([writer.close(), reader.close()]);
    },
  };
};

const append = async (store: EventStore, acknowledged: Map<string, number>): Promise<void> => {
  const { events, command } = aCommand(0);
  await store.append([{ stream: `request-${randomUUID()}`, expected: 'no-stream', events }], command);
  for (const { id } of events) acknowledged.set(id, performance.now());
};

/** What there is after a position, as one who polls reads it. */
const readOnce = async (store: EventStore, after: string | undefined) => {
  const found: { id: string; position: string }[] = [];
  const done = new AbortController();
  await store.subscribe({
    after,
    signal: done.signal,
    handle: async ({ events, caughtUp }) => {
      found.push(...events);
      if (caughtUp) done.abort();
    },
  });
  return found;
};
