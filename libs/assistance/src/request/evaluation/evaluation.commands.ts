import { Command } from '#event-sourcing';
import type { Money } from '#money';
import type { Assessment, DacCriterion, Evaluator, Recommendation, Response } from './evaluation.events.js';

type Of = { requestId: string };

export class CommissionEvaluation extends Command<
  'CommissionEvaluation',
  Of & { evaluator: Evaluator; commissionedOn: string; dueOn: string }
> {
  readonly type = 'CommissionEvaluation';
}

/** Has the evaluation commissioned by itself, where nobody is to choose: see arrangeEvaluation. */
export class ArrangeEvaluation extends Command<'ArrangeEvaluation', Of & { arrangedOn: string }> {
  readonly type = 'ArrangeEvaluation';
}

/** For small projects only: see WAIVER_THRESHOLD_USD. */
export class WaiveEvaluation extends Command<'WaiveEvaluation', Of & { waivedOn: string; reason: string }> {
  readonly type = 'WaiveEvaluation';
}

export class SubmitEvaluation extends Command<
  'SubmitEvaluation',
  Of & {
    submittedOn: string;
    summary: string;
    assessments: Readonly<Record<DacCriterion, Assessment>>;
    recommendations: readonly Recommendation[];
  }
> {
  readonly type = 'SubmitEvaluation';
}

/** Answers every recommendation. */
export class RecordManagementResponse extends Command<
  'RecordManagementResponse',
  Of & { recordedOn: string; responses: readonly Response[] }
> {
  readonly type = 'RecordManagementResponse';
}

export class RecordLesson extends Command<
  'RecordLesson',
  Of & { lessonId: string; lesson: string; themes: readonly string[]; recordedOn: string }
> {
  readonly type = 'RecordLesson';
}

export class CloseRequest extends Command<'CloseRequest', Of & { closedOn: string }> {
  readonly type = 'CloseRequest';
}

/** The Centre ends it, in any phase before closed. */
export class CancelRequest extends Command<'CancelRequest', Of & { cancelledOn: string; reason: string }> {
  readonly type = 'CancelRequest';
}

/** The State takes it back, in any phase before closed. */
export class WithdrawRequest extends Command<'WithdrawRequest', Of & { withdrawnOn: string; reason: string }> {
  readonly type = 'WithdrawRequest';
}

/** For a charge that came after a request was closed: an obligation is raised for it, and the money taken for that. */
export class ReopenRequest extends Command<
  'ReopenRequest',
  Of & {
    obligationId: string;
    lineId: string;
    supplier: string;
    description: string;
    amount: Money;
    reopenedOn: string;
    reason: string;
  }
> {
  readonly type = 'ReopenRequest';
}

export type EvaluationCommand = CommissionEvaluation | SubmitEvaluation | RecordManagementResponse | RecordLesson;
