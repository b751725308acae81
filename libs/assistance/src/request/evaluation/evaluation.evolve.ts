import { ended, withWork } from '../accepted.js';
import { logged } from '../delivery/work.js';
import type { Request } from '../request.state.js';
import type { EndingEvent, EvaluationEvent } from './evaluation.events.js';

export const evolveEvaluation = (
  state: Exclude<Request, { phase: 'unknown' }>,
  event: EvaluationEvent | EndingEvent,
): Request => {
  const { type, data } = event;
  switch (type) {
    case 'LessonRecorded':
      return withWork(state, (work) => logged(work, event));
    case 'RequestClosed':
      return 'endedOn' in state ? state : ended(state, 'closed', data.closedOn, data);
    case 'RequestCancelled':
      return 'endedOn' in state ? state : ended(state, 'cancelled', data.cancelledOn, data);
    case 'RequestWithdrawn':
      return 'endedOn' in state ? state : ended(state, 'withdrawn', data.withdrawnOn, data);
    case 'EvaluationCommissioned':
    case 'EvaluationWaived':
    case 'EvaluationSubmitted':
    case 'ManagementResponseRecorded':
      return state.phase === 'evaluation' ? { ...state, evaluation: stepAfter(event) } : state;
  }
};

const stepAfter = ({
  type,
  data,
}: Extract<
  EvaluationEvent,
  { type: 'EvaluationCommissioned' | 'EvaluationWaived' | 'EvaluationSubmitted' | 'ManagementResponseRecorded' }
>) => {
  switch (type) {
    case 'EvaluationCommissioned':
      return { step: 'commissioned' as const, commissionedOn: data.commissionedOn };
    case 'EvaluationWaived':
      return { step: 'waived' as const };
    case 'EvaluationSubmitted':
      return { step: 'submitted' as const, submittedOn: data.submittedOn, recommendations: data.recommendations };
    case 'ManagementResponseRecorded':
      return { step: 'answered' as const };
  }
};
