import { releaseReservation } from '#contributions';
import type { Load, StreamEvents } from '#event-sourcing';
import { WAITLIST, waitlistFold } from '../../waitlist/waitlist.state.js';
import type { WaitlistEvent } from '../../waitlist/waitlist.events.js';
import { type InFunding, needOf, requestStream } from '../request.state.js';
import { placeOf } from './check-resources.transaction.js';
import { ContributionDrafts } from './contribution-drafts.js';
import { waitedSince } from './funding.evolve.js';
import type { RequestEvent } from '../request.events.js';
import { fundsOf, withAllReleased } from './request-ledger.js';

type Cause = Readonly<{
  contributionId: string;
  revokedOn: string;
  /** What the request is told. */
  reason: string;
  /** What the contributions are told. */
  why: string;
}>;

/** A contribution may no longer pay for these requests: all that is reserved for them is released; they keep their place. */
export const revokeReservations = async (
  load: Load,
  requests: readonly InFunding[],
  { contributionId, revokedOn, reason, why }: Cause,
): Promise<Readonly<{ drafts: ContributionDrafts; requests: readonly StreamEvents[] }>> => {
  const drafts = await ContributionDrafts.load(
    load,
    requests.flatMap(({ ledger }) => [...ledger.allocations.keys()]),
  );
  if (requests.length === 0) return { drafts, requests: [] };
  const list = await load.state(waitlistFold, WAITLIST);
  const appends: StreamEvents[] = [];
  const joined: WaitlistEvent[] = [];
  for (const request of requests) {
    const { requestId } = request.submission;
    const lost = request.ledger.allocations.get(contributionId)?.cells ?? [];
    const shortfall = lost.reduce((sum, { amount }) => sum + amount, 0);
    for (const { contributionId: id, reserved: amount } of request.ledger.allocations.values()) {
      const back = { contributionId: id, requestId, amount, releasedOn: revokedOn, reason: why };
      if (amount > 0) drafts.apply(id, (state) => releaseReservation(state, back));
    }
    const released = { ...fundsOf(request.ledger, []), allocations: drafts.figures(requestId) };
    const funds = fundsOf(withAllReleased(request.ledger, released), []);
    const revoked: RequestEvent = {
      type: 'ReservationRevoked',
      data: { requestId, revokedOn, contributionId, reason, shortfall, ...funds },
    };
    appends.push({ stream: requestStream(requestId), events: [revoked] });
    if (!list.waiting.has(requestId)) {
      const place = placeOf(request, waitedSince(request.standing) ?? revokedOn);
      joined.push({ type: 'WaitlistJoined', data: { ...place, shortfall, need: needOf(request) } });
    }
  }
  return { drafts, requests: [...appends, { stream: WAITLIST, events: joined }] };
};

/** The contribution's own event first, then what follows from it on the same stream. */
export const withFirst = (first: StreamEvents, others: readonly StreamEvents[]): readonly StreamEvents[] => [
  {
    stream: first.stream,
    events: [
      ...first.events,
      ...others.filter(({ stream }) => stream === first.stream).flatMap(({ events }) => events),
    ],
  },
  ...others.filter(({ stream }) => stream !== first.stream),
];
