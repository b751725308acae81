import { type ContributionEvent, allocationOf } from '#contributions';
import { Refusal } from '#event-sourcing';
import type { BudgetBalance, BudgetShare, RegularBudgetEvent } from './regular-budget.events.js';
import { type OpenedBudget, balanceOf } from './regular-budget.state.js';

/** Sets money of the allocation aside for a request, or refuses with the shortfall. Minor units of its currency. */
export const commitFromBudget = (
  { phase, from, to, ledger }: OpenedBudget,
  move: Readonly<{ budgetId: string; requestId: string; amount: number; committedOn: string; reference?: string }>,
): RegularBudgetEvent => {
  const { budgetId, requestId, amount, committedOn } = move;
  const before = balanceOf(ledger);
  const { currency, cap, available } = before;
  if (phase === 'closed') throw new Refusal('RegularBudgetClosed', { budgetId });
  if (committedOn < from || committedOn > to)
    throw new Refusal('OutsideBudgetPeriod', { budgetId, from, to, on: committedOn });
  if (amount > available) {
    const facts = { budgetId, requestId, amount, available, shortfall: amount - available, currency, cap };
    throw new Refusal('RegularBudgetExceeded', facts);
  }
  const { committed, spent } = allocationOf(ledger, requestId);
  const balance = { ...before, available: available - amount, committed: before.committed + amount };
  return {
    type: 'RegularBudgetCommitted',
    data: { ...move, balance, share: { requestId, committed: committed + amount, spent } },
  };
};

/** What a move of a request is in an allocation of the regular budget, where the rules of all ledgers have decided it. */
export const inBudget = ({ type, data }: ContributionEvent): RegularBudgetEvent => {
  switch (type) {
    case 'CommitmentReleased': {
      const { releasedOn, reason } = data;
      return { type: 'RegularBudgetReleased', data: { ...moved(data), releasedOn, reason } };
    }
    case 'ExpenditureCharged':
      return { type: 'RegularBudgetCharged', data: { ...moved(data), ...fact(data) } };
    case 'ExpenditureChargeReversed': {
      const { reversalId, reason } = data;
      return { type: 'RegularBudgetChargeReversed', data: { ...moved(data), ...fact(data), reversalId, reason } };
    }
    default:
      throw new Error(`${type} does not happen to an allocation of the regular budget`);
  }
};

type Move = Extract<ContributionEvent, { type: 'CommitmentReleased' | 'ExpenditureCharged' }>['data'];

const moved = ({ contributionId: budgetId, requestId, amount, balance, allocation }: Move) => {
  const { committed, spent } = allocation;
  const share: BudgetShare = { requestId, committed, spent };
  const after: BudgetBalance = balanceOf({ balance });
  return { budgetId, requestId, amount, balance: after, share };
};

const fact = ({
  expenditureId,
  lineId,
  occurredOn,
  accountedOn,
}: Readonly<{ expenditureId: string; lineId: string; occurredOn: string; accountedOn?: string }>) => ({
  ...{ expenditureId, lineId, occurredOn },
  ...(accountedOn !== undefined && { accountedOn }),
});
