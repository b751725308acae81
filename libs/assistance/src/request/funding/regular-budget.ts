import { type Cell, type ProposedAllocation, directCost } from '#contributions';
import { Refusal } from '#event-sourcing';
import { commitFromBudget } from '#regular-budget';
import type { Acceptance } from '../intake/intake.events.js';
import type { Accepted } from '../request.state.js';
import type { ContributionDrafts } from './contribution-drafts.js';
import type { RequestLedger } from './request-ledger.js';

export const isOnRegularBudget = ({ acceptance }: Readonly<{ acceptance: Pick<Acceptance, 'fundingBasis'> }>) =>
  acceptance.fundingBasis === 'regular-budget';

/** What it needs never comes from voluntary contributions. */
export const requireVoluntaryContributions = ({ acceptance }: Pick<Accepted, 'acceptance'>): void => {
  const { requestId, budgetSection: section } = acceptance;
  if (isOnRegularBudget({ acceptance })) throw new Refusal('OnRegularBudget', { requestId, section });
};

/** The allocation that was approved for a request. */
export const budgetIn = ({ order: [budgetId = ''] }: RequestLedger): string => budgetId;

/**
 * Commits these pieces of a budget at once out of an allocation of the regular budget, which is in the same currency, or
 * refuses with the shortfall.
 */
export const takeFromBudget = (
  drafts: ContributionDrafts,
  budgetId: string,
  requestId: string,
  cells: readonly Cell[],
  on: Readonly<{ committedOn: string; reference?: string }>,
): readonly ProposedAllocation[] => {
  const amount = directCost(cells);
  const budget = drafts.budget(budgetId);
  drafts.applyToBudget(budgetId, commitFromBudget(budget, { budgetId, requestId, amount, ...on }));
  const allocated = cells
    .filter(({ amount: part }) => part > 0)
    .map(({ lineId, beneficiary, amount: part }) => ({
      ...{ lineId, beneficiary: beneficiary.code },
      ...{ amount: part, held: part },
    }));
  const { currency } = budget.ledger.balance;
  return [{ contributionId: budgetId, currency, amount, held: amount, rates: [], cells: allocated }];
};
