import { setImmediate as breath } from 'node:timers/promises';
import type { Recorded } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';

const streamsAtOnce = 100;
/** Reads under way: one is read while others come. */
const readsAtOnce = 3;
/** So many are worked on before others have their turn. */
const eventsAtOnce = 1_000;

/**
 * Events of streams, each in order, up to a position; undefined when there are more than `most`. `types`: others are left
 * out.
 */
export const eventsOf = async (
  store: EventStore,
  streams: readonly string[],
  { upto, most, types }: Readonly<{ upto: Position; most: number; types?: ReadonlySet<string> }>,
): Promise<readonly Recorded[] | undefined> => {
  const parts = Array.from({ length: Math.ceil(streams.length / streamsAtOnce) }, (_, part) =>
    streams.slice(part * streamsAtOnce, (part + 1) * streamsAtOnce),
  );
  const read = (some: readonly string[]) =>
    types ? store.readTypes(some, types) : store.readMany(new Map(some.map((stream) => [stream, 0])));
  const events: Recorded[] = [];
  for (let first = 0; first < parts.length; first += readsAtOnce) {
    for (const found of await Promise.all(parts.slice(first, first + readsAtOnce).map(read)))
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

/** The events in parts, with a breath between them, in which the process does something else. */
export async function* inParts(events: readonly Recorded[]): AsyncGenerator<readonly Recorded[]> {
  for (let first = 0; first < events.length; first += eventsAtOnce) {
    if (first > 0) await breath();
    yield events.slice(first, first + eventsAtOnce);
  }
}
