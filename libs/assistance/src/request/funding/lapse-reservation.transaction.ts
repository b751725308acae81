import { type Decision, Refusal, type Transaction, dayOf, requireNotAfter } from '#event-sourcing';
import { requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import { reservedRequest } from './confirm-funding.transaction.js';
import type { LapseReservation } from './funding.commands.js';
import { releaseAll } from './release.js';

/** A reservation that was not confirmed in time goes back; the request stays in funding, off the waitlist. */
export const lapseReservation: Transaction<LapseReservation> = async (command, load): Promise<Decision> => {
  const { requestId, lapsedOn } = command.data;
  const stream = requestStream(requestId);
  const { ledger, standing } = reservedRequest(await load.state(requestFold, stream), requestId);
  requireNotAfter('lapsedOn', lapsedOn, dayOf(command));
  if (lapsedOn <= standing.expiresOn)
    throw new Refusal('ReservationNotExpired', { requestId, expiresOn: standing.expiresOn });
  const { drafts, funds } = await releaseAll(load, requestId, ledger, lapsedOn, 'reservation lapsed');
  const lapsed = { type: 'ReservationLapsed', data: { requestId, lapsedOn, expiredOn: standing.expiresOn, ...funds } };
  return { appends: [{ stream, events: [lapsed] }, ...drafts.appends] };
};
