import type { Schemas } from '../api/client.js';

type Change = Schemas['FigureChange'];

/** What an event changed, by figure, and what was available after it. */
export type Entry = Readonly<{
  event: Change;
  changes: Readonly<Record<string, number>>;
  available: number;
}>;

const orderOf = ({ recordedAt, revision }: Change): string =>
  `${recordedAt} ${String(revision ?? 0).padStart(10, '0')}`;

/** What makes up several figures of one contribution, event by event. */
export const ledgerOf = (explained: Readonly<Record<string, readonly Change[]>>): readonly Entry[] => {
  const entries = new Map<string, Readonly<{ event: Change; changes: Record<string, number> }>>();
  for (const [figure, changes] of Object.entries(explained))
    for (const event of changes) {
      const key = orderOf(event);
      const entry = entries.get(key) ?? { event, changes: {} };
      entries.set(key, { event: entry.event, changes: { ...entry.changes, [figure]: event.change } });
    }
  let available = 0;
  return [...entries.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { event, changes }]) => {
      available += changes['available'] ?? 0;
      return { event, changes, available };
    });
};
