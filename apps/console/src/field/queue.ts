import { type Entry, type Photo, requestOf, type Why } from './entry.js';

/** What is sent of an entry, in this order: the fact; then of each photo what it is, and the file. */
export type Step = Readonly<{ what: 'fact' } | { what: 'evidence' | 'file'; photo: Photo }>;

export const stepsOf = ({ photos }: Pick<Entry, 'photos'>): readonly Step[] => [
  { what: 'fact' },
  ...photos.flatMap((photo): Step[] => [
    { what: 'evidence', photo },
    { what: 'file', photo },
  ]),
];

/** What came of sending a step. `passing`: no answer, or one that asks to come again. */
export type Outcome =
  | Readonly<{ kind: 'done'; held?: string }>
  | Readonly<{ kind: 'passing' }>
  | Readonly<{ kind: 'needs-you'; why: Why }>;

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** After so many tries in vain. */
export const waitAfter = (tries: number): number => Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);

/** The entry after a step of it was sent. */
export const after = (entry: Entry, outcome: Outcome, now: number): Entry => {
  if (entry.state.at !== 'waiting') return entry;
  switch (outcome.kind) {
    case 'passing': {
      const tries = entry.state.tries + 1;
      return { ...entry, state: { at: 'waiting', tries, notBefore: now + waitAfter(tries) } };
    }
    case 'needs-you':
      return { ...entry, state: { at: 'needs-you', why: outcome.why } };
    case 'done': {
      const done = entry.done + 1;
      const held = outcome.held ?? entry.held;
      const moved = { ...entry, done, ...(held !== undefined && { held }) };
      return done < stepsOf(entry).length
        ? { ...moved, state: { at: 'waiting', tries: 0, notBefore: now } }
        : { ...moved, state: { at: 'sent', sentAt: now } };
    }
  }
};

/** In the order in which they were saved. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted((a, b) => a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1));

/**
 * What is sent now: of each request what was saved first. What waits for a person lets others pass, what waits for the
 * network does not.
 */
export const nextToSend = (entries: readonly Entry[], owner: string, now: number): Entry | undefined =>
  firstOfEach(entries, owner).find(({ notBefore }) => notBefore <= now)?.entry;

/** What waits of a person, of each request what was saved first. */
const firstOfEach = (
  entries: readonly Entry[],
  owner: string,
): readonly Readonly<{ entry: Entry; notBefore: number }>[] => {
  const seen = new Set<string>();
  return inOrder(entries).flatMap((entry) => {
    if (entry.owner !== owner || entry.state.at !== 'waiting' || seen.has(requestOf(entry))) return [];
    seen.add(requestOf(entry));
    return [{ entry, notBefore: entry.state.notBefore }];
  });
};

/** When something is to be sent again (ms since 1970); undefined: nothing waits. */
export const wakeAt = (entries: readonly Entry[], owner: string): number | undefined => {
  const times = firstOfEach(entries, owner).map(({ notBefore }) => notBefore);
  return times.length === 0 ? undefined : Math.min(...times);
};

/** Tries again at once whatever waits for its next try. */
export const hurried = (entry: Entry, now: number): Entry =>
  entry.state.at === 'waiting' && entry.state.notBefore > now
    ? { ...entry, state: { ...entry.state, notBefore: now } }
    : entry;

/** Those of a person that are not at rest: waiting to be sent, or for their decision. */
export const unsent = (entries: readonly Entry[], owner: string): readonly Entry[] =>
  entries.filter((entry) => entry.owner === owner && ['waiting', 'needs-you'].includes(entry.state.at));
