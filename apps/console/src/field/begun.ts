import type { Entry } from './entry.js';
import { inOrder } from './queue.js';

type Asked = Readonly<{ kind: Entry['kind']; id: string | undefined; entries: readonly Entry[]; owner: string }>;

/** Today, where the device is. */
export const today = (now = new Date()): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** The entry that was asked for or not finished; else a new one, of the project and currency that were used last. */
export const begun = ({ kind, id, entries, owner }: Asked): Entry => {
  const mine = inOrder(entries.filter((entry) => entry.owner === owner));
  const known = mine.find((entry) =>
    id === undefined ? entry.kind === kind && entry.state.at === 'draft' : entry.id === id && isStillHere(entry),
  );
  if (known) return known;
  const last = mine.findLast(({ state }) => state.at !== 'draft');
  const money = mine.findLast((entry) => entry.kind === 'expenditure' && entry.state.at !== 'draft');
  const lastUsed = last ? { requestId: last.values['requestId'] ?? '' } : {};
  const day = today();
  const values: Readonly<Record<string, string>> =
    kind === 'activity'
      ? { ...lastUsed, from: day, to: day }
      : { ...lastUsed, occurredOn: day, currency: money?.values['currency'] ?? '' };
  return {
    ...{ id: crypto.randomUUID(), owner, kind, values, projectTitle: last?.projectTitle ?? '' },
    ...{ photos: [], savedAt: Date.now(), key: '', done: 0, apart: [], state: { at: 'draft' } },
  };
};

/** Nothing of it has been sent: it may be changed. */
export const isStillHere = ({ done, state }: Entry): boolean =>
  done === 0 &&
  (state.at === 'draft' ||
    (state.at === 'needs-you' && state.why.kind === 'refused') ||
    (state.at === 'waiting' && state.tries === 0));
