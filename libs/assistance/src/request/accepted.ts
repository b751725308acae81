import type { RequestLedger } from './funding/request-ledger.js';
import { type Accepted, type Ended, type Request, type WindingDown, type Work, NO_WORK } from './request.state.js';
import { withAllReleased } from './funding/request-ledger.js';
import type { Funds } from './funding/funding.events.js';

/** A request with a budget, in whatever phase it is or ended. */
export const acceptedOf = (state: Request): (Accepted & Readonly<{ work: Work }>) | null => {
  switch (state.phase) {
    case 'unknown':
    case 'intake':
      return null;
    case 'funding':
      return { ...state, work: NO_WORK };
    case 'assignment':
    case 'delivery':
    case 'evaluation':
    case 'winding-down':
      return state;
    case 'declined':
    case 'closed':
    case 'cancelled':
    case 'withdrawn':
      return state.accepted;
  }
};

/** The request with other money, also after its end. */
export const withLedger = (state: Request, change: (ledger: RequestLedger) => RequestLedger): Request => {
  if ('ledger' in state) return { ...state, ledger: change(state.ledger) };
  return 'accepted' in state && state.accepted
    ? { ...state, accepted: { ...state.accepted, ledger: change(state.accepted.ledger) } }
    : state;
};

/** The request with more work done, also after its end. */
export const withWork = (state: Request, change: (work: Work) => Work): Request => {
  if ('work' in state) return { ...state, work: change(state.work) };
  return 'accepted' in state && state.accepted
    ? { ...state, accepted: { ...state.accepted, work: change(state.accepted.work) } }
    : state;
};

/** The request at its end; what it still held was given back. */
export const ended = (
  state: Exclude<Request, { phase: 'unknown' }>,
  phase: Ended['phase'],
  endedOn: string,
  funds: Funds,
): Ended => {
  const accepted = acceptedOf(state);
  const { submission } = state;
  if (!accepted) return { phase, submission, accepted: null, endedOn };
  const { acceptance, ledger, work } = accepted;
  return {
    phase,
    submission,
    accepted: { submission, acceptance, work, ledger: withAllReleased(ledger, funds) },
    endedOn,
  };
};

/** The request at its end, while obligations are still to be paid or cancelled. */
export const windingDown = (
  state: Exclude<Request, { phase: 'unknown' }>,
  because: WindingDown['because'],
  endedOn: string,
  funds: Funds,
): Request => {
  const accepted = acceptedOf(state);
  if (!accepted) return state; // what is not accepted has no obligations
  const { submission, acceptance, ledger, work } = accepted;
  return {
    phase: 'winding-down',
    submission,
    acceptance,
    work,
    ledger: withAllReleased(ledger, funds),
    because,
    endedOn,
  };
};
