import { releaseCommitment, releaseReservation } from '#contributions';
import type { Load } from '#event-sourcing';
import { ContributionDrafts } from './contribution-drafts.js';
import type { Funds } from './funding.events.js';
import { type RequestLedger, fundsOf, withAllReleased } from './request-ledger.js';

/** Gives back everything that a request has reserved or committed and not spent; says what is left of its funds. */
export const releaseAll = async (
  load: Load,
  requestId: string,
  ledger: RequestLedger,
  releasedOn: string,
  reason: string,
): Promise<{ drafts: ContributionDrafts; funds: Funds }> => {
  const allocations = [...ledger.allocations.values()];
  const bound = allocations.filter(({ reserved, committed }) => reserved + committed > 0);
  const drafts = await ContributionDrafts.load(
    load,
    bound.map(({ contributionId }) => contributionId),
  );
  for (const { contributionId, reserved, committed } of bound) {
    const release = { contributionId, requestId, releasedOn, reason };
    if (reserved > 0)
      drafts.apply(contributionId, (state) => releaseReservation(state, { ...release, amount: reserved }));
    if (committed > 0)
      drafts.apply(contributionId, (state) => releaseCommitment(state, { ...release, amount: committed }));
  }
  const allocated = drafts.figures(requestId);
  const before = fundsOf(ledger, []);
  return { drafts, funds: fundsOf(withAllReleased(ledger, { ...before, allocations: allocated }), []) };
};
