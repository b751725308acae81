import type { Need } from '#contributions';
import type { Event } from '#event-sourcing';
import type { Priority } from '../request/intake/intake.events.js';

/** The one stream `waitlist`: every append that checks, reserves, or enters or leaves the list takes part in it. */
export type WaitlistEvent =
  | Event<
      'WaitlistJoined',
      {
        requestId: string;
        priority: Priority;
        /** Age counts from here: among equal priorities, the older goes first. */
        acceptedOn: string;
        /** Waiting raises the priority one step per 90 days from here on. */
        waitingSince: string;
        /** Direct cost, minor units of the need's currency. */
        shortfall: number;
        need: Need;
      }
    >
  | Event<'WaitlistLeft', { requestId: string; leftOn: string; because: 'reserved' | 'cancelled' | 'withdrawn' }>
  /** A check of one request that did not change who is on the list. */
  | Event<
      'WaitlistChecked',
      {
        requestId: string;
        checkedOn: string;
        outcome: 'reserved' | 'short' | 'budget-increased' | 'substituted';
        shortfall: number;
      }
    >
  | Event<
      'WaitlistRechecked',
      {
        checkedOn: string;
        funded: readonly string[];
        waiting: readonly Readonly<{ requestId: string; shortfall: number }>[];
      }
    >;
