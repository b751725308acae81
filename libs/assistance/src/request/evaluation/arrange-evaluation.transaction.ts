import { type Decision, type Transaction, dayOf, requireNotAfter, requireOrder } from '#event-sourcing';
import { requestFold } from '../request.evolve.js';
import { requestStream } from '../request.state.js';
import { addDays } from '../working-days.js';
import type { ArrangeEvaluation } from './evaluation.commands.js';
import type { EvaluationEvent, Evaluator } from './evaluation.events.js';
import { requireStep } from './evaluation.rules.js';
import { waiverOf } from './waive-evaluation.transaction.js';

/** Service standard: an evaluation is commissioned within so many days of completion. */
export const COMMISSIONED_WITHIN_DAYS = 60;
/** The evaluator has so long, where nobody says otherwise. */
const REPORT_WITHIN_DAYS = 90;

/** The Centre's own evaluators, who deliver nothing; a manager may commission somebody else instead. */
const EVALUATION_FUNCTION: Evaluator = {
  personId: 'evaluation-function',
  name: 'Evaluation function',
  organisation: 'The Centre',
  officeCode: null,
};

/**
 * Commissions the evaluation from the evaluation function. Of a project so small that it may be waived, not before the
 * standard's time is over: until then a manager chooses. Answers `{ commissioned }`.
 */
export const arrangeEvaluation: Transaction<ArrangeEvaluation> = async (command, load): Promise<Decision> => {
  const { requestId, arrangedOn } = command.data;
  const stream = requestStream(requestId);
  const request = requireStep(await load.state(requestFold, stream), requestId, ['due', 'commissioned', 'waived']);
  requireOrder(['completedOn', request.completedOn], ['arrangedOn', arrangedOn]);
  requireNotAfter('arrangedOn', arrangedOn, dayOf(command));
  if (request.evaluation.step !== 'due') return { appends: [], answer: { commissioned: false } };
  const isOver = arrangedOn >= addDays(request.completedOn, COMMISSIONED_WITHIN_DAYS);
  const { directCost, threshold } = await waiverOf(request, load, arrangedOn);
  if (directCost < threshold && !isOver) return { appends: [], answer: { commissioned: false } };
  const dueOn = addDays(arrangedOn, REPORT_WITHIN_DAYS);
  const commissioned: EvaluationEvent = {
    type: 'EvaluationCommissioned',
    data: { requestId, evaluator: EVALUATION_FUNCTION, commissionedOn: arrangedOn, dueOn },
  };
  return { appends: [{ stream, events: [commissioned] }], answer: { commissioned: true } };
};
