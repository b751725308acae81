import { type Earmark, type FundingLedger, allocationOf, earmarkFor, payableFor } from '#contributions';
import { Refusal } from '#event-sourcing';
import { type ExchangeRate, type Money, type RateTable, exchangeBetween } from '#money';
import type { ObligationShare } from './delivery.events.js';
import { obligatedOn } from './obligation-state.js';
import type { ContributionDrafts } from '../funding/contribution-drafts.js';
import type { RequestAllocation, RequestLedger } from '../funding/request-ledger.js';

/** A part of an expenditure that one contribution is to pay. */
export type Share = Readonly<{
  contributionId: string;
  original: number;
  held: number;
  rates: readonly ExchangeRate[];
}>;

/**
 * Which contributions pay an expenditure, or are bound by an obligation, in the order of use: first what the obligation
 * that is paid had bound (`freed`), then what was allocated to the line, then, for an overrun, other commitments whose
 * donors do not exclude the line; never what open obligations bind. To bind needs no cash: `freed` is null. Refuses with
 * `InsufficientCommitment` when they cannot pay all of it, and with `InsufficientCash` when they could once the money came
 * that was committed in advance.
 */
export const sharesOf = (
  requestId: string,
  ledger: RequestLedger,
  drafts: ContributionDrafts,
  spent: Readonly<{ lineId: string; amount: Money; occurredOn: string }>,
  rates: RateTable,
  freed: readonly ObligationShare[] | null,
): readonly Share[] => {
  const payers = ledger.order.flatMap((contributionId) => {
    const allocation = ledger.allocations.get(contributionId);
    const state = drafts.of(contributionId);
    if (!allocation) return [];
    const earmark = earmarkFor(state, requestId);
    return mayChargeOn(state, earmark, spent.occurredOn) ? [{ contributionId, allocation, state, earmark }] : [];
  });
  const category = ledger.lines.find(({ lineId }) => lineId === spent.lineId)?.category;
  const shares = new Map<string, Share>();
  let left = spent.amount.minor;
  const take = (contributionId: string, state: FundingLedger, limit: number): void => {
    if (left === 0 || limit <= 0) return;
    const exchange = exchangeBetween(spent.amount.currency, state.balance.currency, rates, spent.occurredOn);
    const before = shares.get(contributionId)?.original ?? 0;
    const original = Math.min(before + left, exchange.largestWithin(limit));
    if (original <= before) return;
    left -= original - before;
    shares.set(contributionId, { contributionId, original, held: exchange.apply(original), rates: exchange.rates });
  };

  const freeOf = ({ contributionId, state }: (typeof payers)[number]): number =>
    Math.min(
      allocationOf(state, requestId).committed - obligatedOn(ledger, contributionId),
      freed ? payableFor(state, requestId) : Infinity,
    );
  for (const payer of payers) {
    const { contributionId, state } = payer;
    const own = freed?.find((share) => share.contributionId === contributionId);
    if (own) take(contributionId, state, Math.min(freeOf(payer), own.held));
  }
  for (const payer of payers) {
    const { contributionId, allocation, state } = payer;
    take(contributionId, state, Math.min(freeOf(payer), leftOnLine(ledger, allocation, spent.lineId)));
  }
  for (const payer of payers)
    if (category && !payer.earmark.excludedLines.includes(category))
      take(payer.contributionId, payer.state, freeOf(payer));
  if (freed) requireCash(requestId, payers, spent, left);
  if (left > 0)
    throw new Refusal('InsufficientCommitment', {
      requestId,
      lineId: spent.lineId,
      amount: spent.amount,
      uncovered: { ...spent.amount, minor: left },
    });
  return [...shares.values()];
};

/** Where commitments were made in advance and the money has not come, that is what is missing. */
const requireCash = (
  requestId: string,
  payers: readonly Readonly<{ contributionId: string; state: FundingLedger }>[],
  { lineId, amount }: Readonly<{ lineId: string; amount: Money }>,
  left: number,
): void => {
  const awaited = payers.flatMap(({ contributionId, state }) => {
    const [committed, payable] = [allocationOf(state, requestId).committed, payableFor(state, requestId)];
    return payable < committed ? [{ contributionId, committed, payable, currency: state.balance.currency }] : [];
  });
  if (left > 0 && awaited.length > 0)
    throw new Refusal('InsufficientCash', {
      requestId,
      lineId,
      amount,
      uncovered: { ...amount, minor: left },
      awaited,
    });
};

/** What was allocated to a line and neither charged nor bound by an obligation, in the held currency. */
export const leftOnLine = (
  ledger: RequestLedger,
  { contributionId, cells, chargedByLine }: RequestAllocation,
  lineId: string,
): number => {
  const allocated = cells.filter((cell) => cell.lineId === lineId).reduce((sum, { held }) => sum + held, 0);
  return Math.max(0, allocated - (chargedByLine.get(lineId) ?? 0) - obligatedOn(ledger, contributionId, lineId));
};

/** Nothing is charged after a contribution's end, nor outside the dates that its donor set for the work. */
const mayChargeOn = ({ expiresOn }: FundingLedger, { implementation }: Earmark, occurredOn: string): boolean =>
  (expiresOn === null || occurredOn <= expiresOn) &&
  (implementation === null || (occurredOn >= implementation.from && occurredOn <= implementation.to));
