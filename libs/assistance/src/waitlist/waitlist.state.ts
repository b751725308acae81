import type { Need } from '#contributions';
import type { Fold } from '#event-sourcing';
import type { StageOf } from '../request/funding/stage.events.js';
import type { Priority } from '../request/intake/intake.events.js';
import { withinScale } from '../request/intake/priority.js';
import { daysBetween } from '../request/working-days.js';
import type { WaitlistEvent, WaitlistPolicy } from './waitlist.events.js';

/** Where a request stands: the same for one that waits and one that is only being checked. */
export type Place = Readonly<{
  requestId: string;
  priority: Priority;
  acceptedOn: string;
  waitingSince: string;
  stageOf?: StageOf;
}>;
/** `passes`: how often others were given money that it could have used. */
export type Waiting = Place & Readonly<{ shortfall: number; need: Need; passes: number }>;
export type Waitlist = Readonly<{
  waiting: ReadonlyMap<string, Waiting>;
  /** Policies with the day from which each is in force, in the order of these days. */
  policies: readonly Readonly<{ policy: WaitlistPolicy; from: string }>[];
  /** Everything in the log up to this position was considered by a whole pass; null: not known. */
  doneUpTo: string | null;
  /** What a pass that is not complete has done so far. */
  underWay: Readonly<{ funded: number; passedOver: readonly string[] }>;
}>;

export const WAITLIST = 'waitlist';
const RAISED_EVERY_DAYS = 90;

/** Waiting raises priority one step per 90 days. */
export const effectivePriority = ({ priority, waitingSince }: Place, on: string): Priority =>
  withinScale(priority - Math.max(0, Math.floor(daysBetween(waitingSince, on) / RAISED_EVERY_DAYS)));

/** The order of places: priority, then age, then number. For one list: what it has reckoned of a place it keeps. */
export const inStrictOrder = (on: string): ((a: Place, b: Place) => number) => {
  const known = new Map<Place, Priority>();
  const priorityOf = (place: Place): Priority => {
    const before = known.get(place);
    const priority = before ?? effectivePriority(place, on);
    if (before === undefined) known.set(place, priority);
    return priority;
  };
  return (a, b) =>
    priorityOf(a) - priorityOf(b) || compare(a.acceptedOn, b.acceptedOn) || compare(a.requestId, b.requestId);
};

/** Those who wait before a place, in order. */
export const waitingBefore = ({ waiting }: Waitlist, place: Place, on: string): readonly Waiting[] => {
  const order = inStrictOrder(on);
  return [...waiting.values()]
    .filter((one) => one.requestId !== place.requestId && order(one, place) < 0)
    .toSorted(order);
};

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const NOT_UNDER_WAY: Waitlist['underWay'] = { funded: 0, passedOver: [] };

const evolve = (list: Waitlist, { type, data }: WaitlistEvent): Waitlist => {
  switch (type) {
    case 'WaitlistJoined':
      return { ...list, waiting: new Map(list.waiting).set(data.requestId, { passes: 0, ...data }) };
    case 'WaitlistLeft':
      return { ...list, waiting: without(list.waiting, [data.requestId]) };
    case 'WaitlistChecked':
      return data.outcome === 'short' ? { ...list, waiting: withShortfalls(list.waiting, [data]) } : list;
    case 'WaitlistRechecked': {
      const { funded, waiting, pass } = data;
      const now = { ...list, waiting: withShortfalls(without(list.waiting, funded), waiting) };
      if (pass && !pass.complete) return { ...now, underWay: { ...list.underWay, funded: pass.funded } };
      return { ...now, doneUpTo: pass?.doneUpTo ?? list.doneUpTo, underWay: NOT_UNDER_WAY };
    }
    case 'RequestPassedOver': {
      const { requestId, passes } = data;
      const one = list.waiting.get(requestId);
      const waiting = one ? new Map(list.waiting).set(requestId, { ...one, passes }) : list.waiting;
      const { funded, passedOver } = list.underWay;
      const underWay = funded > 0 ? { funded, passedOver: [...passedOver, requestId] } : list.underWay;
      return { ...list, waiting, underWay };
    }
    case 'WaitlistPolicySet': {
      const { policy, from } = data;
      return { ...list, policies: [...list.policies.filter((before) => before.from < from), { policy, from }] };
    }
  }
};

const without = (waiting: Waitlist['waiting'], requestIds: readonly string[]): Waitlist['waiting'] => {
  const next = new Map(waiting);
  for (const requestId of requestIds) next.delete(requestId);
  return next;
};

const withShortfalls = (
  waiting: Waitlist['waiting'],
  found: readonly Readonly<{ requestId: string; shortfall: number }>[],
): Waitlist['waiting'] => {
  const next = new Map(waiting);
  for (const { requestId, shortfall } of found) {
    const one = next.get(requestId);
    if (one) next.set(requestId, { ...one, shortfall });
  }
  return next;
};

export const waitlistFold: Fold<Waitlist, WaitlistEvent> = {
  category: WAITLIST,
  version: 3,
  initial: { waiting: new Map(), policies: [], doneUpTo: null, underWay: NOT_UNDER_WAY },
  evolve,
};
