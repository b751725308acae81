import type { Fold } from '#event-sourcing';
import { type Allocation, type Balance, emptyAllocation } from './balance.js';
import type { ContributionEvent, Instalment } from './contribution.events.js';
import type { Earmark } from './earmark.js';

export type Receipt = Readonly<{
  receiptId: string;
  instalmentId: string | null;
  amount: number;
  reversed: number;
  receivedOn: string;
}>;
/** `outstanding`: what of it is still to come. */
export type InstalmentState = Instalment & Readonly<{ outstanding: number; isOverdue: boolean; isCancelled: boolean }>;

/** What went back to the donor, as the reversal of a receipt or as a refund. `text`: its reason, or its reference. */
type PaidBack = Readonly<{ on: string; amount: number; text: string }>;

type Pledge = Readonly<{
  donorId: string;
  ownResources: boolean;
  announced: number;
  pledgedOn: string;
  earmark: Earmark;
  balance: Balance;
}>;
type Agreement = Readonly<{
  signedOn: string;
  signed: number;
  pscBasisPoints: number;
  expiresOn: string | null;
  instalments: ReadonlyMap<string, InstalmentState>;
  receipts: ReadonlyMap<string, Receipt>;
  paidBack: readonly PaidBack[];
  /** By request. */
  allocations: ReadonlyMap<string, Allocation>;
}>;

export type UnderAgreement = Pledge & Agreement & Readonly<{ phase: 'signed' | 'closed' }>;
export type Contribution = Readonly<{ phase: 'unknown' }> | (Pledge & Readonly<{ phase: 'pledged' }>) | UnderAgreement;

export const allocationOf = (state: UnderAgreement, requestId: string): Allocation =>
  state.allocations.get(requestId) ?? emptyAllocation(requestId, state.pscBasisPoints);

const evolve = (state: Contribution, { type, data }: ContributionEvent): Contribution => {
  if (type === 'ContributionPledged') {
    const { donorId, ownResources, amount, pledgedOn, earmark, balance } = data;
    return { phase: 'pledged', donorId, ownResources, announced: amount, pledgedOn, earmark, balance };
  }
  if (state.phase === 'unknown') return state;
  if (type === 'PledgeReduced') return { ...state, announced: data.announced };
  if (type === 'EarmarkChanged') return { ...state, earmark: data.earmark };
  if (type === 'AgreementSigned') {
    const { signedOn, amount, pscBasisPoints, expiresOn } = data;
    const instalments = new Map(
      data.instalments.map((one): [string, InstalmentState] => [
        one.instalmentId,
        { ...one, outstanding: one.amount, isOverdue: false, isCancelled: false },
      ]),
    );
    const empty = { receipts: new Map<string, Receipt>(), paidBack: [], allocations: new Map<string, Allocation>() };
    return { ...state, phase: 'signed', signedOn, signed: amount, pscBasisPoints, expiresOn, instalments, ...empty };
  }
  if (state.phase === 'pledged') return state;

  switch (type) {
    case 'InstalmentReceived': {
      const { receiptId, amount, receivedOn, instalmentId, balance } = data;
      const receipt = { receiptId, instalmentId, amount, reversed: 0, receivedOn };
      const receipts = new Map(state.receipts).set(receiptId, receipt);
      return { ...state, receipts, balance, ...withInstalment(state, data.instalmentId, outstandingIn(data)) };
    }
    case 'InstalmentOverdue':
      return { ...state, ...withInstalment(state, data.instalmentId, { isOverdue: true }) };
    case 'InstalmentCancelled': {
      const cancelled = withInstalment(state, data.instalmentId, { isCancelled: true, outstanding: 0 });
      return { ...state, signed: data.signed, ...cancelled };
    }
    case 'ReceiptReversed': {
      const receipt = state.receipts.get(data.receiptId);
      const receipts = new Map(state.receipts);
      if (receipt) receipts.set(receipt.receiptId, { ...receipt, reversed: receipt.reversed + data.amount });
      const paidBack = [...state.paidBack, { on: data.reversedOn, amount: data.amount, text: data.reason }];
      const instalments = withInstalment(state, data.instalmentId, outstandingIn(data));
      return { ...state, receipts, paidBack, balance: data.balance, ...instalments };
    }
    case 'BalanceRefunded': {
      const paidBack = [...state.paidBack, { on: data.refundedOn, amount: data.amount, text: data.reference }];
      return { ...state, paidBack, balance: data.balance };
    }
    case 'InterestCredited':
      return { ...state, balance: data.balance };
    case 'FundsReserved':
    case 'ReservationReleased':
    case 'FundsCommitted':
    case 'CommitmentReleased':
    case 'ExpenditureCharged':
    case 'ExpenditureChargeReversed':
      return {
        ...state,
        balance: data.balance,
        allocations: new Map(state.allocations).set(data.requestId, data.allocation),
      };
    case 'ContributionClosed':
      return { ...state, phase: 'closed' };
  }
};

const outstandingIn = ({ outstanding }: Readonly<{ outstanding: number | null }>): Partial<InstalmentState> =>
  outstanding === null ? {} : { outstanding };

const withInstalment = (
  { instalments }: Agreement,
  instalmentId: string | null,
  changed: Partial<InstalmentState>,
): Pick<Agreement, 'instalments'> => {
  const instalment = instalmentId === null ? undefined : instalments.get(instalmentId);
  return instalment
    ? { instalments: new Map(instalments).set(instalment.instalmentId, { ...instalment, ...changed }) }
    : { instalments };
};

export const contributionFold: Fold<Contribution, ContributionEvent> = {
  category: 'contribution',
  initial: { phase: 'unknown' },
  evolve,
};

export const contributionStream = (contributionId: string): string => `contribution-${contributionId}`;
