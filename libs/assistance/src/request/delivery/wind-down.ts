import type { ContributionDrafts } from '../funding/contribution-drafts.js';
import type { Funds } from '../funding/funding.events.js';
import { releaseUnbound } from '../funding/release.js';
import type { RequestLedger } from '../funding/request-ledger.js';
import type { RequestEvent } from '../request.events.js';
import type { Request } from '../request.state.js';
import { openObligations } from './obligation-state.js';

/** While a request winds down, what an obligation leaves over goes back in the append that ends or pays it. */
export const releaseLeftOver = (
  state: Request,
  requestId: string,
  /** After the payment or the cancellation. */
  ledger: RequestLedger,
  drafts: ContributionDrafts,
  on: string,
): void => {
  if (state.phase !== 'winding-down') return;
  const releasedOn = on < state.endedOn ? state.endedOn : on;
  releaseUnbound(drafts, requestId, ledger, releasedOn, `request ${state.because}`);
};

/** With its last obligation a request that winds down has ended. */
export const woundDown = (
  state: Request,
  requestId: string,
  ledger: RequestLedger,
  funds: Funds,
  on: string,
): readonly RequestEvent[] => {
  if (state.phase !== 'winding-down' || openObligations(ledger).length > 0) return [];
  const { because, endedOn } = state;
  const woundDownOn = on < endedOn ? endedOn : on;
  const { figures, allocations } = funds;
  return [{ type: 'RequestWoundDown', data: { requestId, because, woundDownOn, figures, allocations } }];
};
