import { type ExpireContribution, contributionFold, contributionStream, expire, underAgreement } from '#contributions';
import type { Decision, Transaction } from '#event-sourcing';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { revokeReservations, withFirst } from './revoke-reservations.js';

/**
 * A contribution has come to its end: what is reserved from it is released in the same append, and those requests keep
 * their place; what is committed may still be charged until the answer's `liquidateBy`.
 */
export const expireContribution: Transaction<ExpireContribution> = async (command, load): Promise<Decision> => {
  const { contributionId, expiredOn } = command.data;
  const stream = contributionStream(contributionId);
  const before = underAgreement(await load.state(contributionFold, stream), contributionId);
  const event = expire(command, before);
  if (event === null) return { appends: [], answer: { released: [], liquidateBy: before.liquidateBy } };

  const reserved = [...before.allocations.values()].filter((one) => one.reserved > 0);
  const states = await Promise.all(reserved.map(({ requestId }) => load.state(requestFold, requestStream(requestId))));
  const revoked = states.filter((state) => state.phase === 'funding'); // before it is confirmed, what is bound is reserved
  const why = `${contributionId} expired`;
  const cause = { contributionId, revokedOn: expiredOn, reason: why, why };
  const { drafts, requests } = await revokeReservations(load, revoked, cause);
  const after = underAgreement(contributionFold.evolve(before, event), contributionId);
  return {
    appends: [...withFirst({ stream, events: [event] }, drafts.appends), ...requests],
    answer: { released: revoked.map(({ submission }) => submission.requestId), liquidateBy: after.liquidateBy },
  };
};
