import { allocationOf, releaseCommitment, releaseReservation } from '#contributions';
import type { Load } from '#event-sourcing';
import { obligatedOn } from '../delivery/obligation-state.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { Funds } from './funding.events.js';
import { type RequestLedger, fundsOf, withAllReleased } from './request-ledger.js';

/** What a request has reserved or committed, and no open obligation binds, goes back; says what is left of its funds. */
export const releaseAll = async (
  load: Load,
  requestId: string,
  ledger: RequestLedger,
  releasedOn: string,
  reason: string,
): Promise<{ drafts: ContributionDrafts; funds: Funds }> => {
  const bound = [...ledger.allocations.values()].filter(({ reserved, committed }) => reserved + committed > 0);
  const drafts = await ContributionDrafts.load(
    load,
    bound.map(({ contributionId }) => contributionId),
  );
  releaseUnbound(drafts, requestId, ledger, releasedOn, reason);
  const allocated = drafts.figures(requestId);
  const before = fundsOf(ledger, []);
  return { drafts, funds: fundsOf(withAllReleased(ledger, { ...before, allocations: allocated }), []) };
};

/** The same with contributions that are loaded, as they were left by what was decided before. */
export const releaseUnbound = (
  drafts: ContributionDrafts,
  requestId: string,
  ledger: RequestLedger,
  releasedOn: string,
  reason: string,
): void => {
  for (const contributionId of ledger.allocations.keys()) {
    if (!drafts.has(contributionId)) continue;
    const { reserved, committed } = allocationOf(drafts.of(contributionId), requestId);
    const unbound = committed - obligatedOn(ledger, contributionId);
    const release = { contributionId, requestId, releasedOn, reason };
    if (reserved > 0)
      drafts.apply(contributionId, (state) => releaseReservation(state, { ...release, amount: reserved }));
    if (unbound > 0) drafts.apply(contributionId, (state) => releaseCommitment(state, { ...release, amount: unbound }));
  }
};
