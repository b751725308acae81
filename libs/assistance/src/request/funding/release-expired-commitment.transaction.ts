import { releaseCommitment, requireLiquidated } from '#contributions';
import { type Decision, NotFound, type Transaction, dayOf, requireNotAfter } from '#event-sourcing';
import { acceptedOf } from '../accepted.js';
import { obligatedOn } from '../delivery/obligation-state.js';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { ReleaseExpiredCommitment } from './funding.commands.js';
import type { FundingEvent } from './funding.events.js';
import { openCells } from './open-cells.js';
import { fundsOf, withReleased } from './request-ledger.js';

/** What a contribution that expired still has committed to a request, and no obligation binds, goes back; nothing is left to do when there is none. */
export const releaseExpiredCommitment: Transaction<ReleaseExpiredCommitment> = async (
  command,
  load,
): Promise<Decision> => {
  const { requestId, contributionId, releasedOn } = command.data;
  const stream = requestStream(requestId);
  const ledger = acceptedOf(await load.state(requestFold, stream))?.ledger;
  if (!ledger) throw new NotFound('Request', requestId);
  requireNotAfter('releasedOn', releasedOn, dayOf(command));
  const drafts = await ContributionDrafts.load(load, [contributionId]);
  requireLiquidated(drafts.of(contributionId), contributionId, releasedOn);
  const allocation = ledger.allocations.get(contributionId);
  const amount = (allocation?.committed ?? 0) - obligatedOn(ledger, contributionId);
  if (!allocation || amount === 0) return { appends: [] };

  const released = openCells(ledger, allocation);
  const back = { contributionId, requestId, amount, releasedOn, reason: 'contribution expired' };
  drafts.apply(contributionId, (state) => releaseCommitment(state, back));
  const funds = fundsOf(withReleased(ledger, released), drafts.figures(requestId));
  const lapsed: FundingEvent = {
    type: 'CommitmentLapsed',
    data: { requestId, contributionId, lapsedOn: releasedOn, released, ...funds },
  };
  return { appends: [{ stream, events: [lapsed] }, ...drafts.appends] };
};
