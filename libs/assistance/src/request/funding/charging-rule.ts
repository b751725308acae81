import { type ChargingRule, type ProposedAllocation, cellsOf, evenOut, mayPay } from '#contributions';
import { split } from '#money';
import { MOST_CELLS } from '../intake/submission.rules.js';
import { type Accepted, needOf } from '../request.state.js';
import type { ContributionDrafts } from './contribution-drafts.js';
import type { EvenedAllocation } from './funding.events.js';
import type { RequestLedger } from './request-ledger.js';

/** Pro rata if any of the agreements demands it. */
export const ruleOf = (drafts: ContributionDrafts, contributionIds: readonly string[]): ChargingRule =>
  contributionIds.some((id) => drafts.of(id).chargingRule === 'pro-rata') ? 'pro-rata' : 'order-of-use';

/** A rule that is fixed stays, until one that demands pro rata gives more or joins. Tells it where it changes. */
export const changedRule = (
  { chargingRule }: RequestLedger,
  drafts: ContributionDrafts,
  added: readonly ProposedAllocation[],
): Readonly<{ chargingRule?: ChargingRule }> => {
  const demanded = ruleOf(
    drafts,
    added.map(({ contributionId }) => contributionId),
  );
  return chargingRule === 'order-of-use' && demanded === 'pro-rata' ? { chargingRule: demanded } : {};
};

/**
 * What was reserved in the order of use, spread over the cells that each contribution may pay, so that all lines are
 * shared by all who may. None where that would take more cells than one event tells.
 */
export const evenedOut = (request: Accepted, drafts: ContributionDrafts): readonly EvenedAllocation[] => {
  const cells = cellsOf(needOf(request)).filter(({ amount }) => amount > 0);
  const allocations = [...request.ledger.allocations.values()].filter(({ reserved }) => reserved > 0);
  const given = evenOut(
    cells.map(({ amount }) => amount),
    allocations.map((allocation) => ({
      amount: sumOf(allocation.cells.map(({ amount }) => amount)),
      cells: cells.flatMap((cell, index) =>
        mayPay(drafts.of(allocation.contributionId).earmark, cell) ? [index] : [],
      ),
    })),
  );
  const evened = allocations.map(({ contributionId, cells: before }, index) => {
    const amounts = given[index] ?? [];
    const held = split(sumOf(before.map((cell) => cell.held)), amounts);
    const paid = cells.map(({ lineId, beneficiary }, cell) => ({
      lineId,
      beneficiary: beneficiary.code,
      amount: amounts[cell] ?? 0,
      held: held[cell] ?? 0,
    }));
    return { contributionId, cells: paid.filter(({ amount }) => amount > 0) };
  });
  return sumOf(evened.map((one) => one.cells.length)) > MOST_CELLS ? [] : evened;
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
