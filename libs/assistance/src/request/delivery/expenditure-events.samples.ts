import type { RequestEvent } from '../request.events.js';
import { committedFunds, contributionId, fundsAre } from '../request-funds.samples.js';
import { requestId } from '../request.samples.js';

type Types = 'ExpenditureRecorded' | 'ExpenditureReversed' | 'ExpenditureRecharged';

const spending = {
  expenditureId: 'expenditure-1',
  lineId: 'staff',
  amount: { minor: 100_000, currency: 'USD' },
  inBudget: 100_000,
  budgetRates: [],
  charges: [{ contributionId, currency: 'USD', original: 100_000, held: 100_000, psc: 13_000, rates: [] }],
  occurredOn: '2026-04-01',
};

/** What was spent, charged anew, and taken back. */
export const expenditureEvents: { [Type in Types]: Extract<RequestEvent, { type: Type }> } = {
  ExpenditureRecorded: {
    type: 'ExpenditureRecorded',
    data: {
      requestId,
      ...spending,
      lineSpent: 100_000,
      description: 'Fee',
      paidTo: 'supplier',
      ...fundsAre({ reserved: 0, committed: 3_900_000, spent: 100_000 }),
    },
  },
  ExpenditureReversed: {
    type: 'ExpenditureReversed',
    data: {
      requestId,
      ...spending,
      occurredOn: '2026-04-02',
      lineSpent: 0,
      reversalId: 'reversal-1',
      reason: 'Paid twice',
      released: [],
      ...committedFunds,
    },
  },
  ExpenditureRecharged: {
    type: 'ExpenditureRecharged',
    data: {
      requestId,
      rechargeId: 'recharge-1',
      expenditureId: spending.expenditureId,
      lineId: spending.lineId,
      amount: spending.amount,
      takenBack: spending.charges,
      charges: spending.charges,
      chargedTo: [{ contributionId }],
      rechargedOn: '2026-04-01',
      reason: 'As the donors agreed',
      ...fundsAre({ reserved: 0, committed: 3_900_000, spent: 100_000 }),
    },
  },
};
