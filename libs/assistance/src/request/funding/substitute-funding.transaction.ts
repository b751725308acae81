import {
  type Candidates,
  type Need,
  type ProposedAllocation,
  type ResourcePass,
  cellsOf,
  contributionFold,
  contributionStream,
  releaseCommitment,
  summarised,
  underAgreement,
} from '#contributions';
import {
  type Decision,
  InvalidInput,
  Refusal,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { WAITLIST } from '../../waitlist/waitlist.state.js';
import type { WaitlistEvent } from '../../waitlist/waitlist.events.js';
import { obligatedOn } from '../delivery/obligation-state.js';
import { requirePhase } from '../phase.js';
import { needOf, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { changedRule } from './charging-rule.js';
import { ContributionDrafts } from './contribution-drafts.js';
import type { SubstituteFunding } from './funding.commands.js';
import type { FundingEvent, ReleasedCell } from './funding.events.js';
import { openCells } from './open-cells.js';
import { requireVoluntaryContributions } from './regular-budget.js';
import { fundsOf, withAdded, withReleased } from './request-ledger.js';
import { behindTheWaitlist } from './behind-the-waitlist.js';
import { commitAtOnce } from './take-more.js';

/**
 * Another contribution takes over what is still open of one's commitment to a request: all of it, within its earmark, and
 * beside what is held back for those before on the waitlist. Request and both contributions tell it in one append.
 */
export const substituteFunding =
  (candidates: Candidates): Transaction<SubstituteFunding> =>
  async (command, load): Promise<Decision> => {
    const { requestId, contributionId, toContributionId, substitutedOn, reason } = command.data;
    const stream = requestStream(requestId);
    const state = await load.state(requestFold, stream);
    const request = requirePhase(state, ['assignment', 'delivery', 'evaluation'], requestId);
    requireNotAfter('substitutedOn', substitutedOn, dayOf(command));
    requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['substitutedOn', substitutedOn]);
    requireText('reason', reason, 2_000);
    requireVoluntaryContributions(request);
    if (toContributionId === contributionId)
      throw new InvalidInput('toContributionId', 'must be another contribution', { contributionId });
    const { ledger } = request;
    const allocation = ledger.allocations.get(contributionId);
    if (!allocation || allocation.committed === 0) throw new Refusal('NothingCommitted', { requestId, contributionId });
    const obligated = obligatedOn(ledger, contributionId); // by contracts, which are paid from what they bound
    if (obligated > 0) throw new Refusal('ObligationsOpen', { requestId, contributionId, obligated });

    const drafts = await ContributionDrafts.load(load, [contributionId, toContributionId]);
    underAgreement(await load.state(contributionFold, contributionStream(toContributionId)), toContributionId);
    const need = needOf(request);
    const pass = await behindTheWaitlist(load, drafts, await candidates(), request, need, substitutedOn);
    const released = openCells(ledger, allocation);
    const back = { contributionId, requestId, amount: allocation.committed, releasedOn: substitutedOn };
    drafts.apply(contributionId, (before) =>
      releaseCommitment(before, { ...back, reason: `substituted by ${toContributionId}` }),
    );
    const added = takenOver(drafts, pass.only(toContributionId), need, released, command);

    const figures = drafts.figures(requestId);
    const changed = withAdded(withReleased(ledger, released), added, { ...fundsOf(ledger, []), allocations: figures });
    const funds = fundsOf(changed, figures);
    const rule = changedRule(ledger, drafts, added);
    const substituted: FundingEvent = {
      type: 'FundingSubstituted',
      data: { requestId, contributionId, toContributionId, substitutedOn, reason, released, added, ...rule, ...funds },
    };
    const noted: WaitlistEvent = {
      type: 'WaitlistChecked',
      data: { requestId, checkedOn: substitutedOn, outcome: 'substituted', shortfall: 0 },
    };
    return {
      appends: [{ stream, events: [substituted] }, ...drafts.appends, { stream: WAITLIST, events: [noted] }],
      answer: { added: added.map(({ contributionId: id, amount }) => ({ contributionId: id, amount })) },
    };
  };

/** Reserves and commits from the other contribution what was open, or says why it cannot pay for it. */
const takenOver = (
  drafts: ContributionDrafts,
  pass: ResourcePass,
  need: Need,
  released: readonly ReleasedCell[],
  { data: { substitutedOn } }: SubstituteFunding,
): readonly ProposedAllocation[] => {
  const { requestId, currency } = need;
  const budget = cellsOf(need);
  const cells = released.flatMap(({ lineId, beneficiary, amount }) =>
    budget
      .filter((cell) => amount > 0 && cell.lineId === lineId && cell.beneficiary.code === beneficiary)
      .map((cell) => ({ ...cell, amount })),
  );
  const { directCost, shortfall, considered, allocations } = pass.check(need, cells);
  if (shortfall > 0)
    throw new Refusal('InsufficientFunds', { requestId, directCost, shortfall, currency, ...summarised(considered) });
  commitAtOnce(drafts, need, allocations, substitutedOn);
  return allocations;
};
