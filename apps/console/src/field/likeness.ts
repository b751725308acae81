import type { Activity, Entry } from './entry.js';
import { activityOf } from './body.js';

type Recorded = Activity & Readonly<{ activityId: string }>;

const alike = (one: string | null, other: string | null): boolean =>
  (one ?? '').trim().toLowerCase() === (other ?? '').trim().toLowerCase();

/** Of one kind, on the same days, and nothing says that it was at another place: two people may have told of one thing. */
const maybeSame = (mine: Activity, theirs: Activity): boolean =>
  mine.kind === theirs.kind &&
  mine.from <= theirs.to &&
  theirs.from <= mine.to &&
  (alike(mine.title, theirs.title) || !mine.place || !theirs.place || alike(mine.place, theirs.place));

/** An activity of others that an entry may be about. `own`: the ids that were logged on this device. */
export const likeOf = <A extends Recorded>(
  entry: Entry,
  activities: readonly A[],
  own: ReadonlySet<string>,
): A | undefined => {
  const mine = activityOf(entry.values);
  return activities.find(
    (one) => !own.has(one.activityId) && !entry.apart.includes(one.activityId) && maybeSame(mine, one),
  );
};

/** Whether nothing was changed since a person decided. */
export const isSameContent = (one: Activity, other: Activity): boolean => inOrder(one) === inOrder(other);

const inOrder = (activity: Activity): string => {
  const { plannedId, kind, title, from, to, country, place, participants, sectors, outputs } = activity;
  const people = participants && [participants.female, participants.male, participants.notStated];
  const bySector = Object.entries(sectors).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([plannedId, kind, title, from, to, country, place, people, bySector, outputs]);
};
