import type { EventStore } from '#event-store';

/** Reads and parses the whole log and does nothing with it. Resolves with how many events there are. */
export const readAll = async (store: EventStore): Promise<number> => {
  let events = 0;
  const end = new AbortController();
  await store.subscribe({
    signal: end.signal,
    handle: async (batch) => {
      events += batch.events.length;
      if (batch.caughtUp) end.abort();
    },
  });
  return events;
};

/** So many per second. */
export const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const begun = performance.now();
  const done = await work();
  return (done / (performance.now() - begun)) * 1_000;
};
