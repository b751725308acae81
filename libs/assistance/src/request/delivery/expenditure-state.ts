import { noteOf, withNote } from '#event-sourcing';
import type { RequestLedger } from '../funding/request-ledger.js';
import type { DeliveryEvent } from './delivery.events.js';
import { contentOf } from './content.js';

type Recorded = Extract<DeliveryEvent, { type: 'ExpenditureRecorded' }>['data'];
type Recharged = Extract<DeliveryEvent, { type: 'ExpenditureRecharged' }>['data'];
type Reversed = Extract<DeliveryEvent, { type: 'ExpenditureReversed' }>['data'];

export const withExpenditure = (ledger: RequestLedger, data: Recorded): RequestLedger => {
  const { expenditureId, lineId, amount, inBudget, occurredOn, charges } = data;
  const reversed = { amount: 0, inBudget: 0, byContribution: {} };
  const content = expenditureContent(data);
  const expenditure = { expenditureId, lineId, amount, inBudget, occurredOn, charges, reversed, content };
  return { ...ledger, expenditures: withNote(ledger.expenditures, expenditureId, expenditure) };
};

export const withReversal = (ledger: RequestLedger, data: Reversed): RequestLedger => {
  const expenditure = noteOf(ledger.expenditures, data.expenditureId);
  const reversals = withNote(ledger.reversals, data.reversalId, reversalContent(data));
  if (!expenditure) return { ...ledger, reversals };
  const byContribution = { ...expenditure.reversed.byContribution };
  for (const { contributionId, original, held } of data.charges) {
    const before = byContribution[contributionId] ?? { original: 0, held: 0 };
    byContribution[contributionId] = { original: before.original + original, held: before.held + held };
  }
  const amount = expenditure.reversed.amount + data.amount.minor;
  const reversed = { amount, inBudget: expenditure.reversed.inBudget + data.inBudget, byContribution };
  return {
    ...ledger,
    reversals,
    expenditures: withNote(ledger.expenditures, data.expenditureId, { ...expenditure, reversed }),
  };
};

/** What others pay now is what may still be reversed; what was reversed of it before stays. */
export const withRecharge = (ledger: RequestLedger, data: Recharged): RequestLedger => {
  const expenditure = noteOf(ledger.expenditures, data.expenditureId);
  const content = rechargeContent({ ...data, charges: data.chargedTo });
  const recharges = withNote(ledger.recharges, data.rechargeId, content);
  if (!expenditure) return { ...ledger, recharges };
  const recharged = {
    ...expenditure,
    charges: data.charges,
    reversed: { ...expenditure.reversed, byContribution: {} },
  };
  return { ...ledger, recharges, expenditures: withNote(ledger.expenditures, data.expenditureId, recharged) };
};

/** What whoever recorded it said, to notice the same id with other content. */
export const expenditureContent = ({
  lineId,
  amount,
  occurredOn,
  description,
  paidTo,
  obligationId,
  chargedTo,
}: Pick<
  Recorded,
  'lineId' | 'amount' | 'occurredOn' | 'description' | 'paidTo' | 'obligationId' | 'chargedTo'
>): string => contentOf({ lineId, amount, occurredOn, description, paidTo, obligationId, chargedTo });

export const rechargeContent = ({
  expenditureId,
  charges,
  rechargedOn,
  reason,
}: Readonly<{ charges: Recharged['chargedTo'] }> &
  Pick<Recharged, 'expenditureId' | 'rechargedOn' | 'reason'>): string =>
  contentOf({ expenditureId, charges, rechargedOn, reason });

export const reversalContent = ({
  expenditureId,
  amount,
  occurredOn,
  reason,
}: Pick<Reversed, 'expenditureId' | 'amount' | 'occurredOn' | 'reason'>): string =>
  contentOf({ expenditureId, amount, occurredOn, reason });
