import type { Need } from '#contributions';
import type { Fold } from '#event-sourcing';
import type { Priority } from '../request/intake/intake.events.js';
import { withinScale } from '../request/intake/priority.js';
import { daysBetween } from '../request/working-days.js';
import type { WaitlistEvent } from './waitlist.events.js';

/** Where a request stands: the same for one that waits and one that is only being checked. */
export type Place = Readonly<{ requestId: string; priority: Priority; acceptedOn: string; waitingSince: string }>;
export type Waiting = Place & Readonly<{ shortfall: number; need: Need }>;
export type Waitlist = ReadonlyMap<string, Waiting>;

export const WAITLIST = 'waitlist';
const RAISED_EVERY_DAYS = 90;

/** Waiting raises priority one step per 90 days. */
export const effectivePriority = ({ priority, waitingSince }: Place, on: string): Priority =>
  withinScale(priority - Math.max(0, Math.floor(daysBetween(waitingSince, on) / RAISED_EVERY_DAYS)));

/** The order `strict-order`: priority, then age, then number. */
export const inStrictOrder =
  (on: string) =>
  (a: Place, b: Place): number =>
    effectivePriority(a, on) - effectivePriority(b, on) ||
    compare(a.acceptedOn, b.acceptedOn) ||
    compare(a.requestId, b.requestId);

/** Those who wait before a place, in order. */
export const waitingBefore = (list: Waitlist, place: Place, on: string): readonly Waiting[] => {
  const order = inStrictOrder(on);
  return [...list.values()].filter((one) => one.requestId !== place.requestId && order(one, place) < 0).toSorted(order);
};

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const evolve = (list: Waitlist, { type, data }: WaitlistEvent): Waitlist => {
  switch (type) {
    case 'WaitlistJoined':
      return new Map(list).set(data.requestId, data);
    case 'WaitlistLeft':
      return new Map([...list].filter(([requestId]) => requestId !== data.requestId));
    case 'WaitlistChecked':
      return data.outcome === 'short' ? withShortfalls(list, [data]) : list;
    case 'WaitlistRechecked':
      return withShortfalls(new Map([...list].filter(([requestId]) => !data.funded.includes(requestId))), data.waiting);
  }
};

const withShortfalls = (
  list: Waitlist,
  found: readonly Readonly<{ requestId: string; shortfall: number }>[],
): Waitlist => {
  const next = new Map(list);
  for (const { requestId, shortfall } of found) {
    const waiting = next.get(requestId);
    if (waiting) next.set(requestId, { ...waiting, shortfall });
  }
  return next;
};

export const waitlistFold: Fold<Waitlist, WaitlistEvent> = { category: WAITLIST, initial: new Map(), evolve };
