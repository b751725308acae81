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
import { assignFieldOffice } from '../request/assignment/assign-field-office.transaction.js';
import type {
  CancelObligation,
  RaiseObligation,
  RechargeExpenditure,
  RecordExpenditure,
  ReverseExpenditure,
} from '../request/delivery/delivery.commands.js';
import { rechargeExpenditure } from '../request/delivery/recharge-expenditure.transaction.js';
import { cancelObligation, raiseObligation } from '../request/delivery/obligation.transactions.js';
import { cancelRequest, closeRequest, withdrawRequest } from '../request/evaluation/end-request.transaction.js';
import type {
  CancelRequest,
  CloseRequest,
  ReopenRequest,
  WaiveEvaluation,
  WithdrawRequest,
} from '../request/evaluation/evaluation.commands.js';
import { reopenRequest } from '../request/evaluation/reopen-request.transaction.js';
import { waiveEvaluation } from '../request/evaluation/waive-evaluation.transaction.js';
import { changeEarmark } from '../request/funding/change-earmark.transaction.js';
import { approveRegularBudget } from '../request/funding/approve-regular-budget.transaction.js';
import { checkResources } from '../request/funding/check-resources.transaction.js';
import { confirmFunding } from '../request/funding/confirm-funding.transaction.js';
import type {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReleaseExpiredCommitment,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from '../request/funding/funding.commands.js';
import { expireContribution } from '../request/funding/expire-contribution.transaction.js';
import { releaseExpiredCommitment } from '../request/funding/release-expired-commitment.transaction.js';
import { splitIntoStages } from '../request/funding/split-into-stages.transaction.js';
import { substituteFunding } from '../request/funding/substitute-funding.transaction.js';
import { lapseReservation } from '../request/funding/lapse-reservation.transaction.js';
import { reviseBudget } from '../request/funding/revise-budget.transaction.js';
import type { AcceptFact, RejectFact } from '../request/held-facts/held-fact.commands.js';
import { factTransactions } from '../request/held-facts/hold-fact.transaction.js';
import { acceptFact, rejectFact } from '../request/held-facts/judge-fact.transactions.js';
import { type RequestCommand, request } from '../request/request.decider.js';
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
  | ApproveRegularBudget
  | TransferBalance
  | ChangeEarmark
  | RequestCommand
  | CheckResources
  | ConfirmFunding
  | LapseReservation
  | RecheckWaitlist
  | SetWaitlistPolicy
  | ReviseBudget
  | SubstituteFunding
  | SplitIntoStages
  | ExpireContribution
  | ReleaseExpiredCommitment
  | RecordExpenditure
  | ReverseExpenditure
  | RechargeExpenditure
  | AcceptFact
  | RejectFact
  | RaiseObligation
  | CancelObligation
  | WaiveEvaluation
  | CloseRequest
  | ReopenRequest
  | CancelRequest
  | WithdrawRequest;

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
    case 'CheckResources':
      return run(checkResources(candidates), command);
    case 'RecheckWaitlist':
      return run(recheckWaitlist(candidates), command);
    case 'SetWaitlistPolicy':
      return run(setWaitlistPolicy, command);
    case 'ReviseBudget':
      return run(reviseBudget(candidates), command);
    case 'ReopenRequest':
      return run(reopenRequest(candidates), command);
    case 'SubstituteFunding':
      return run(substituteFunding(candidates), command);
    case 'SplitIntoStages':
      return run(splitIntoStages, command);
    case 'ExpireContribution':
      return run(expireContribution, command);
    case 'ReleaseExpiredCommitment':
      return run(releaseExpiredCommitment, command);
    case 'OpenRegularBudget':
    case 'ChangeRegularBudgetCap':
    case 'CloseRegularBudget':
      return run(singleStream(regularBudget), command);
    case 'ApproveRegularBudget':
      return run(approveRegularBudget, command);
    case 'ConfirmFunding':
      return run(confirmFunding, command);
    case 'LapseReservation':
      return run(lapseReservation, command);
    case 'AssignFieldOffice':
      return run(assignFieldOffice, command);
    case 'LogActivity':
      return run(factTransactions.LogActivity, command);
    case 'CorrectActivity':
      return run(factTransactions.CorrectActivity, command);
    case 'ReachMilestone':
      return run(factTransactions.ReachMilestone, command);
    case 'MeasureIndicator':
      return run(factTransactions.MeasureIndicator, command);
    case 'AttachEvidence':
      return run(factTransactions.AttachEvidence, command);
    case 'RaiseRisk':
      return run(factTransactions.RaiseRisk, command);
    case 'RecordExpenditure':
      return run(factTransactions.RecordExpenditure, command);
    case 'ReverseExpenditure':
      return run(factTransactions.ReverseExpenditure, command);
    case 'RechargeExpenditure':
      return run(rechargeExpenditure, command);
    case 'AcceptFact':
      return run(acceptFact, command);
    case 'RejectFact':
      return run(rejectFact, command);
    case 'RaiseObligation':
      return run(raiseObligation, command);
    case 'CancelObligation':
      return run(cancelObligation, command);
    case 'WaiveEvaluation':
      return run(waiveEvaluation, command);
    case 'CloseRequest':
      return run(closeRequest, command);
    case 'CancelRequest':
      return run(cancelRequest, command);
    case 'WithdrawRequest':
      return run(withdrawRequest, command);
    case 'SubmitRequest':
    case 'AcknowledgeRequest':
    case 'RequestInformation':
    case 'ProvideInformation':
    case 'AcceptRequest':
    case 'DeclineRequest':
    case 'AcceptAssignment':
    case 'DeclineAssignment':
    case 'AgreeWorkplan':
    case 'ReportProgress':
    case 'SuspendDelivery':
    case 'ResumeDelivery':
    case 'CompleteDelivery':
    case 'CommissionEvaluation':
    case 'SubmitEvaluation':
    case 'RecordManagementResponse':
    case 'RecordLesson':
      return run(singleStream(request), command);
  }
};
