import { ended, withWork } from '../accepted.js';
import { logged } from '../delivery/work.js';
import type { InEvaluation, Request } from '../request.state.js';
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
      return state.phase === 'evaluation' ? { ...state, ...stepAfter(event) } : state;
  }
};

const stepAfter = ({
  type,
  data,
}: Extract<
  EvaluationEvent,
  { type: 'EvaluationCommissioned' | 'EvaluationWaived' | 'EvaluationSubmitted' | 'ManagementResponseRecorded' }
>): Pick<InEvaluation, 'evaluation' | 'lastStep'> => {
  switch (type) {
    case 'EvaluationCommissioned':
      return { evaluation: { step: 'commissioned' }, lastStep: ['commissionedOn', data.commissionedOn] };
    case 'EvaluationWaived':
      return { evaluation: { step: 'waived' }, lastStep: ['waivedOn', data.waivedOn] };
    case 'EvaluationSubmitted':
      return {
        evaluation: { step: 'submitted', recommendations: data.recommendations },
        lastStep: ['submittedOn', data.submittedOn],
      };
    case 'ManagementResponseRecorded':
      return { evaluation: { step: 'answered' }, lastStep: ['recordedOn', data.recordedOn] };
  }
};
