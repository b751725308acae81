import { Refusal } from '#event-sourcing';
import { unusedAuthority, usableAuthority } from './advance.js';
import {
  type Allocation,
  cashOf,
  drawnOf,
  largestCharge,
  largestOffer,
  reallocated,
  withSupportCosts,
} from './balance.js';
import type { Beneficiary, ContributionEvent } from './contribution.events.js';
import { type FundingLedger, allocationOf } from './contribution.state.js';

/** What a request does to one of its contributions. Amounts are direct cost in minor units of the held currency. */
type Move = Readonly<{ contributionId: string; requestId: string; amount: number }>;

export const reserve = (
  state: FundingLedger,
  {
    themes,
    beneficiaries,
    reservedOn,
    ...move
  }: Move & Readonly<{ themes: readonly string[]; beneficiaries: readonly Beneficiary[]; reservedOn: string }>,
): ContributionEvent => {
  const { contributionId, requestId, amount } = move;
  const offer = largestOffer(state.balance.available + unusedAuthority(state), allocationOf(state, requestId));
  if (state.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  if (state.phase === 'expired') throw new Refusal('ContributionExpired', { contributionId });
  if (amount > offer) throw new Refusal('InsufficientFunds', { contributionId, amount, offer });
  const changed = moved(state, move, ({ reserved }) => ({ reserved: reserved + amount }));
  return { type: 'FundsReserved', data: { ...move, ...changed, themes, beneficiaries, reservedOn } };
};

export const releaseReservation = (
  state: FundingLedger,
  { releasedOn, reason, ...move }: Move & Readonly<{ releasedOn: string; reason: string }>,
): ContributionEvent => {
  const changed = moved(state, move, ({ reserved }) => ({ reserved: reserved - move.amount }));
  return { type: 'ReservationReleased', data: { ...move, ...changed, releasedOn, reason } };
};

export const commit = (
  state: FundingLedger,
  { committedOn, ...move }: Move & Readonly<{ committedOn: string }>,
): ContributionEvent => {
  const changed = moved(state, move, ({ reserved, committed }) => ({
    reserved: reserved - move.amount,
    committed: committed + move.amount,
  }));
  return { type: 'FundsCommitted', data: { ...move, ...changed, committedOn } };
};

export const releaseCommitment = (
  state: FundingLedger,
  { releasedOn, reason, ...move }: Move & Readonly<{ releasedOn: string; reason: string }>,
): ContributionEvent => {
  const changed = moved(state, move, ({ committed }) => ({ committed: committed - move.amount }));
  return { type: 'CommitmentReleased', data: { ...move, ...changed, releasedOn, reason } };
};

/** What a request may charge now, direct cost: spending needs cash, also where commitments were made in advance. */
export const payableFor = (state: FundingLedger, requestId: string): number =>
  largestCharge(state.balance, allocationOf(state, requestId));

export const charge = (
  state: FundingLedger,
  details: Move & Readonly<{ expenditureId: string; lineId: string; occurredOn: string; accountedOn?: string }>,
): ContributionEvent => {
  const { amount, requestId } = details;
  const changed = moved(state, details, ({ committed, spent }) => ({
    committed: committed - amount,
    spent: spent + amount,
  }));
  const psc = changed.allocation.pscCharged - allocationOf(state, requestId).pscCharged;
  if (cashOf(changed.balance) < 0) {
    const { contributionId } = details;
    throw new Refusal('InsufficientCash', { contributionId, requestId, amount, psc, cash: cashOf(state.balance) });
  }
  return { type: 'ExpenditureCharged', data: { ...details, ...changed, psc } };
};

/** While the request still runs the money is committed again; once it has ended, it is available again. */
export const reverseCharge = (
  state: FundingLedger,
  {
    returnsTo,
    ...details
  }: Move &
    Readonly<{
      expenditureId: string;
      reversalId: string;
      lineId: string;
      occurredOn: string;
      accountedOn?: string;
      reason: string;
      returnsTo: 'committed' | 'available';
    }>,
): ContributionEvent => {
  const { amount, requestId } = details;
  const changed = moved(state, details, ({ committed, spent }) => ({
    committed: returnsTo === 'committed' ? committed + amount : committed,
    spent: spent - amount,
  }));
  const psc = allocationOf(state, requestId).pscCharged - changed.allocation.pscCharged;
  return { type: 'ExpenditureChargeReversed', data: { ...details, ...changed, psc } };
};

const moved = (
  state: FundingLedger,
  { contributionId, requestId, amount }: Move,
  change: (before: Allocation) => Partial<Allocation>,
): Pick<FundingLedger, 'balance'> & { allocation: Allocation } => {
  const before = allocationOf(state, requestId);
  const allocation = withSupportCosts({ ...before, ...change(before) });
  const balance = reallocated(state.balance, before, allocation);
  const { reserved, committed, spent } = allocation;
  const mostDrawn = Math.max(drawnOf(state.balance), usableAuthority(state));
  if (Math.min(amount, reserved, committed, spent, mostDrawn - drawnOf(balance)) < 0)
    throw new Refusal('LedgerWouldBreak', {
      contributionId,
      requestId,
      amount,
      reserved,
      committed,
      spent,
      available: balance.available - drawnOf(balance),
    });
  return { balance, allocation };
};
