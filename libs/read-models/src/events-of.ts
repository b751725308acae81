import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';

const streamsAtOnce = 100;

/** Events of streams, each in order, up to a position; undefined when there are more than `most`. */
export const eventsOf = async (
  store: EventStore,
  streams: readonly string[],
  { upto, most = Number.POSITIVE_INFINITY }: Readonly<{ upto: Position; most?: number }>,
): Promise<readonly Recorded[] | undefined> => {
  const events: Recorded[] = [];
  for (let first = 0; first < streams.length; first += streamsAtOnce) {
    const some = streams.slice(first, first + streamsAtOnce);
    const found = await store.readMany(new Map(some.map((stream) => [stream, 0])));
    for (const ofStream of found.values()) events.push(...ofStream.filter(({ position }) => position <= upto));
    if (events.length > most) return undefined;
  }
  return events;
};

/** All events up to a position; undefined when there are more than `most`. */
export const eventsUpTo = async (
  store: EventStore,
  upto: Position,
  most: number,
): Promise<readonly Recorded[] | undefined> => {
  const events: Recorded[] = [];
  const end = new AbortController();
  await store.subscribe({
    signal: end.signal,
    handle: async (batch) => {
      events.push(...batch.events.filter(({ position }) => position <= upto));
      if (batch.caughtUp || batch.position >= upto || events.length > most) end.abort();
    },
  });
  return events.length > most ? undefined : events;
};
