import type { RequestEvent } from '../request.events.js';
import { added, committedFunds, contributionId, released } from '../request-funds.samples.js';
import { acceptance, requestId } from '../request.samples.js';

type Types =
  | 'ObligationRaised'
  | 'ObligationLiquidated'
  | 'ObligationCancelled'
  | 'RequestWoundDown'
  | 'RequestReopened';

/** A contract, and what comes of it; and one for a late charge. */
export const obligationEvents: { [Type in Types]: Extract<RequestEvent, { type: Type }> } = {
  ObligationRaised: {
    type: 'ObligationRaised',
    data: {
      requestId,
      ...{ obligationId: 'obligation-1', lineId: 'staff', supplier: 'Law firm', description: 'First draft' },
      ...{ amount: { minor: 300_000, currency: 'USD' }, inBudget: 300_000, budgetRates: [], raisedOn: '2026-03-16' },
      ...{ shares: [{ contributionId, held: 300_000, rates: [] }], obligated: 300_000 },
    },
  },
  ObligationLiquidated: {
    type: 'ObligationLiquidated',
    data: {
      requestId,
      ...{ obligationId: 'obligation-1', expenditureId: 'expenditure-1', liquidatedOn: '2026-04-01' },
      ...{ amount: { minor: 100_000, currency: 'USD' }, obligated: 200_000 },
      open: { minor: 200_000, inBudget: 200_000, shares: [{ contributionId, held: 200_000 }] },
    },
  },
  ObligationCancelled: {
    type: 'ObligationCancelled',
    data: {
      requestId,
      ...{ obligationId: 'obligation-1', cancelledOn: '2026-09-01', reason: 'Delivered less', obligated: 0 },
      ...{ amount: { minor: 200_000, currency: 'USD' }, ...released },
    },
  },
  RequestWoundDown: {
    type: 'RequestWoundDown',
    data: { requestId, because: 'cancelled', woundDownOn: '2026-09-01', ...released },
  },
  RequestReopened: {
    type: 'RequestReopened',
    data: {
      ...{ requestId, reopenedOn: '2026-09-01', reason: 'An invoice came late', lines: acceptance.budget.lines, added },
      ...committedFunds,
    },
  },
};
