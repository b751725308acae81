import {
  type Decision,
  type Load,
  Refusal,
  type StreamEvents,
  type Transaction,
  dayOf,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { WAITLIST, waitlistFold } from '../../waitlist/waitlist.state.js';
import { openObligations } from '../delivery/obligation-state.js';
import type { Funds } from '../funding/funding.events.js';
import { releaseAll } from '../funding/release.js';
import { requirePhase } from '../phase.js';
import { acceptedOf } from '../accepted.js';
import { type Request, requestStream } from '../request.state.js';
import { requestFold } from '../request.evolve.js';
import type { CancelRequest, CloseRequest, WithdrawRequest } from './evaluation.commands.js';

/** After an evaluation that management answered, or a waiver: what was not spent goes back in the same append. */
export const closeRequest: Transaction<CloseRequest> = async (command, load): Promise<Decision> => {
  const { requestId, closedOn } = command.data;
  const request = requirePhase(await load.state(requestFold, requestStream(requestId)), 'evaluation', requestId);
  requireOrder(request.lastStep, ['closedOn', closedOn]);
  requireNotAfter('closedOn', closedOn, dayOf(command));
  const { step } = request.evaluation;
  if (step !== 'answered' && step !== 'waived')
    throw new Refusal('WrongEvaluationStep', { requestId, step, allowed: ['answered', 'waived'] });
  const obligationIds = openIn(request);
  if (obligationIds.length > 0) throw new Refusal('ObligationsOpen', { requestId, obligationIds });
  const factIds = [...request.work.heldFacts.keys()];
  if (factIds.length > 0) throw new Refusal('FactsHeld', { requestId, factIds });
  return ending(load, request, requestId, closedOn, 'closed', (funds) => ({
    type: 'RequestClosed',
    data: { requestId, closedOn, ...funds },
  }));
};

export const cancelRequest: Transaction<CancelRequest> = async (command, load): Promise<Decision> => {
  const { requestId, cancelledOn, reason } = command.data;
  const request = await running(load, requestId, ['cancelledOn', cancelledOn], dayOf(command));
  requireText('reason', reason, 5_000);
  return ending(load, request, requestId, cancelledOn, 'cancelled', (funds) => ({
    type: 'RequestCancelled',
    data: { requestId, cancelledOn, reason, ...funds, ...stillBound(request) },
  }));
};

export const withdrawRequest: Transaction<WithdrawRequest> = async (command, load): Promise<Decision> => {
  const { requestId, withdrawnOn, reason } = command.data;
  const request = await running(load, requestId, ['withdrawnOn', withdrawnOn], dayOf(command));
  requireText('reason', reason, 5_000);
  if (request.submission.origin.kind === 'centre') throw new Refusal('OnlyTheRequesterWithdraws', { requestId });
  return ending(load, request, requestId, withdrawnOn, 'withdrawn', (funds) => ({
    type: 'RequestWithdrawn',
    data: { requestId, withdrawnOn, reason, ...funds, ...stillBound(request) },
  }));
};

const running = async (load: Load, requestId: string, endsOn: readonly [string, string], today: string) => {
  const state = await load.state(requestFold, requestStream(requestId));
  const request = requirePhase(state, ['intake', 'funding', 'assignment', 'delivery', 'evaluation'], requestId);
  requireOrder(request.lastStep, endsOn);
  requireNotAfter(...endsOn, today);
  return request;
};

/** Ids of the obligations that are still to be paid or cancelled. */
const openIn = (request: Request): readonly string[] => {
  const ledger = acceptedOf(request)?.ledger;
  return ledger ? openObligations(ledger).map(({ obligationId }) => obligationId) : [];
};

const stillBound = (request: Request): { openObligations?: readonly string[] } => {
  const obligationIds = openIn(request);
  return obligationIds.length > 0 ? { openObligations: obligationIds } : {};
};

const ending = async (
  load: Load,
  request: Request,
  requestId: string,
  endedOn: string,
  because: 'closed' | 'cancelled' | 'withdrawn',
  event: (funds: Funds) => StreamEvents['events'][number],
): Promise<Decision> => {
  const stream = requestStream(requestId);
  const accepted = acceptedOf(request);
  if (!accepted) return { appends: [{ stream, events: [event(NO_FUNDS)] }] };
  const { drafts, funds } = await releaseAll(load, requestId, accepted.ledger, endedOn, `request ${because}`);
  return {
    appends: [
      { stream, events: [event(funds)] },
      ...drafts.appends,
      ...(await offTheWaitlist(load, requestId, endedOn, because)),
    ],
  };
};

const offTheWaitlist = async (
  load: Load,
  requestId: string,
  leftOn: string,
  because: 'closed' | 'cancelled' | 'withdrawn',
): Promise<readonly StreamEvents[]> => {
  if (because === 'closed') return []; // a request that is closed was funded, so it does not wait
  const list = await load.state(waitlistFold, WAITLIST);
  return list.waiting.has(requestId)
    ? [{ stream: WAITLIST, events: [{ type: 'WaitlistLeft', data: { requestId, leftOn, because } }] }]
    : [];
};

const NO_FUNDS: Funds = { figures: { reserved: 0, committed: 0, spent: 0 }, allocations: [] };
