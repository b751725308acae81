import type {
  BySex,
  DeliveredActivity,
  Indicator,
  Milestone,
  PlannedActivity,
  ProgressReport,
  Risk,
} from '../request/delivery/delivery.events.js';
import type { Assessment, DacCriterion, Evaluator, Response } from '../request/evaluation/evaluation.events.js';
import type { Acceptance, Submission } from '../request/intake/intake.events.js';

export type ActivityView = DeliveredActivity &
  Readonly<{ /** Oldest first: what was told before each correction. */ corrections: readonly Correction[] }>;
type Correction = Readonly<{ correctionId: string; reason: string; before: DeliveredActivity }>;

export type ExpenditureView = Readonly<{
  expenditureId: string;
  lineId: string;
  description: string;
  paidTo: 'supplier' | 'organisation';
  occurredOn: string;
  obligationId: string | null;
  /** As it was spent: minor units of `currency`. */
  amount: number;
  currency: string;
  inBudget: number;
  reversedInBudget: number;
  /** Who pays it, as it was charged last. */
  charges: readonly Readonly<{ contributionId: string; currency: string; held: number; psc: number }>[];
  reversals: readonly Readonly<{ reversalId: string; amount: number; occurredOn: string; reason: string }>[];
}>;

export type IndicatorView = Indicator &
  Readonly<{
    measurements: readonly Readonly<{
      measurementId: string;
      occurredOn: string;
      value: string;
      bySex: BySex | null;
    }>[];
  }>;

/** What a request is about and what became of it, in the words of its own stream. */
export type Project = Readonly<{
  requestId: string;
  /** Of a stage: without what is told of the whole. */
  submission: Partial<Submission>;
  acceptance: Acceptance | null;
  questions: readonly Readonly<{
    question: string;
    askedOn: string;
    answer: string | null;
    providedOn: string | null;
  }>[];
  expenditures: readonly ExpenditureView[];
  workplan: Readonly<{ agreedOn: string; activities: readonly PlannedActivity[] }> | null;
  activities: readonly ActivityView[];
  milestones: readonly (Milestone & Readonly<{ reachedOn: string | null }>)[];
  indicators: readonly IndicatorView[];
  reports: readonly (ProgressReport & Readonly<{ officeCode: string }>)[];
  risks: readonly Risk[];
  evaluation: EvaluationView;
  lessons: readonly Readonly<{ lessonId: string; lesson: string; themes: readonly string[]; recordedOn: string }>[];
}>;

export type EvaluationView = Readonly<{
  commissioned: Readonly<{ evaluator: Evaluator; commissionedOn: string; dueOn: string }> | null;
  waived: Readonly<{ waivedOn: string; reason: string }> | null;
  report: Readonly<{
    submittedOn: string;
    summary: string;
    assessments: Readonly<Record<DacCriterion, Assessment>>;
    recommendations: readonly Readonly<{ recommendationId: string; text: string; response: Response | null }>[];
  }> | null;
}>;
