import type { BudgetLine, ProposedAllocation } from '#contributions';
import type { Event } from '#event-sourcing';
import type { Funds } from '../funding/funding.events.js';

type Of = { requestId: string };

/** The evaluation criteria of the OECD Development Assistance Committee. */
export const DAC_CRITERIA = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;
export type DacCriterion = (typeof DAC_CRITERIA)[number];

/** 1 highly unsatisfactory … 6 highly satisfactory. */
export type Rating = 1 | 2 | 3 | 4 | 5 | 6;
export type Assessment = Readonly<{ rating: Rating; findings: string }>;
export type Recommendation = Readonly<{ recommendationId: string; text: string }>;
export const RESPONSES = ['accepted', 'partly-accepted', 'not-accepted'] as const;
export type Response = Readonly<{
  recommendationId: string;
  response: (typeof RESPONSES)[number];
  /** What will be done, or why not. */
  action: string;
  /** By when; null where nothing will be done. */
  dueOn: string | null;
}>;

/** Who evaluates; not from the office that delivered. The name is personal data, encrypted under `personId`. */
export type Evaluator = Readonly<{ personId: string; name: string; organisation: string; officeCode: string | null }>;

export type EvaluationEvent =
  | Event<
      'EvaluationCommissioned',
      Of & {
        evaluator: Evaluator;
        commissionedOn: string;
        dueOn: string;
        /** The person who had been commissioned before, and has no more to do with the request. */
        replaces?: string;
      }
    >
  | Event<
      'EvaluationWaived',
      Of & { waivedOn: string; reason: string; directCost: number; threshold: number; currency: string }
    >
  | Event<
      'EvaluationSubmitted',
      Of & {
        submittedOn: string;
        summary: string;
        assessments: Readonly<Record<DacCriterion, Assessment>>;
        recommendations: readonly Recommendation[];
      }
    >
  | Event<'ManagementResponseRecorded', Of & { recordedOn: string; responses: readonly Response[] }>
  | Event<'LessonRecorded', Of & { lessonId: string; lesson: string; themes: readonly string[]; recordedOn: string }>
  | Event<'RequestClosed', Of & Funds & { closedOn: string }>;

/** `openObligations`: ids; while there are any, the request winds down. */
type Bound = { openObligations?: readonly string[] };

/** The request ends before its end: what was reserved or committed and neither spent nor obligated goes back at once. */
export type EndingEvent =
  | Event<'RequestCancelled', Of & Funds & Bound & { cancelledOn: string; reason: string }>
  | Event<'RequestWithdrawn', Of & Funds & Bound & { withdrawnOn: string; reason: string }>
  /** The last obligation was paid or cancelled, and what it left over went back. */
  | Event<'RequestWoundDown', Of & Funds & { because: 'cancelled' | 'withdrawn' | 'closed'; woundDownOn: string }>
  /** A late charge: the obligation for it follows in the same append, and the request winds down again. */
  | Event<
      'RequestReopened',
      Of &
        Funds & {
          reopenedOn: string;
          reason: string;
          /** The budget, with room for the late charge. */
          lines: readonly BudgetLine[];
          added: readonly ProposedAllocation[];
        }
    >;
