import { noteOf, withNote } from '#event-sourcing';
import type { RequestLedger } from '../funding/request-ledger.js';
import type { DeliveryEvent } from './delivery.events.js';
import { contentOf } from './content.js';

type Recorded = Extract<DeliveryEvent, { type: 'ExpenditureRecorded' }>['data'];
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

/** What whoever recorded it said, to notice the same id with other content. */
export const expenditureContent = ({
  lineId,
  amount,
  occurredOn,
  description,
  paidTo,
  obligationId,
}: Pick<Recorded, 'lineId' | 'amount' | 'occurredOn' | 'description' | 'paidTo' | 'obligationId'>): string =>
  contentOf({ lineId, amount, occurredOn, description, paidTo, obligationId });

export const reversalContent = ({
  expenditureId,
  amount,
  occurredOn,
  reason,
}: Pick<Reversed, 'expenditureId' | 'amount' | 'occurredOn' | 'reason'>): string =>
  contentOf({ expenditureId, amount, occurredOn, reason });
