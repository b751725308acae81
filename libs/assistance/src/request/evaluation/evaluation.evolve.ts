import { ended, windingDown, withLedger, withWork } from '../accepted.js';
import { withAdded } from '../funding/request-ledger.js';
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
      return 'endedOn' in state ? state : endedOrWindingDown(state, 'cancelled', data.cancelledOn, data);
    case 'RequestWithdrawn':
      return 'endedOn' in state ? state : endedOrWindingDown(state, 'withdrawn', data.withdrawnOn, data);
    case 'RequestWoundDown':
      return state.phase === 'winding-down' ? ended(state, state.because, state.endedOn, data) : state;
    case 'RequestReopened':
      return reopened(state, data);
    case 'EvaluationCommissioned':
    case 'EvaluationWaived':
    case 'EvaluationSubmitted':
    case 'ManagementResponseRecorded':
      return state.phase === 'evaluation' ? { ...state, ...stepAfter(event) } : state;
  }
};

const endedOrWindingDown = (
  state: Exclude<Request, { phase: 'unknown' }>,
  because: 'cancelled' | 'withdrawn',
  on: string,
  data: Extract<EndingEvent, { type: 'RequestCancelled' | 'RequestWithdrawn' }>['data'],
): Request => (data.openObligations?.length ? windingDown(state, because, on, data) : ended(state, because, on, data));

const reopened = (
  state: Exclude<Request, { phase: 'unknown' }>,
  data: Extract<EndingEvent, { type: 'RequestReopened' }>['data'],
): Request => {
  const isClosed = state.phase === 'closed' || (state.phase === 'winding-down' && state.because === 'closed');
  if (!isClosed) return state;
  const more = withLedger(state, (ledger) => {
    const joined = data.added.map(({ contributionId }) => contributionId).filter((id) => !ledger.order.includes(id));
    return { ...withAdded(ledger, data.added, data), lines: data.lines, order: [...ledger.order, ...joined] };
  });
  return more.phase === 'unknown' ? more : windingDown(more, 'closed', state.endedOn, data);
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
      return {
        evaluation: { step: 'commissioned', personId: data.evaluator.personId },
        lastStep: ['commissionedOn', data.commissionedOn],
      };
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
