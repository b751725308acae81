import type { Recorded } from '#event-sourcing';
import { AskedTogether } from '#postgres';

/** Streams, each from the revision that is wanted first. */
type Wanted = ReadonlyMap<string, number>;
type Found = ReadonlyMap<string, readonly Recorded[]>;

/** Reads of streams that are asked for at the same moment share a round trip. */
export const groupedReads = (read: (wanted: Wanted) => Promise<Found>): AskedTogether<Wanted, Found> =>
  new AskedTogether(async (group) => {
    const found = await read(together(group));
    return group.length === 1 ? [found] : group.map((wanted) => part(found, wanted));
  });

const together = (group: readonly Wanted[]): Wanted => {
  const [first] = group;
  if (first && group.length === 1) return first;
  const all = new Map<string, number>();
  for (const wanted of group)
    for (const [stream, from] of wanted) all.set(stream, Math.min(from, all.get(stream) ?? from));
  return all;
};

const part = (found: Found, wanted: Wanted): Found =>
  new Map(
    [...wanted].map(([stream, from]) => {
      const events = found.get(stream) ?? [];
      return [
        stream,
        (events[0]?.revision ?? from) < from ? events.filter(({ revision }) => revision >= from) : events,
      ];
    }),
  );
