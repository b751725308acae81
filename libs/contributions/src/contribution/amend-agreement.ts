import {
  InvalidInput,
  Refusal,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { advanceShortfall, usableAuthority } from './advance.js';
import { type Balance, drawnOf, transfersOf } from './balance.js';
import { boundBy, outstandingAfter, receivedFor } from './cash.js';
import type { AmendAgreement } from './contribution.commands.js';
import type { AmendedInstalment, ContributionEvent, Instalment } from './contribution.events.js';
import { type UnderAgreement, contributionFold } from './contribution.state.js';
import { requireSchedule, requireTerms } from './terms.js';
import { underAgreement } from './under-agreement.js';

/** A top-up, a reduction, an extension without cost, another rate of programme support costs: all together or one of them. */
export const amend = (command: AmendAgreement, state: UnderAgreement): ContributionEvent[] => {
  const { contributionId, reference, amendedOn, reason, ...changes } = command.data;
  if (state.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  const {
    amount = state.signed,
    pscBasisPoints = state.pscBasisPoints,
    expiresOn = state.expiresOn,
    reportsDueOn = state.reportsDueOn,
    advanceAuthority = state.advanceAuthority,
    chargingRule = state.chargingRule,
  } = changes;
  requireText('reference', reference, 100);
  requireText('reason', reason, 2_000);
  requireOrder(['signedOn', state.signedOn], ['amendedOn', amendedOn]);
  requireNotAfter('amendedOn', amendedOn, dayOf(command));
  requirePositive('amount', amount);
  const instalments = scheduleOf(state, changes.instalments, amount);
  const agreed = { pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule };
  requireTerms(agreed, state.signedOn, instalments);
  requireEnd(state, contributionId, expiresOn, amendedOn);
  requireCovered(state, contributionId, amount);

  const kept = new Set(instalments.map(({ instalmentId }) => instalmentId));
  const dropped = [...inForce(state)].map(({ instalmentId }) => instalmentId).filter((id) => !kept.has(id));
  const amended: ContributionEvent = {
    type: 'AgreementAmended',
    data: { contributionId, reference, amendedOn, reason, amount, instalments, dropped, ...agreed },
  };
  requireAuthority(state, contributionId, amended);
  return [amended];
};

const inForce = ({ instalments }: UnderAgreement) =>
  [...instalments.values()].filter(({ isCancelled }) => !isCancelled);

/** The schedule from now on; what came for an instalment stays in it. */
const scheduleOf = (
  state: UnderAgreement,
  wanted: readonly Instalment[] | undefined,
  amount: number,
): readonly AmendedInstalment[] => {
  const now = inForce(state);
  if (!wanted) {
    if (now.length > 0 && amount !== state.signed)
      throw new InvalidInput('instalments', 'must be told with another amount: they add up to it', { amount });
    return now.map(({ instalmentId, dueOn, amount: due, outstanding, isOverdue }) => ({
      instalmentId,
      dueOn,
      amount: due,
      outstanding,
      isOverdue,
    }));
  }
  const cancelled = [...state.instalments.values()].filter(({ isCancelled }) => isCancelled);
  const settled = cancelled.reduce((sum, { instalmentId }) => sum + receivedFor(instalmentId, state.receipts), 0);
  requireSchedule(wanted, amount, settled);
  for (const { instalmentId, amount: due } of now) {
    const received = Math.min(due, receivedFor(instalmentId, state.receipts));
    const still = wanted.find((one) => one.instalmentId === instalmentId)?.amount ?? 0;
    if (still < received) throw new Refusal('InstalmentBelowReceived', { instalmentId, amount: still, received });
  }
  return wanted.map(({ instalmentId, dueOn, amount: due }) => {
    const before = state.instalments.get(instalmentId);
    if (before?.isCancelled)
      throw new InvalidInput('instalments.instalmentId', 'must not be one that was cancelled', { instalmentId });
    const outstanding = outstandingAfter({ instalmentId, dueOn, amount: due, isCancelled: false }, state.receipts, 0);
    const isOverdue = before !== undefined && before.isOverdue && before.dueOn === dueOn;
    return { instalmentId, dueOn, amount: due, outstanding, isOverdue };
  });
};

/** Another end is not before the amendment; what has expired is extended, and nothing that was charged comes after the end. */
const requireEnd = (
  state: UnderAgreement,
  contributionId: string,
  expiresOn: string | null,
  amendedOn: string,
): void => {
  const { lastChargedOn } = state;
  if (state.phase === 'expired' && expiresOn !== null && expiresOn < amendedOn)
    throw new Refusal('ContributionExpired', { contributionId, expiresOn });
  if (expiresOn !== null && expiresOn !== state.expiresOn)
    requireOrder(['amendedOn', amendedOn], ['expiresOn', expiresOn]);
  if (expiresOn !== null && lastChargedOn !== null && lastChargedOn > expiresOn)
    throw new Refusal('ChargedAfterExpiry', { contributionId, expiresOn, lastChargedOn });
};

/** An agreement is never reduced below what is bound by it. */
const requireCovered = (state: UnderAgreement, contributionId: string, amount: number): void => {
  const bound = boundTotal(state.balance);
  if (amount < state.signed && amount < bound)
    throw new Refusal('BelowBound', { contributionId, amount, bound, releaseFirst: boundBy(state) });
};

/** What the agreement's own money must pay for: beside interest, and what came from other contributions. */
const boundTotal = (balance: Balance): number => {
  const { reserved, committed, spent, pscSetAside, pscCharged, interest } = balance;
  return reserved + committed + spent + pscSetAside + pscCharged - interest - transfersOf(balance);
};

/** Nor is the authority, or what it stands on, reduced below what is drawn; where more is drawn already, not further. */
const requireAuthority = (state: UnderAgreement, contributionId: string, amended: ContributionEvent): void => {
  const after = underAgreement(contributionFold.evolve(state, amended), contributionId);
  if (advanceShortfall(after) <= advanceShortfall(state)) return;
  throw new Refusal('AuthorityBelowDrawn', {
    contributionId,
    authority: usableAuthority(after),
    drawn: drawnOf(after.balance),
    releaseFirst: boundBy(state),
  });
};
