import {
  type Decider,
  InvalidInput,
  NotFound,
  Refusal,
  dayOf,
  requireDay,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { isCurrency } from '#money';
import { type Balance, emptyBalance } from './balance.js';
import type { ContributionCommand, ReceiptInHeldCurrency, ReceiveInstalment } from './contribution.commands.js';
import type { ContributionEvent, Instalment } from './contribution.events.js';
import {
  type Contribution,
  type InstalmentState,
  type UnderAgreement,
  contributionFold,
  contributionStream,
} from './contribution.state.js';
import { requireEarmark } from './earmark.js';

/** 13 % unless the agreement says otherwise. */
export const DEFAULT_PSC_BASIS_POINTS = 1300;

const decide = (command: ContributionCommand, state: Contribution): ContributionEvent[] => {
  const { contributionId } = command.data;
  const today = dayOf(command);

  if (command.type === 'PledgeContribution') {
    if (state.phase !== 'unknown') throw new Refusal('ContributionExists', { contributionId });
    const { amount, ownResources = false, ...pledge } = command.data;
    if (!isCurrency(amount.currency))
      throw new InvalidInput('amount.currency', 'must be an ISO 4217 currency', { value: amount.currency });
    requirePositive('amount.minor', amount.minor);
    requireText('title', pledge.title, 300);
    requireNotAfter('pledgedOn', pledge.pledgedOn, today);
    requireEarmark(pledge.earmark);
    const { minor, currency } = amount;
    return [
      {
        type: 'ContributionPledged',
        data: { ...pledge, amount: minor, currency, ownResources, balance: emptyBalance(currency) },
      },
    ];
  }
  if (state.phase === 'unknown') throw new NotFound('Contribution', contributionId);

  switch (command.type) {
    case 'ReducePledge': {
      const { announced, reducedOn, reason } = command.data;
      if (state.phase !== 'pledged') throw new Refusal('AgreementAlreadySigned', { contributionId });
      requireOrder(['pledgedOn', state.pledgedOn], ['reducedOn', reducedOn]);
      requireNotAfter('reducedOn', reducedOn, today);
      requireText('reason', reason, 2000);
      if (!Number.isSafeInteger(announced) || announced < 0 || announced >= state.announced)
        throw new InvalidInput('announced', 'must be a whole number of minor units below what is announced', {
          announced: state.announced,
        });
      return [{ type: 'PledgeReduced', data: { contributionId, announced, reducedOn, reason } }];
    }
    case 'SignAgreement': {
      if (state.phase !== 'pledged') throw new Refusal('AgreementAlreadySigned', { contributionId });
      const {
        pscBasisPoints = DEFAULT_PSC_BASIS_POINTS,
        expiresOn = null,
        reportsDueOn = [],
        ...agreement
      } = command.data;
      requirePositive('amount', agreement.amount);
      requireText('reference', agreement.reference, 100);
      requireOrder(['pledgedOn', state.pledgedOn], ['signedOn', agreement.signedOn]);
      requireNotAfter('signedOn', agreement.signedOn, today);
      if (expiresOn !== null) requireOrder(['signedOn', agreement.signedOn], ['expiresOn', expiresOn]);
      for (const day of reportsDueOn) requireDay('reportsDueOn', day);
      if (!Number.isInteger(pscBasisPoints) || pscBasisPoints < 0 || pscBasisPoints > 10_000)
        throw new InvalidInput('pscBasisPoints', 'must be whole basis points from 0 to 10000', {
          value: pscBasisPoints,
        });
      requireSchedule(agreement.instalments, agreement.amount);
      return [{ type: 'AgreementSigned', data: { ...agreement, pscBasisPoints, expiresOn, reportsDueOn } }];
    }
    case 'MarkInstalmentOverdue': {
      const { instalmentId, dueOn, isOverdue } = expectedInstalment(state, contributionId, command.data.instalmentId);
      if (isOverdue) return []; // noted before: asking again changes nothing
      if (dueOn >= today) throw new Refusal('InstalmentNotYetOverdue', { instalmentId, dueOn, today });
      return [{ type: 'InstalmentOverdue', data: { contributionId, instalmentId, dueOn, notedOn: today } }];
    }
    case 'CancelInstalment': {
      const { cancelledOn, reason } = command.data;
      const agreement = underAgreement(state, contributionId);
      const { instalmentId, outstanding: amount } = expectedInstalment(
        state,
        contributionId,
        command.data.instalmentId,
      );
      requireOrder(['signedOn', agreement.signedOn], ['cancelledOn', cancelledOn]);
      requireNotAfter('cancelledOn', cancelledOn, today);
      requireText('reason', reason, 2000);
      const data = { contributionId, instalmentId, amount, signed: agreement.signed - amount, cancelledOn, reason };
      return [{ type: 'InstalmentCancelled', data }];
    }
    case 'ReverseReceipt': {
      const { receiptId, amount, reversedOn, reason } = command.data;
      const { receipts, instalments } = underAgreement(state, contributionId);
      const receipt = receipts.get(receiptId);
      if (!receipt) throw new NotFound('Receipt', receiptId);
      requirePositive('amount', amount);
      requireOrder(['receivedOn', receipt.receivedOn], ['reversedOn', reversedOn]);
      requireNotAfter('reversedOn', reversedOn, today);
      requireText('reason', reason, 2000);
      const left = receipt.amount - receipt.reversed;
      if (amount > left) throw new Refusal('ReversalExceedsReceipt', { receiptId, amount, left });
      const balance = { ...taken(state, contributionId, amount), receipts: state.balance.receipts - amount };
      const { instalmentId } = receipt;
      const instalment = instalments.get(instalmentId ?? '');
      const outstanding = instalment ? outstandingAfter(instalment, receipts, -amount) : null;
      const data = { contributionId, receiptId, instalmentId, outstanding, amount, reversedOn, reason, balance };
      return [{ type: 'ReceiptReversed', data }];
    }
    case 'CreditInterest': {
      const { amount, creditedOn } = command.data;
      requirePositive('amount', amount);
      requireOrder(['signedOn', underAgreement(state, contributionId).signedOn], ['creditedOn', creditedOn]);
      requireNotAfter('creditedOn', creditedOn, today);
      const balance = credited(state.balance, 'interest', amount);
      return [{ type: 'InterestCredited', data: { contributionId, amount, creditedOn, balance } }];
    }
    case 'RefundBalance': {
      const { amount, refundedOn, reference } = command.data;
      requirePositive('amount', amount);
      requireOrder(['signedOn', underAgreement(state, contributionId).signedOn], ['refundedOn', refundedOn]);
      requireNotAfter('refundedOn', refundedOn, today);
      requireText('reference', reference, 100);
      const balance = { ...taken(state, contributionId, amount), refunded: state.balance.refunded + amount };
      return [{ type: 'BalanceRefunded', data: { contributionId, amount, refundedOn, reference, balance } }];
    }
    case 'CloseContribution': {
      const { closedOn } = command.data;
      const agreement = underAgreement(state, contributionId);
      const received = [...agreement.receipts.values()].map(({ receivedOn }) => receivedOn).toSorted();
      requireOrder(['signedOn', agreement.signedOn], ['closedOn', closedOn]);
      requireOrder(['receivedOn', received.at(-1) ?? closedOn], ['closedOn', closedOn]);
      requireNotAfter('closedOn', closedOn, today);
      if (agreement.phase === 'closed') return []; // closed before: asking again changes nothing
      const { reserved, committed, available } = state.balance;
      if (reserved + committed + available > 0)
        throw new Refusal('ContributionNotSettled', { contributionId, reserved, committed, available });
      return [{ type: 'ContributionClosed', data: { contributionId, closedOn } }];
    }
  }
};

/** What follows from money that came in, once it is known what it is in the held currency. */
export const receive = (
  command: ReceiveInstalment,
  { amount, rates }: ReceiptInHeldCurrency,
  state: Contribution,
): ContributionEvent[] => {
  const { contributionId, receiptId, instalmentId = null, received, receivedOn } = command.data;
  const agreement = underAgreement(state, contributionId);
  if (agreement.phase === 'closed') throw new Refusal('ContributionClosed', { contributionId });
  requirePositive('received.minor', received.minor);
  if (amount <= 0)
    throw new InvalidInput('received.minor', `must be at least one unit of ${agreement.balance.currency}`);
  requireOrder(['signedOn', agreement.signedOn], ['receivedOn', receivedOn]);
  requireNotAfter('receivedOn', receivedOn, dayOf(command));
  if (agreement.receipts.has(receiptId)) throw new Refusal('ReceiptExists', { receiptId });
  const instalment = instalmentId === null ? null : expectedInstalment(state, contributionId, instalmentId);
  const outstanding = instalment && outstandingAfter(instalment, agreement.receipts, amount);
  const balance = credited(agreement.balance, 'receipts', amount);
  const money = { amount, original: received, rates, balance };
  return [
    {
      type: 'InstalmentReceived',
      data: { contributionId, receiptId, instalmentId, outstanding, receivedOn, ...money },
    },
  ];
};

/** What is still to come of an instalment after `amount` more (or, negative, less) was received for it. */
const outstandingAfter = (
  { instalmentId, amount: due, isCancelled }: InstalmentState,
  receipts: UnderAgreement['receipts'],
  amount: number,
): number => {
  const net = [...receipts.values()]
    .filter((receipt) => receipt.instalmentId === instalmentId)
    .reduce((sum, receipt) => sum + receipt.amount - receipt.reversed, amount);
  return isCancelled ? 0 : Math.max(0, due - net);
};

export const underAgreement = (state: Contribution, contributionId: string): UnderAgreement => {
  if (state.phase === 'unknown') throw new NotFound('Contribution', contributionId);
  if (state.phase === 'pledged') throw new Refusal('AgreementNotSigned', { contributionId });
  return state;
};

const expectedInstalment = (state: Contribution, contributionId: string, instalmentId: string): InstalmentState => {
  const instalment = underAgreement(state, contributionId).instalments.get(instalmentId);
  if (!instalment) throw new NotFound('Instalment', instalmentId);
  if (instalment.isCancelled) throw new Refusal('InstalmentNotOutstanding', { instalmentId, status: 'cancelled' });
  if (instalment.outstanding === 0) throw new Refusal('InstalmentNotOutstanding', { instalmentId, status: 'received' });
  return instalment;
};

/** Money that comes in, and is available at once; refused where the ledger could no longer be exact. */
const credited = (balance: Balance, as: 'receipts' | 'interest', amount: number): Balance => {
  if (!Number.isSafeInteger(balance.receipts + balance.interest + amount))
    throw new Refusal('AmountTooLarge', { currency: balance.currency });
  return { ...balance, [as]: balance[as] + amount, available: balance.available + amount };
};

/** Money that leaves: never more than is available, and the refusal says what would have to be released first. */
const taken = (state: Contribution, contributionId: string, amount: number): UnderAgreement['balance'] => {
  const { balance, allocations } = underAgreement(state, contributionId);
  if (amount > balance.available) {
    const bound = [...allocations.values()]
      .filter(({ reserved, committed }) => reserved + committed > 0)
      .map(({ requestId, reserved, committed }) => ({ requestId, reserved, committed }));
    throw new Refusal('InsufficientFunds', {
      contributionId,
      amount,
      available: balance.available,
      releaseFirst: bound,
    });
  }
  return { ...balance, available: balance.available - amount };
};

const requireSchedule = (instalments: readonly Instalment[], agreed: number): void => {
  if (new Set(instalments.map(({ instalmentId }) => instalmentId)).size < instalments.length)
    throw new InvalidInput('instalments', 'must each have an instalmentId of their own');
  for (const { dueOn, amount } of instalments) {
    requireDay('instalments.dueOn', dueOn);
    requirePositive('instalments.amount', amount);
  }
  const total = instalments.reduce((sum, { amount }) => sum + amount, 0);
  if (instalments.length > 0 && total !== agreed)
    throw new InvalidInput('instalments', 'must add up to the amount of the agreement', { total, agreed });
};

export const contribution: Decider<Contribution, ContributionCommand, ContributionEvent> = {
  ...contributionFold,
  streamOf: ({ data }) => contributionStream(data.contributionId),
  decide,
};
