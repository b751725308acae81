import {
  type Cell,
  type Need,
  type ProposedAllocation,
  type ResourcePass,
  commit,
  reserve,
  summarised,
} from '#contributions';
import { Refusal } from '#event-sourcing';
import type { ContributionDrafts } from './contribution-drafts.js';

/** Reserves and commits what more a request needs, or refuses with what is missing. */
export const take = (
  drafts: ContributionDrafts,
  pass: ResourcePass,
  need: Need,
  more: readonly Cell[],
  on: string,
): readonly ProposedAllocation[] => {
  const { requestId, currency } = need;
  const { shortfall, directCost: increase, considered, allocations } = pass.check(need, more);
  if (shortfall > 0)
    throw new Refusal('InsufficientFunds', { requestId, increase, shortfall, currency, ...summarised(considered) });
  commitAtOnce(drafts, need, allocations, on);
  return allocations;
};

/** What was proposed is reserved and committed in one. */
export const commitAtOnce = (
  drafts: ContributionDrafts,
  { requestId, themes, beneficiaries }: Need,
  allocations: readonly ProposedAllocation[],
  on: string,
): void => {
  for (const { contributionId, held: amount } of allocations) {
    const move = { contributionId, requestId, amount };
    drafts.apply(contributionId, (state) => reserve(state, { ...move, themes, beneficiaries, reservedOn: on }));
    drafts.apply(contributionId, (state) => commit(state, { ...move, committedOn: on }));
  }
};
