import type { Need } from '#contributions';
import type { Event } from '#event-sourcing';
import type { StageOf } from '../request/funding/stage.events.js';
import type { Priority } from '../request/intake/intake.events.js';

export const WAITLIST_POLICIES = ['strict-order', 'best-fit'] as const;
export type WaitlistPolicy = (typeof WAITLIST_POLICIES)[number];

/** A pass over the whole list as it stands after one of its appends; the last append completes it. */
export type PassFigures = Readonly<{
  policy: WaitlistPolicy;
  /** Requests that waited when it began, those that were funded, and those that stay short. */
  checked: number;
  funded: number;
  short: number;
  complete: boolean;
  /** Everything in the log up to this position was considered; null where that is not known, or it is not complete. */
  doneUpTo: string | null;
}>;

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
        /** A stage gets nothing before the one before it has. Left out: it is no stage. */
        stageOf?: StageOf;
        /** How often it had been passed over; left out: never. */
        passes?: number;
        /** Everything in the log up to this position was seen by the check; left out: there was none, or it is not known. */
        seenUpTo?: string;
      }
    >
  /** `split`: its stages join in its place. */
  | Event<
      'WaitlistLeft',
      { requestId: string; leftOn: string; because: 'reserved' | 'cancelled' | 'withdrawn' | 'split' }
    >
  /** A check of one request that did not change who is on the list. */
  | Event<
      'WaitlistChecked',
      {
        requestId: string;
        checkedOn: string;
        outcome: 'reserved' | 'short' | 'budget-increased' | 'substituted' | 'reopened';
        shortfall: number;
      }
    >
  /** `waiting`: those that stay short; while the pass is not complete, those only whose shortfall is new. */
  | Event<
      'WaitlistRechecked',
      {
        checkedOn: string;
        funded: readonly string[];
        waiting: readonly Readonly<{ requestId: string; shortfall: number }>[];
        /** Absent in the earliest: complete, in strict order. */
        pass?: PassFigures;
      }
    >
  /** Requests behind it were given money that it could have used. `by`: the first of them, in order. */
  | Event<'RequestPassedOver', { requestId: string; passedOn: string; passes: number; by: readonly string[] }>
  /** In force from a day on, until one that is set later has its day. */
  | Event<'WaitlistPolicySet', { policy: WaitlistPolicy; from: string; reason: string }>;
