import type { Fold } from '#event-sourcing';
import { type Allocation, type Balance, emptyAllocation } from './balance.js';
import type { ChargingRule, ContributionEvent, Instalment } from './contribution.events.js';
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
  reportsDueOn: readonly string[];
  /** After it has expired: the last day on which it may still be charged what was committed. */
  liquidateBy: string | null;
  /** What may be committed before it comes. */
  advanceAuthority: number;
  chargingRule: ChargingRule;
  /** The latest day on which something was charged. */
  lastChargedOn: string | null;
  instalments: ReadonlyMap<string, InstalmentState>;
  receipts: ReadonlyMap<string, Receipt>;
  paidBack: readonly PaidBack[];
  /** By request: the earmark under which its commitment was kept, though the contribution has another one now. */
  keptUnder: ReadonlyMap<string, Earmark>;
  /** By request. */
  allocations: ReadonlyMap<string, Allocation>;
}>;

export type UnderAgreement = Pledge & Agreement & Readonly<{ phase: 'signed' | 'expired' | 'closed' }>;
export type Contribution = Readonly<{ phase: 'unknown' }> | (Pledge & Readonly<{ phase: 'pledged' }>) | UnderAgreement;

/** What the moves of a request's money need to know of where it comes from. */
export type FundingLedger = Pick<
  UnderAgreement,
  | 'phase'
  | 'balance'
  | 'allocations'
  | 'pscBasisPoints'
  | 'earmark'
  | 'keptUnder'
  | 'chargingRule'
  | 'expiresOn'
  | 'liquidateBy'
  | 'advanceAuthority'
  | 'instalments'
>;

export const allocationOf = (state: FundingLedger, requestId: string): Allocation =>
  inUse(state.allocations.get(requestId)) ?? emptyAllocation(requestId, state.pscBasisPoints);

/** What a request's commitment may be charged with. */
export const earmarkFor = (state: FundingLedger, requestId: string): Earmark =>
  state.keptUnder.get(requestId) ?? state.earmark;

/** One of which nothing is left bears the support costs that the agreement has when it is used again. */
const inUse = (allocation: Allocation | undefined): Allocation | undefined =>
  allocation && allocation.reserved + allocation.committed + allocation.spent > 0 ? allocation : undefined;

const evolve = (state: Contribution, { type, data }: ContributionEvent): Contribution => {
  if (type === 'ContributionPledged') {
    const { donorId, ownResources, amount, pledgedOn, earmark, balance } = data;
    return { phase: 'pledged', donorId, ownResources, announced: amount, pledgedOn, earmark, balance };
  }
  if (state.phase === 'unknown') return state;
  if (type === 'PledgeReduced') return { ...state, announced: data.announced };
  if (type === 'EarmarkChanged') {
    const { earmark, commitmentsKept = [] } = data;
    if (state.phase === 'pledged') return { ...state, earmark };
    const keptUnder = new Map(commitmentsKept.map((requestId) => [requestId, earmarkFor(state, requestId)]));
    return { ...state, earmark, keptUnder };
  }
  if (type === 'AgreementSigned') {
    const { signedOn, amount, pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority = 0 } = data;
    const { chargingRule = 'order-of-use' } = data;
    const instalments = new Map(
      data.instalments.map((one): [string, InstalmentState] => [
        one.instalmentId,
        { ...one, outstanding: one.amount, isOverdue: false, isCancelled: false },
      ]),
    );
    const terms = { signedOn, signed: amount, pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule };
    const empty = {
      instalments,
      receipts: new Map<string, Receipt>(),
      paidBack: [],
      keptUnder: new Map<string, Earmark>(),
      allocations: new Map<string, Allocation>(),
    };
    return { ...state, phase: 'signed', ...terms, liquidateBy: null, lastChargedOn: null, ...empty };
  }
  if (state.phase === 'pledged') return state;

  switch (type) {
    case 'AgreementAmended': {
      const { amount, pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule = 'order-of-use' } = data;
      const cancelled = [...state.instalments].filter(([, { isCancelled }]) => isCancelled);
      const amended = data.instalments.map((one) => [one.instalmentId, { ...one, isCancelled: false }] as const);
      const instalments = new Map([...amended, ...cancelled]);
      const terms = { signed: amount, pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule };
      return { ...state, ...terms, instalments, phase: 'signed', liquidateBy: null };
    }
    case 'InstalmentReminded':
    case 'AdvanceShortfallRaised':
      return state; // what is drawn and what is to come say it
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
    case 'BalanceTransferred':
      return { ...state, balance: data.balance };
    case 'FundsReserved':
    case 'ReservationReleased':
    case 'FundsCommitted':
    case 'CommitmentReleased':
    case 'ExpenditureChargeReversed':
      return allocated(state, data);
    case 'ExpenditureCharged': {
      const { lastChargedOn } = state;
      const isLater = lastChargedOn === null || data.occurredOn > lastChargedOn;
      return { ...allocated(state, data), lastChargedOn: isLater ? data.occurredOn : lastChargedOn };
    }
    case 'ContributionExpired':
      return { ...state, phase: 'expired', liquidateBy: data.liquidateBy };
    case 'ContributionClosed':
      return { ...state, phase: 'closed' };
  }
};

const allocated = (
  state: UnderAgreement,
  { requestId, balance, allocation }: Readonly<{ requestId: string; balance: Balance; allocation: Allocation }>,
): UnderAgreement => ({ ...state, balance, allocations: new Map(state.allocations).set(requestId, allocation) });

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
  version: 3,
  initial: { phase: 'unknown' },
  evolve,
};

export const contributionStream = (contributionId: string): string => `contribution-${contributionId}`;
