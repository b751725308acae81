import { Refusal, dayOf, requireNotAfter } from '#event-sourcing';
import type { ExpireContribution } from './contribution.commands.js';
import type { ContributionEvent } from './contribution.events.js';
import type { FundingLedger, UnderAgreement } from './contribution.state.js';

/** What is committed when a contribution expires is charged within so many days after its last one. */
const LIQUIDATION_DAYS = 90;
const DAY_MS = 86_400_000;

/** Nothing is reserved from it any more. None when it has expired before. */
export const expire = (command: ExpireContribution, state: UnderAgreement): ContributionEvent | null => {
  const { contributionId, expiredOn } = command.data;
  const { phase, expiresOn } = state;
  requireNotAfter('expiredOn', expiredOn, dayOf(command));
  if (phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  if (phase === 'expired') return null;
  if (expiresOn === null || expiredOn <= expiresOn)
    throw new Refusal('ContributionNotExpired', { contributionId, expiresOn, expiredOn });
  const liquidateBy = new Date(Date.parse(expiresOn) + LIQUIDATION_DAYS * DAY_MS).toISOString().slice(0, 10);
  const toLiquidate = [...state.allocations.values()]
    .filter(({ committed }) => committed > 0)
    .map(({ requestId }) => requestId);
  return { type: 'ContributionExpired', data: { contributionId, expiredOn, expiresOn, liquidateBy, toLiquidate } };
};

/** Refuses while what is committed may still be charged. */
export const requireLiquidated = (
  { phase, expiresOn, liquidateBy }: FundingLedger,
  contributionId: string,
  on: string,
): void => {
  if (phase !== 'expired' || liquidateBy === null)
    throw new Refusal('ContributionNotExpired', { contributionId, expiresOn, phase });
  if (on <= liquidateBy) throw new Refusal('StillLiquidating', { contributionId, liquidateBy, on });
};
