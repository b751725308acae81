import {
  type Decider,
  InvalidInput,
  NotFound,
  Refusal,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { isCurrency } from '#money';
import { advanceShortfall, usableAuthority } from './advance.js';
import { amend } from './amend-agreement.js';
import { drawnOf, emptyBalance } from './balance.js';
import { credited, outstandingAfter, taken } from './cash.js';
import type { ContributionCommand } from './contribution.commands.js';
import type { ContributionEvent } from './contribution.events.js';
import { type Contribution, type UnderAgreement, contributionFold, contributionStream } from './contribution.state.js';
import { requireEarmark } from './earmark.js';
import { requireSchedule, requireTerms } from './terms.js';
import { expectedInstalment, underAgreement } from './under-agreement.js';

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
        advanceAuthority = 0,
        chargingRule = 'order-of-use',
        ...agreement
      } = command.data;
      requirePositive('amount', agreement.amount);
      requireText('reference', agreement.reference, 100);
      requireOrder(['pledgedOn', state.pledgedOn], ['signedOn', agreement.signedOn]);
      requireNotAfter('signedOn', agreement.signedOn, today);
      const terms = { pscBasisPoints, expiresOn, reportsDueOn, advanceAuthority, chargingRule };
      requireSchedule(agreement.instalments, agreement.amount);
      requireTerms(terms, agreement.signedOn, agreement.instalments);
      return [{ type: 'AgreementSigned', data: { ...agreement, ...terms } }];
    }
    case 'AmendAgreement':
      return amend(command, underAgreement(state, contributionId));
    case 'MarkInstalmentOverdue': {
      const { instalmentId, dueOn, isOverdue } = expectedInstalment(state, contributionId, command.data.instalmentId);
      if (isOverdue) return []; // noted before: asking again changes nothing
      if (dueOn >= today) throw new Refusal('InstalmentNotYetOverdue', { instalmentId, dueOn, today });
      return [{ type: 'InstalmentOverdue', data: { contributionId, instalmentId, dueOn, notedOn: today } }];
    }
    case 'RemindOfInstalment': {
      const { remindedOn } = command.data;
      const { instalmentId, dueOn, isOverdue } = expectedInstalment(state, contributionId, command.data.instalmentId);
      requireOrder(['dueOn', dueOn], ['remindedOn', remindedOn]);
      requireNotAfter('remindedOn', remindedOn, today);
      if (!isOverdue) throw new Refusal('InstalmentNotYetOverdue', { instalmentId, dueOn, today });
      return [{ type: 'InstalmentReminded', data: { contributionId, instalmentId, dueOn, remindedOn } }];
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
      const cancelled: ContributionEvent = { type: 'InstalmentCancelled', data };
      return [
        cancelled,
        ...shortfallAfter(agreement, cancelled, { contributionId, instalmentId, raisedOn: cancelledOn }),
      ];
    }
    case 'ReverseReceipt': {
      const { receiptId, amount, reversedOn, reason } = command.data;
      const agreement = underAgreement(state, contributionId);
      const { receipts, instalments } = agreement;
      const receipt = receipts.get(receiptId);
      if (!receipt) throw new NotFound('Receipt', receiptId);
      requirePositive('amount', amount);
      requireOrder(['receivedOn', receipt.receivedOn], ['reversedOn', reversedOn]);
      requireNotAfter('reversedOn', reversedOn, today);
      requireText('reason', reason, 2000);
      const left = receipt.amount - receipt.reversed;
      if (amount > left) throw new Refusal('ReversalExceedsReceipt', { receiptId, amount, left });
      const balance = { ...taken(agreement, contributionId, amount), receipts: state.balance.receipts - amount };
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
      const agreement = underAgreement(state, contributionId);
      requirePositive('amount', amount);
      requireOrder(['signedOn', agreement.signedOn], ['refundedOn', refundedOn]);
      requireNotAfter('refundedOn', refundedOn, today);
      requireText('reference', reference, 100);
      const balance = { ...taken(agreement, contributionId, amount), refunded: state.balance.refunded + amount };
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

/** More may now be drawn than instalments stand for: that is told, once it is so. */
const shortfallAfter = (
  before: UnderAgreement,
  cancelled: ContributionEvent,
  about: Readonly<{ contributionId: string; instalmentId: string; raisedOn: string }>,
): ContributionEvent[] => {
  const after = underAgreement(contributionFold.evolve(before, cancelled), about.contributionId);
  const shortfall = advanceShortfall(after);
  if (shortfall <= advanceShortfall(before)) return [];
  const figures = { drawn: drawnOf(after.balance), authority: usableAuthority(after), shortfall };
  return [{ type: 'AdvanceShortfallRaised', data: { ...about, ...figures } }];
};

export const contribution: Decider<Contribution, ContributionCommand, ContributionEvent> = {
  ...contributionFold,
  streamOf: ({ data }) => contributionStream(data.contributionId),
  decide,
};
