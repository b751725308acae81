import {
  type ChangeEarmark,
  type Earmark,
  type Source,
  cellsOf,
  contributionFold,
  contributionStream,
  mayPay,
  requireEarmark,
  sourceOf,
  termsExclude,
  underAgreement,
} from '#contributions';
import {
  type Decision,
  NotFound,
  Refusal,
  type StreamEvents,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { acceptedOf } from '../accepted.js';
import { type Accepted, needOf, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { requireKnownRequests } from './pledge-for-requests.transaction.js';
import { revokeReservations, withFirst } from './revoke-reservations.js';

/**
 * A donor changes what its money may be used for. Reservations that no longer fit are released in the same append, and
 * their requests keep their place; commitments are kept, or the change is refused where the consent does not cover it.
 */
export const changeEarmark: Transaction<ChangeEarmark> = async (command, load): Promise<Decision> => {
  const { contributionId, earmark, changedOn, consentReference, reason, consentKeepsCommitments } = command.data;
  const stream = contributionStream(contributionId);
  const before = await load.state(contributionFold, stream);
  if (before.phase === 'unknown') throw new NotFound('Contribution', contributionId);
  requireOrder(['pledgedOn', before.pledgedOn], ['changedOn', changedOn]);
  requireNotAfter('changedOn', changedOn, dayOf(command));
  requireText('consentReference', consentReference, 200);
  requireText('reason', reason, 2_000);
  requireEarmark(earmark);
  await requireKnownRequests(earmark, load);
  const data = { contributionId, earmark, changedOn, consentReference, reason };
  if (before.phase === 'pledged') return { appends: [{ stream, events: [{ type: 'EarmarkChanged', data }] }] };

  const bound = [...underAgreement(before, contributionId).allocations.values()].filter(
    ({ reserved, committed }) => reserved + committed > 0,
  );
  const states = await Promise.all(bound.map(({ requestId }) => load.state(requestFold, requestStream(requestId))));
  const changed = { ...before, earmark: withoutKeptDates(earmark, before.earmark) };
  const excluded = states.filter((state) => {
    const request = acceptedOf(state);
    return request && !stillFits(request, changed, contributionId, changedOn);
  });
  const revoked = excluded.filter((state) => state.phase === 'funding'); // what is bound before it is confirmed, is reserved
  const committed = excluded.flatMap((state) =>
    state.phase === 'funding' ? [] : (acceptedOf(state)?.submission.requestId ?? []),
  );
  if (committed.length > 0 && !consentKeepsCommitments)
    throw new Refusal('CommitmentsExcluded', { contributionId, requests: committed });
  const kept = committed.length > 0 ? { commitmentsKept: committed } : {};
  const event: StreamEvents = { stream, events: [{ type: 'EarmarkChanged', data: { ...data, ...kept } }] };

  const cause = { contributionId, revokedOn: changedOn, reason, why: `earmark of ${contributionId} changed` };
  const { drafts, requests } = await revokeReservations(load, revoked, cause);
  return {
    appends: [...withFirst(event, drafts.appends), ...requests],
    answer: { released: revoked.map(({ submission }) => submission.requestId) },
  };
};

/** Dates that stay as they were exclude nothing that they did not exclude before. */
const withoutKeptDates = (earmark: Earmark, before: Earmark): Earmark => {
  const [now, then] = [earmark.implementation, before.implementation];
  return now?.from === then?.from && now?.to === then?.to ? { ...earmark, implementation: null } : earmark;
};

/** By its earmark alone: that a contribution has expired since is not the donor's change. */
const stillFits = (
  request: Accepted,
  contribution: Parameters<typeof sourceOf>[2],
  contributionId: string,
  on: string,
): boolean => {
  const need = needOf(request);
  const source: Source | null = sourceOf(contributionId, 0, contribution, need.requestId);
  const held = request.ledger.allocations.get(contributionId)?.cells ?? [];
  const used = cellsOf(need).filter((cell) =>
    held.some(({ lineId, beneficiary }) => lineId === cell.lineId && beneficiary === cell.beneficiary.code),
  );
  return (
    source !== null &&
    termsExclude({ ...source, expiresOn: null, hasExpired: false, received: true }, need, used, on) === null &&
    used.every((cell) => mayPay(source.earmark, cell))
  );
};
