import type { BudgetLine } from '#contributions';
import type { Event } from '#event-sourcing';
import type { Acceptance, Submission } from '../intake/intake.events.js';

/** Which part of a split request it is. `requestId`: the request that was split, which is its own first stage. */
export type StageOf = Readonly<{ requestId: string; stage: number; of: number }>;

/** What is told once, of the request as a whole, stays there; so does the person whom the Centre writes to. */
type ToldOfTheWhole = 'focalPoint' | 'description' | 'justification' | 'estimatedCost' | 'externalReference';

/** The place on the waitlist that a stage takes from the request; it lacks all of its cost until it is checked. */
type Place = Readonly<{ since: string; shortfall: number }>;

type Of = { requestId: string };

export type StageEvent =
  /** The request is the first of its stages from now on, with that one's budget; the others are requests of their own. */
  | Event<
      'RequestSplit',
      Of & {
        splitOn: string;
        reason: string;
        /** All of them, the first one included. */
        stages: readonly Readonly<{ requestId: string; stage: number; title: string }>[];
        title: string;
        lines: readonly BudgetLine[];
        startsOn: string;
        /** Null: it did not wait. */
        waiting: Place | null;
      }
    >
  /** A stage begins its life with the particulars of the request, accepted as that was; the first event of its stream. */
  | Event<
      'StageOpened',
      Of & {
        openedOn: string;
        stageOf: StageOf;
        submission: Omit<Submission, ToldOfTheWhole>;
        acceptance: Acceptance;
        waiting: Place | null;
      }
    >;
