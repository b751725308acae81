import type { Fold } from '#event-sourcing';
import { type Allocation, type Balance, emptyAllocation } from './balance.js';
import type { ContributionEvent, Instalment } from './contribution.events.js';
import type { Earmark } from './earmark.js';

export type Receipt = Readonly<{ receiptId: string; amount: number; reversed: number; receivedOn: string }>;
export type InstalmentState = Instalment & Readonly<{ status: 'expected' | 'received' | 'overdue' | 'cancelled' }>;

type Pledge = Readonly<{
  donorId: string;
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
  /** By request. */
  allocations: ReadonlyMap<string, Allocation>;
}>;

export type UnderAgreement = Pledge & Agreement & Readonly<{ phase: 'signed' | 'closed' }>;
export type Contribution = Readonly<{ phase: 'unknown' }> | (Pledge & Readonly<{ phase: 'pledged' }>) | UnderAgreement;

export const allocationOf = (state: UnderAgreement, requestId: string): Allocation =>
  state.allocations.get(requestId) ?? emptyAllocation(requestId, state.pscBasisPoints);

const evolve = (state: Contribution, { type, data }: ContributionEvent): Contribution => {
  if (type === 'ContributionPledged') {
    const { donorId, amount, pledgedOn, earmark, balance } = data;
    return { phase: 'pledged', donorId, announced: amount, pledgedOn, earmark, balance };
  }
  if (state.phase === 'unknown') return state;
  if (type === 'PledgeReduced') return { ...state, announced: data.announced };
  if (type === 'EarmarkChanged') return { ...state, earmark: data.earmark };
  if (type === 'AgreementSigned') {
    const { signedOn, amount, pscBasisPoints, expiresOn } = data;
    const instalments = new Map(
      data.instalments.map((one) => [one.instalmentId, { ...one, status: 'expected' as const }]),
    );
    const empty = { instalments, receipts: new Map<string, Receipt>(), allocations: new Map<string, Allocation>() };
    return { ...state, phase: 'signed', signedOn, signed: amount, pscBasisPoints, expiresOn, ...empty };
  }
  if (state.phase === 'pledged') return state;

  switch (type) {
    case 'InstalmentReceived': {
      const { receiptId, amount, receivedOn, instalmentId, balance } = data;
      const receipts = new Map(state.receipts).set(receiptId, { receiptId, amount, reversed: 0, receivedOn });
      return { ...state, receipts, balance, ...withInstalment(state, instalmentId, 'received') };
    }
    case 'InstalmentOverdue':
      return { ...state, ...withInstalment(state, data.instalmentId, 'overdue') };
    case 'InstalmentCancelled':
      return { ...state, signed: data.signed, ...withInstalment(state, data.instalmentId, 'cancelled') };
    case 'ReceiptReversed': {
      const receipt = state.receipts.get(data.receiptId);
      const receipts = new Map(state.receipts);
      if (receipt) receipts.set(receipt.receiptId, { ...receipt, reversed: receipt.reversed + data.amount });
      return { ...state, receipts, balance: data.balance };
    }
    case 'InterestCredited':
    case 'BalanceRefunded':
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

const withInstalment = (
  { instalments }: Agreement,
  instalmentId: string | null,
  status: InstalmentState['status'],
): Pick<Agreement, 'instalments'> => {
  const instalment = instalmentId === null ? undefined : instalments.get(instalmentId);
  return instalment
    ? { instalments: new Map(instalments).set(instalment.instalmentId, { ...instalment, status }) }
    : { instalments };
};

export const contributionFold: Fold<Contribution, ContributionEvent> = {
  category: 'contribution',
  initial: { phase: 'unknown' },
  evolve,
};

export const contributionStream = (contributionId: string): string => `contribution-${contributionId}`;
