import type { Need } from '#contributions';
import { NO_NOTES, type Notes } from '#event-sourcing';
import type { Course } from '../service-standards/course.js';
import type { Indicator, Milestone, PlannedActivity } from './delivery/delivery.events.js';
import type { Recommendation } from './evaluation/evaluation.events.js';
import type { RequestLedger } from './funding/request-ledger.js';
import type { StageOf } from './funding/stage.events.js';
import type { HeldFact } from './held-facts/held-fact.events.js';
import type { Acceptance, Submission } from './intake/intake.events.js';

/** A step of its life and its day, as in `['completedOn', '2026-06-30']`. */
type Step = readonly [name: string, day: string];

/** `course`: kept for all phases alike by request.evolve.ts. */
type Submitted = Readonly<{ submission: Submission; course?: Course }>;
/** Its last step so far: the next one is not before it. */
type Going = Readonly<{ lastStep: Step }>;
/** `stageOf`: where it was split. */
export type Accepted = Submitted &
  Readonly<{ acceptance: Acceptance & Readonly<{ stageOf?: StageOf }>; ledger: RequestLedger }>;

/** Short, since there may be thousands: contentOf what was told first; and what holds of it now. */
export type LoggedActivity = readonly [content: string, plannedId: string | null, from: string, to: string];

/** What was logged, so that the same fact is known again. */
export type Work = Readonly<{
  workplan: Readonly<{
    activities: readonly PlannedActivity[];
    milestones: readonly Milestone[];
    indicators: readonly Indicator[];
  }> | null;
  activities: Notes<LoggedActivity>;
  milestonesReached: ReadonlyMap<string, string>;
  /** Fact id → contentOf what was told: corrections, measurements, evidence, risks, lessons. */
  facts: Notes<string>;
  /** What a fact says but for its id → its id, to notice what may have been told twice. */
  alike: Notes<string>;
  /** Facts that a person is to decide on, by their id as held facts. */
  heldFacts: ReadonlyMap<string, HeldFact>;
  /** What became of those that were decided on. */
  judgedFacts: Notes<'accepted' | 'rejected'>;
  /** Periods of suspension; the last one may be open. */
  suspensions: readonly Readonly<{ from: string; to: string | null }>[];
  /** The offices that delivered, in turn, each from the day on which it accepted; the last one is at work, or was. */
  offices: readonly Readonly<{ officeCode: string; from: string }>[];
}>;

export type Standing =
  | Readonly<{ kind: 'unchecked' }>
  | Readonly<{ kind: 'waitlisted'; shortfall: number; since: string }>
  /** `waitedSince`: its place, should the reservation be revoked; null when it did not wait. */
  | Readonly<{ kind: 'reserved'; reservedOn: string; expiresOn: string; waitedSince: string | null }>
  | Readonly<{ kind: 'lapsed' }>;

export type OfficeAssignment = Readonly<{
  officeCode: string;
  assignedOn: string;
  answer: 'awaited' | 'declined';
  escalated: boolean;
}>;

export type EvaluationState = Readonly<
  | { step: 'due' | 'waived' | 'answered' }
  | { step: 'commissioned'; personId: string }
  | { step: 'submitted'; recommendations: readonly Recommendation[] }
>;

export type InIntake = Submitted &
  Going &
  Readonly<{ phase: 'intake'; awaitingInformationSince: string | null; acknowledgedOn: string | null }>;
export type InFunding = Accepted & Going & Readonly<{ phase: 'funding'; standing: Standing }>;
export type InAssignment = Accepted &
  Going &
  Readonly<{
    phase: 'assignment';
    work: Work;
    assignment: OfficeAssignment | null;
    /** Day of the reassignment, when work had begun. */ leftOfficeOn: string | null;
  }>;
export type InDelivery = Accepted & Going & Readonly<{ phase: 'delivery'; work: Work }>;
export type InEvaluation = Accepted &
  Going &
  Readonly<{ phase: 'evaluation'; work: Work; completedOn: string; evaluation: EvaluationState }>;
/** It has ended but for its obligations: what is committed to it is what they bind. */
export type WindingDown = Accepted &
  Readonly<{ phase: 'winding-down'; work: Work; because: 'cancelled' | 'withdrawn' | 'closed'; endedOn: string }>;
export type Ended = Readonly<{
  phase: 'declined' | 'closed' | 'cancelled' | 'withdrawn';
  submission: Submission;
  course?: Course;
  accepted: (Accepted & Readonly<{ work: Work }>) | null;
  endedOn: string;
}>;

export type Request =
  | Readonly<{ phase: 'unknown' }>
  | InIntake
  | InFunding
  | InAssignment
  | InDelivery
  | InEvaluation
  | WindingDown
  | Ended;

export const NO_WORK: Work = {
  workplan: null,
  activities: NO_NOTES,
  milestonesReached: new Map(),
  facts: NO_NOTES,
  alike: NO_NOTES,
  heldFacts: new Map(),
  judgedFacts: NO_NOTES,
  suspensions: [],
  offices: [],
};

/** What a request needs money for, its budget as it is now. */
export const needOf = ({ submission, acceptance, ledger }: Accepted): Need => ({
  requestId: submission.requestId,
  ...partOf(submission, acceptance),
  programme: acceptance.programme,
  themes: submission.themes,
  beneficiaries: submission.beneficiaries,
  currency: ledger.currency,
  lines: ledger.lines,
  startsOn: acceptance.startsOn,
});

const partOf = ({ requestId }: Submission, { stageOf }: Accepted['acceptance']): Pick<Need, 'partOf'> =>
  stageOf && stageOf.requestId !== requestId ? { partOf: stageOf.requestId } : {};

export const requestStream = (requestId: string): string => `request-${requestId}`;
