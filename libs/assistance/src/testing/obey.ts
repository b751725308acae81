import {
  type Candidates,
  type ChangeEarmark,
  type ClosePeriod,
  type DonorCommand,
  type ExpireContribution,
  type PledgeContribution,
  type ReceiveInstalment,
  type TransferBalance,
  contribution,
  donor,
  inOpenPeriod,
  periods,
} from '#contributions';
import { pledgeContribution, receiveInstalment, transferBalance } from '#contributions/testing';
import type { Command, Transaction } from '#event-sourcing';
import { singleStream } from '#event-store';
import { type LoadRate, exchangeRates } from '#money';
import { type RegularBudgetCommand, regularBudget } from '#regular-budget';
import { type CommandOfRequest, transactionOf } from '../open-commands/request-transactions.js';
import type { EscalateAssignment } from '../request/assignment/assignment.commands.js';
import { changeEarmark } from '../request/funding/change-earmark.transaction.js';
import { expireContribution } from '../request/funding/expire-contribution.transaction.js';
import type { ReleaseExpiredCommitment } from '../request/funding/funding.commands.js';
import { releaseExpiredCommitment } from '../request/funding/release-expired-commitment.transaction.js';
import type { SubmitRequest } from '../request/intake/intake.commands.js';
import { request } from '../request/request.decider.js';
import { recheckWaitlist } from '../waitlist/recheck-waitlist.transaction.js';
import { setWaitlistPolicy } from '../waitlist/set-waitlist-policy.transaction.js';
import type { RecheckWaitlist, SetWaitlistPolicy } from '../waitlist/waitlist.commands.js';

type ContributionCommand = Parameters<typeof contribution.decide>[0];

export type CentreCommand =
  | DonorCommand
  | LoadRate
  | ContributionCommand
  | ReceiveInstalment
  | ClosePeriod
  | RegularBudgetCommand
  | TransferBalance
  | ChangeEarmark
  | RecheckWaitlist
  | SetWaitlistPolicy
  | ExpireContribution
  | ReleaseExpiredCommitment
  | SubmitRequest
  | Exclude<CommandOfRequest, EscalateAssignment>;

/** Runs a transaction: on streams in memory, or on an event store. */
export type Run<Answer> = <C extends Command>(transaction: Transaction<C>, command: C) => Promise<Answer>;

/** The transaction of each command, as the modules of the product join them. */
export const obey = <Answer>(command: CentreCommand, candidates: Candidates, run: Run<Answer>): Promise<Answer> => {
  switch (command.type) {
    case 'RegisterDonor':
    case 'ChangeDonor':
      return run(singleStream(donor), command);
    case 'LoadRate':
      return run(singleStream(exchangeRates), command);
    case 'PledgeContribution':
      return run<PledgeContribution>(pledgeContribution, command);
    case 'ReducePledge':
    case 'SignAgreement':
    case 'AmendAgreement':
    case 'MarkInstalmentOverdue':
    case 'RemindOfInstalment':
    case 'CancelInstalment':
    case 'CloseContribution':
      return run(singleStream(contribution), command);
    case 'ReverseReceipt':
      return run(
        inOpenPeriod(({ data }) => data.reversedOn, singleStream(contribution)),
        command,
      );
    case 'CreditInterest':
      return run(
        inOpenPeriod(({ data }) => data.creditedOn, singleStream(contribution)),
        command,
      );
    case 'RefundBalance':
      return run(
        inOpenPeriod(({ data }) => data.refundedOn, singleStream(contribution)),
        command,
      );
    case 'ReceiveInstalment':
      return run(
        inOpenPeriod(({ data }) => data.receivedOn, receiveInstalment),
        command,
      );
    case 'ClosePeriod':
      return run(singleStream(periods), command);
    case 'TransferBalance':
      return run(transferBalance, command);
    case 'ChangeEarmark':
      return run(changeEarmark, command);
    case 'RecheckWaitlist':
      return run(recheckWaitlist(candidates), command);
    case 'SetWaitlistPolicy':
      return run(setWaitlistPolicy, command);
    case 'ExpireContribution':
      return run(expireContribution, command);
    case 'ReleaseExpiredCommitment':
      return run(releaseExpiredCommitment, command);
    case 'OpenRegularBudget':
    case 'ChangeRegularBudgetCap':
    case 'CloseRegularBudget':
      return run(singleStream(regularBudget), command);
    case 'SubmitRequest':
      return run(singleStream(request), command);
    // Of one request that there is: as whoever asks what may be done with it is told.
    default:
      return run(transactionOf(command.type, candidates), command);
  }
};
