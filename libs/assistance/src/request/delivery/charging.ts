import { type FundingLedger, allocationOf, earmarkFor, payableFor } from '#contributions';
import { Refusal } from '#event-sourcing';
import { type Exchange, type ExchangeRate, type Money, type RateTable, exchangeBetween } from '#money';
import type { ObligationShare } from './delivery.events.js';
import { obligatedOn } from './obligation-state.js';
import type { ContributionDrafts } from '../funding/contribution-drafts.js';
import { type RequestAllocation, type RequestLedger, paidKey } from '../funding/request-ledger.js';
import { type Payer as Weighed, paidInProportion } from './pro-rata.js';

/** A part of an expenditure that one contribution is to pay. */
export type Share = Readonly<{
  contributionId: string;
  original: number;
  held: number;
  rates: readonly ExchangeRate[];
}>;

type Spent = Readonly<{ lineId: string; amount: Money; occurredOn: string }>;
type Payer = Readonly<{ contributionId: string; allocation: RequestAllocation; state: FundingLedger }>;

/**
 * Which contributions pay an expenditure, or are bound by an obligation: first what the obligation that is paid had bound
 * (`freed`), then what was allocated to the line, then, for an overrun, other commitments; never those of a donor that
 * excludes the line, nor what open obligations bind. Several pay in the order of use, or in proportion to what each has
 * allocated to the line (an overrun: in all), as the request's charging rule says. To bind needs no cash: `freed` is null.
 * Refuses with `InsufficientCommitment` when they cannot pay all of it, and with `InsufficientCash` when they could once
 * the money came that was committed in advance.
 */
export const sharesOf = (
  requestId: string,
  ledger: RequestLedger,
  drafts: ContributionDrafts,
  spent: Spent,
  rates: RateTable,
  freed: readonly ObligationShare[] | null,
): readonly Share[] => {
  const payers = ledger.order.flatMap((contributionId): Payer[] => {
    const allocation = ledger.allocations.get(contributionId);
    const state = drafts.of(contributionId);
    const mayPay = allocation && termsBroken(ledger, state, requestId, spent) === null;
    return mayPay ? [{ contributionId, allocation, state }] : [];
  });
  const shares = new Map<string, Share>();
  let left = spent.amount.minor;
  const exchangeTo = ({ state }: Payer): Exchange =>
    exchangeBetween(spent.amount.currency, state.balance.currency, rates, spent.occurredOn);
  /** What one can pay beyond what it pays already, in the currency spent; all of it together within the limit. */
  const most = (payer: Payer, limit: number): number => {
    if (left === 0 || limit <= 0) return 0;
    return Math.max(0, exchangeTo(payer).largestWithin(limit) - (shares.get(payer.contributionId)?.original ?? 0));
  };
  const pay = (payer: Payer, part: number): void => {
    if (part === 0) return;
    const { contributionId } = payer;
    const { apply, rates: used } = exchangeTo(payer);
    const original = (shares.get(contributionId)?.original ?? 0) + part;
    left -= part;
    shares.set(contributionId, { contributionId, original, held: apply(original), rates: used });
  };
  const payAll = (limitOf: (payer: Payer) => number, weightOf: (payer: Payer) => Omit<Weighed, 'most'>): void => {
    if (ledger.chargingRule === 'order-of-use')
      return payers.forEach((payer) => pay(payer, Math.min(left, most(payer, limitOf(payer)))));
    const weighed = payers.map((payer) => ({ ...weightOf(payer), most: most(payer, limitOf(payer)) }));
    const parts = paidInProportion(left, weighed);
    payers.forEach((payer, index) => pay(payer, parts[index] ?? 0));
  };

  const freeOf = ({ contributionId, state }: Payer): number =>
    freeFor(ledger, state, requestId, contributionId, freed !== null);
  for (const payer of payers) {
    const own = freed?.find((share) => share.contributionId === payer.contributionId);
    if (own) pay(payer, Math.min(left, most(payer, Math.min(freeOf(payer), own.held))));
  }
  const key = paidKey(spent.lineId, spent.amount.currency);
  payAll(
    (payer) => Math.min(freeOf(payer), leftOnLine(ledger, payer.allocation, spent.lineId)),
    ({ contributionId, allocation: { cells, paid } }) => ({
      weight: budgetOf(cells.filter(({ lineId }) => lineId === spent.lineId)),
      paid: (paid.get(key) ?? 0) + (shares.get(contributionId)?.original ?? 0),
    }),
  );
  payAll(freeOf, ({ allocation }) => ({ weight: budgetOf(allocation.cells), paid: 0 }));
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

/** What of a contribution's commitment no open obligation binds, held currency; of that, what there is cash for. */
export const freeFor = (
  ledger: RequestLedger,
  state: FundingLedger,
  requestId: string,
  contributionId: string,
  inCash: boolean,
): number =>
  Math.min(
    allocationOf(state, requestId).committed - obligatedOn(ledger, contributionId),
    inCash ? payableFor(state, requestId) : Infinity,
  );

const budgetOf = (cells: RequestAllocation['cells']): number => cells.reduce((sum, { amount }) => sum + amount, 0);

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

/**
 * Why a contribution may not be charged with this, whatever it has: its donor excludes the line, or it is dated after its
 * end or outside the days that its donor set for the work.
 */
export const termsBroken = (
  ledger: RequestLedger,
  state: FundingLedger,
  requestId: string,
  { lineId, occurredOn }: Pick<Spent, 'lineId' | 'occurredOn'>,
): 'LineExcluded' | 'OutsideAgreedDates' | null => {
  const { excludedLines, implementation } = earmarkFor(state, requestId);
  const category = ledger.lines.find((line) => line.lineId === lineId)?.category;
  if (category && excludedLines.includes(category)) return 'LineExcluded';
  const isInTime =
    (state.expiresOn === null || occurredOn <= state.expiresOn) &&
    (implementation === null || (occurredOn >= implementation.from && occurredOn <= implementation.to));
  return isInTime ? null : 'OutsideAgreedDates';
};
