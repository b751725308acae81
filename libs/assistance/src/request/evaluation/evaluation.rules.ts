import {
  InvalidInput,
  NotFound,
  Refusal,
  dayOf,
  requireDay,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { isToldAgain } from '../delivery/delivery.rules.js';
import { contentOf } from '../delivery/content.js';
import { LONGEST_ID, requireDistinct, requireTheme } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import type { EvaluationState, InEvaluation, Request } from '../request.state.js';
import type { EvaluationCommand, RecordManagementResponse } from './evaluation.commands.js';
import { DAC_CRITERIA, type EvaluationEvent } from './evaluation.events.js';

/** Whether it worked: judged by someone who did not deliver, answered by management. */
export const decideEvaluation = (command: EvaluationCommand, state: Request): EvaluationEvent[] => {
  const { requestId } = command.data;
  const today = dayOf(command);

  switch (command.type) {
    case 'CommissionEvaluation': {
      // Again, where an evaluator withdraws.
      const request = requireStep(state, requestId, ['due', 'commissioned']);
      const { evaluator, commissionedOn, dueOn } = command.data;
      requireOrder(request.lastStep, ['commissionedOn', commissionedOn]);
      requireOrder(['commissionedOn', commissionedOn], ['dueOn', dueOn]);
      requireNotAfter('commissionedOn', commissionedOn, today);
      requireText('evaluator.personId', evaluator.personId, LONGEST_ID);
      requireText('evaluator.name', evaluator.name, 200);
      requireText('evaluator.organisation', evaluator.organisation, 200);
      // So that no other spelling of an office hides which one it is.
      if (evaluator.officeCode !== null && !/^[A-Z0-9]{2,10}$/.test(evaluator.officeCode))
        throw new InvalidInput('evaluator.officeCode', 'must be the code of an office', {
          value: evaluator.officeCode,
        });
      if (request.work.offices.some(({ officeCode }) => officeCode === evaluator.officeCode))
        throw new Refusal('EvaluatorDelivered', { requestId, officeCode: evaluator.officeCode });
      const { evaluation } = request;
      const isReplaced = evaluation.step === 'commissioned' && evaluation.personId !== evaluator.personId;
      const replaces = isReplaced ? { replaces: evaluation.personId } : {};
      return [{ type: 'EvaluationCommissioned', data: { requestId, evaluator, commissionedOn, dueOn, ...replaces } }];
    }
    case 'SubmitEvaluation': {
      const { lastStep } = requireStep(state, requestId, ['commissioned']);
      const { submittedOn, summary, assessments, recommendations } = command.data;
      requireOrder(lastStep, ['submittedOn', submittedOn]);
      requireNotAfter('submittedOn', submittedOn, today);
      requireText('summary', summary, 20_000);
      for (const criterion of DAC_CRITERIA) {
        const { rating, findings } = assessments[criterion];
        requireText(`assessments.${criterion}.findings`, findings, 20_000);
        if (![1, 2, 3, 4, 5, 6].includes(rating))
          throw new InvalidInput(`assessments.${criterion}.rating`, 'must be 1 to 6', { value: rating });
      }
      requireDistinct(
        'recommendations',
        recommendations.map(({ recommendationId }) => recommendationId),
      );
      for (const { recommendationId, text } of recommendations) {
        requireText('recommendations.recommendationId', recommendationId, LONGEST_ID);
        requireText('recommendations.text', text, 5_000);
      }
      return [{ type: 'EvaluationSubmitted', data: { requestId, submittedOn, summary, assessments, recommendations } }];
    }
    case 'RecordManagementResponse': {
      const { evaluation, lastStep } = requireStep(state, requestId, ['submitted']);
      requireOrder(lastStep, ['recordedOn', command.data.recordedOn]);
      if (evaluation.step === 'submitted') requireResponses(command, evaluation, today);
      return [{ type: 'ManagementResponseRecorded', data: command.data }];
    }
    case 'RecordLesson': {
      const { lessonId, lesson, themes, recordedOn } = command.data;
      if (isToldAgain(state, ['lessonId', lessonId], contentOf(command.data))) return [];
      const request = requirePhase(state, 'evaluation', requestId);
      requireText('lesson', lesson, 10_000);
      for (const theme of themes) requireTheme('themes', theme);
      requireDistinct('themes', themes);
      requireOrder(['completedOn', request.completedOn], ['recordedOn', recordedOn]);
      requireNotAfter('recordedOn', recordedOn, today);
      return [{ type: 'LessonRecorded', data: command.data }];
    }
  }
};

export const requireStep = (
  state: Request,
  requestId: string,
  allowed: readonly EvaluationState['step'][],
): InEvaluation => {
  const request = requirePhase(state, 'evaluation', requestId);
  const { step } = request.evaluation;
  if (!allowed.includes(step)) throw new Refusal('WrongEvaluationStep', { requestId, step, allowed });
  return request;
};

const requireResponses = (
  { data }: RecordManagementResponse,
  { recommendations }: Extract<EvaluationState, { step: 'submitted' }>,
  today: string,
): void => {
  requireNotAfter('recordedOn', data.recordedOn, today);
  requireDistinct(
    'responses',
    data.responses.map(({ recommendationId }) => recommendationId),
  );
  for (const { recommendationId, response, action, dueOn } of data.responses) {
    if (!recommendations.some((one) => one.recommendationId === recommendationId))
      throw new NotFound('Recommendation', recommendationId);
    requireText('responses.action', action, 5_000);
    if (dueOn !== null) requireDay('responses.dueOn', dueOn);
    if (dueOn === null && response !== 'not-accepted')
      throw new InvalidInput('responses.dueOn', 'must say by when, for what is accepted', { recommendationId });
  }
  const unanswered = recommendations.filter(
    ({ recommendationId }) => !data.responses.some((one) => one.recommendationId === recommendationId),
  );
  if (unanswered.length > 0)
    throw new InvalidInput('responses', 'must answer every recommendation', {
      unanswered: unanswered.map(({ recommendationId }) => recommendationId),
    });
};
