import { type FundingLedger, UNEARMARKED, emptyAllocation, emptyBalance } from '#contributions';
import { type Fold, NotFound } from '#event-sourcing';
import type { BudgetBalance, BudgetShare, RegularBudgetEvent } from './regular-budget.events.js';

/**
 * `ledger`: as the moves of a request see it, the same as a contribution's: the cap is what came in, there are no programme
 * support costs, no reservations and no conditions but the period.
 */
export type OpenedBudget = Readonly<{
  phase: 'open' | 'closed';
  section: string;
  from: string;
  to: string;
  openedOn: string;
  ledger: FundingLedger;
}>;
export type RegularBudget = Readonly<{ phase: 'unknown' }> | OpenedBudget;

const evolve = (state: RegularBudget, { type, data }: RegularBudgetEvent): RegularBudget => {
  if (type === 'RegularBudgetOpened') {
    const { section, from, to, openedOn, balance } = data;
    const terms = { pscBasisPoints: 0, expiresOn: to, liquidateBy: null, advanceAuthority: 0, instalments: new Map() };
    const earmark = { ...UNEARMARKED, implementation: { from, to } };
    const ledger: FundingLedger = {
      ...{ phase: 'signed', ...terms, earmark, keptUnder: new Map(), allocations: new Map() },
      chargingRule: 'order-of-use',
      balance: { ...emptyBalance(balance.currency), ...figuresOf(balance) },
    };
    return { phase: 'open', section, from, to, openedOn, ledger };
  }
  if (state.phase === 'unknown') return state;
  const { ledger } = state;
  switch (type) {
    case 'RegularBudgetCapChanged':
      return { ...state, ledger: withBalance(ledger, data.balance) };
    case 'RegularBudgetClosed':
      return { ...state, phase: 'closed', ledger: { ...ledger, phase: 'closed' } };
    case 'RegularBudgetCommitted':
    case 'RegularBudgetReleased':
    case 'RegularBudgetCharged':
    case 'RegularBudgetChargeReversed':
      return { ...state, ledger: withShare(withBalance(ledger, data.balance), data.share) };
  }
};

const figuresOf = ({ cap, available, committed, spent }: BudgetBalance) => ({
  receipts: cap,
  available,
  committed,
  spent,
});

const withBalance = (ledger: FundingLedger, balance: BudgetBalance): FundingLedger => ({
  ...ledger,
  balance: { ...ledger.balance, ...figuresOf(balance) },
});

const withShare = (ledger: FundingLedger, { requestId, committed, spent }: BudgetShare): FundingLedger => ({
  ...ledger,
  allocations: new Map(ledger.allocations).set(requestId, { ...emptyAllocation(requestId, 0), committed, spent }),
});

export const balanceOf = ({
  balance: { currency, receipts: cap, available, committed, spent },
}: Pick<FundingLedger, 'balance'>): BudgetBalance => ({ currency, cap, available, committed, spent });

export const openedBudget = (state: RegularBudget, budgetId: string): OpenedBudget => {
  if (state.phase === 'unknown') throw new NotFound('RegularBudget', budgetId);
  return state;
};

export const regularBudgetFold: Fold<RegularBudget, RegularBudgetEvent> = {
  category: 'regular-budget',
  initial: { phase: 'unknown' },
  evolve,
};

export const regularBudgetStream = (budgetId: string): string => `regular-budget-${budgetId}`;

/** `RB-15-2026-2027`: the section, and the year or the years of the period. */
export const budgetIdOf = ({ section, from, to }: Readonly<{ section: string; from: string; to: string }>): string => {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return `RB-${section}-${first === last ? first : `${first}-${last}`}`;
};

/** Tells an allocation of the regular budget from a contribution, where a request names what pays for it. */
export const isBudgetId = (id: string): boolean => id.startsWith('RB-');
