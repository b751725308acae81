import { withNote } from '#event-sourcing';
import type { Money } from '#money';
import { withLedger, withWork } from '../accepted.js';
import { withCharges, withFigures, withReleased } from '../funding/request-ledger.js';
import { likenessOf } from '../held-facts/likeness.js';
import type { InDelivery, Request, Work } from '../request.state.js';
import type { Charge, DeliveryEvent } from './delivery.events.js';
import { withExpenditure, withRecharge, withReversal } from './expenditure-state.js';
import { NOTHING_OPEN, withObligation, withOpen } from './obligation-state.js';
import { logged } from './work.js';

export const evolveDelivery = (state: Request, event: DeliveryEvent): Request => {
  const { type, data } = event;
  switch (type) {
    case 'WorkplanAgreed':
    case 'ActivityCorrected':
    case 'MilestoneReached':
    case 'ProgressReported':
      return withWork(state, (work) => logged(work, event));
    case 'ActivityDelivered':
      return withWork(state, (work) => alike(logged(work, event), likenessOf(event), data.activityId));
    case 'IndicatorMeasured':
      return withWork(state, (work) => alike(logged(work, event), likenessOf(event), data.measurementId));
    case 'EvidenceAttached':
      return withWork(state, (work) => alike(logged(work, event), likenessOf(event), data.evidenceId));
    case 'RiskRaised':
      return withWork(state, (work) => alike(logged(work, event), likenessOf(event), data.riskId));
    case 'DeliverySuspended':
      return interrupted(state, event, ['suspendedOn', data.suspendedOn]);
    case 'DeliveryResumed':
      return interrupted(state, event, ['resumedOn', data.resumedOn]);
    case 'ExpenditureRecorded': {
      const spent = withLedger(state, (ledger) => {
        const charged = withCharges(ledger, data.lineId, data.lineSpent, chargesIn(data), 1);
        return withExpenditure(withFigures(charged, data.allocations), data);
      });
      return withWork(spent, (work) => alike(work, likenessOf(event), data.expenditureId));
    }
    case 'ExpenditureReversed':
      return withLedger(state, (ledger) => {
        const left = withReleased(ledger, data.released);
        const charged = withCharges(left, data.lineId, data.lineSpent, chargesIn(data), -1);
        return withReversal(withFigures(charged, data.allocations), data);
      });
    case 'ExpenditureRecharged':
      return withLedger(state, (ledger) => {
        const { lineId, allocations, takenBack, charges, amount } = data;
        const lineSpent = ledger.spentByLine.get(lineId) ?? 0; // as it was
        const back = withCharges(ledger, lineId, lineSpent, chargesIn({ charges: takenBack, amount }), -1);
        const charged = withCharges(back, lineId, lineSpent, chargesIn({ charges, amount }), 1);
        return withRecharge(withFigures(charged, allocations), data);
      });
    case 'ObligationRaised':
      return withLedger(state, (ledger) => withObligation(ledger, data));
    case 'ObligationLiquidated':
      return withLedger(state, (ledger) => withOpen(ledger, data.obligationId, data.open));
    case 'ObligationCancelled':
      return withLedger(state, (ledger) =>
        withFigures(withOpen(ledger, data.obligationId, NOTHING_OPEN), data.allocations),
      );
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

const chargesIn = ({ charges, amount }: Readonly<{ charges: readonly Charge[]; amount: Money }>) => ({
  charges,
  currency: amount.currency,
});

const alike = (work: Work, likeness: string | null, id: string): Work =>
  likeness === null ? work : { ...work, alike: withNote(work.alike, likeness, id) };

const interrupted = (
  state: Request,
  event: Extract<DeliveryEvent, { type: 'DeliverySuspended' | 'DeliveryResumed' }>,
  lastStep: InDelivery['lastStep'],
): Request => (state.phase === 'delivery' ? { ...state, work: logged(state.work, event), lastStep } : state);
