import { withLedger, withWork } from '../accepted.js';
import { withCharges, withFigures, withReleased } from '../funding/request-ledger.js';
import type { InDelivery, Request } from '../request.state.js';
import type { DeliveryEvent } from './delivery.events.js';
import { withExpenditure, withReversal } from './expenditure-state.js';
import { logged } from './work.js';

export const evolveDelivery = (state: Request, event: DeliveryEvent): Request => {
  const { type, data } = event;
  switch (type) {
    case 'WorkplanAgreed':
    case 'ProgressReported':
    case 'ActivityDelivered':
    case 'ActivityCorrected':
    case 'MilestoneReached':
    case 'IndicatorMeasured':
    case 'EvidenceAttached':
    case 'RiskRaised':
      return withWork(state, (work) => logged(work, event));
    case 'DeliverySuspended':
      return interrupted(state, event, ['suspendedOn', data.suspendedOn]);
    case 'DeliveryResumed':
      return interrupted(state, event, ['resumedOn', data.resumedOn]);
    case 'ExpenditureRecorded':
      return withLedger(state, (ledger) => {
        const charged = withCharges(ledger, data.lineId, data.lineSpent, data.charges, 1);
        return withExpenditure(withFigures(charged, data.allocations), data);
      });
    case 'ExpenditureReversed':
      return withLedger(state, (ledger) => {
        const left = withReleased(ledger, data.released);
        const charged = withCharges(left, data.lineId, data.lineSpent, data.charges, -1);
        return withReversal(withFigures(charged, data.allocations), data);
      });
    case 'DeliveryCompleted': {
      if (state.phase !== 'delivery') return state;
      const { submission, acceptance, ledger, work } = state;
      const { completedOn } = data;
      const lastStep = ['completedOn', completedOn] as const;
      const evaluation = { step: 'due' as const };
      return { phase: 'evaluation', submission, acceptance, ledger, work, completedOn, evaluation, lastStep };
    }
  }
};

const interrupted = (
  state: Request,
  event: Extract<DeliveryEvent, { type: 'DeliverySuspended' | 'DeliveryResumed' }>,
  lastStep: InDelivery['lastStep'],
): Request => (state.phase === 'delivery' ? { ...state, work: logged(state.work, event), lastStep } : state);
