import { Inject, Module, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type Candidates,
  CandidatesFromReadModel,
  ChangeEarmark,
  ContributionsModule,
  ExpireContribution,
  PledgeContribution,
  RecordInKind,
} from '#contributions';
import type { Command, Transaction } from '#event-sourcing';
import { CommandRunner, EventStore, type Outcome, commandHandlers, transactionHandler } from '#event-store';
import { DueRequestsFromReadModel } from './deadlines/due-requests.js';
import { ReviewDeadlinesHandler } from './deadlines/review-deadlines.handler.js';
import { mandateCoverageQueries } from './mandate-coverage/mandate-coverage.queries.js';
import { mandateExplanationQueries } from './mandate-coverage/mandate-explanation.queries.js';
import { officeWorkloadQueries } from './office-workload/office-workload.queries.js';
import { ListEvidenceHandler } from './evidence-list/evidence.queries.js';
import { heldFactQueries } from './held-facts/held-facts.queries.js';
import { obligationQueries } from './obligations/obligations.queries.js';
import { ShowOpenCommandsHandler } from './open-commands/open-commands.queries.js';
import { pipelineQueries } from './pipeline/pipeline.queries.js';
import { rateQueries } from './rates-in-use/rates-in-use.queries.js';
import { requestExplanationQueries } from './request-overview/request-explanation.queries.js';
import { requestOverviewQueries } from './request-overview/request-overview.queries.js';
import { ExplainProjectHandler, ShowProjectHandler } from './project/project.queries.js';
import { ShowTimelineHandler } from './request-overview/timeline.queries.js';
import { assignFieldOffice } from './request/assignment/assign-field-office.transaction.js';
import {
  AcceptAssignment,
  AssignFieldOffice,
  DeclineAssignment,
  EscalateAssignment,
} from './request/assignment/assignment.commands.js';
import { escalateAssignment } from './request/assignment/escalate-assignment.transaction.js';
import {
  AgreeWorkplan,
  AttachEvidence,
  CancelObligation,
  CompleteDelivery,
  CorrectActivity,
  LogActivity,
  MeasureIndicator,
  RaiseObligation,
  RaiseRisk,
  ReachMilestone,
  RechargeExpenditure,
  RecordExpenditure,
  ReportProgress,
  ResumeDelivery,
  ReverseExpenditure,
  SuspendDelivery,
} from './request/delivery/delivery.commands.js';
import { rechargeExpenditure } from './request/delivery/recharge-expenditure.transaction.js';
import { cancelObligation, raiseObligation } from './request/delivery/obligation.transactions.js';
import { cancelRequest, closeRequest, withdrawRequest } from './request/evaluation/end-request.transaction.js';
import {
  ArrangeEvaluation,
  CancelRequest,
  CloseRequest,
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  ReopenRequest,
  SubmitEvaluation,
  WaiveEvaluation,
  WithdrawRequest,
} from './request/evaluation/evaluation.commands.js';
import { arrangeEvaluation } from './request/evaluation/arrange-evaluation.transaction.js';
import { reopenRequest } from './request/evaluation/reopen-request.transaction.js';
import { waiveEvaluation } from './request/evaluation/waive-evaluation.transaction.js';
import { changeEarmark } from './request/funding/change-earmark.transaction.js';
import { checkResources } from './request/funding/check-resources.transaction.js';
import { expireContribution } from './request/funding/expire-contribution.transaction.js';
import { recordInKindForRequest } from './request/funding/record-in-kind-for-request.transaction.js';
import { releaseExpiredCommitment } from './request/funding/release-expired-commitment.transaction.js';
import { substituteFunding } from './request/funding/substitute-funding.transaction.js';
import { approveRegularBudget } from './request/funding/approve-regular-budget.transaction.js';
import { confirmFunding } from './request/funding/confirm-funding.transaction.js';
import {
  ApproveRegularBudget,
  CheckResources,
  ConfirmFunding,
  LapseReservation,
  ReleaseExpiredCommitment,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from './request/funding/funding.commands.js';
import { pledgeForRequests } from './request/funding/pledge-for-requests.transaction.js';
import { lapseReservation } from './request/funding/lapse-reservation.transaction.js';
import { reviseBudget } from './request/funding/revise-budget.transaction.js';
import { splitIntoStages } from './request/funding/split-into-stages.transaction.js';
import { AcceptFact, RejectFact } from './request/held-facts/held-fact.commands.js';
import { factTransactions } from './request/held-facts/hold-fact.transaction.js';
import { acceptFact, rejectFact } from './request/held-facts/judge-fact.transactions.js';
import {
  AcceptRequest,
  AcknowledgeRequest,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
  SubmitRequest,
} from './request/intake/intake.commands.js';
import { request } from './request/request.decider.js';
import { ShowResultsHandler } from './results/results.queries.js';
import { performanceQueries } from './service-standards/performance.queries.js';
import { serviceStandardQueries } from './service-standards/service-standards.queries.js';
import { SetServiceStandard } from './service-standards/standards.commands.js';
import { serviceStandards } from './service-standards/standards.decider.js';
import { recheckWaitlist } from './waitlist/recheck-waitlist.transaction.js';
import { setWaitlistPolicy } from './waitlist/set-waitlist-policy.transaction.js';
import { RecheckWaitlist, SetWaitlistPolicy } from './waitlist/waitlist.commands.js';
import { requestScopeQueries } from './request-parties/request-scope.js';
import { waitlistQueries } from './waitlist/waitlist.queries.js';
import { wholePass } from './waitlist/whole-pass.js';
import { AskWhatIfHandler } from './what-if/what-if.queries.js';

/**
 * The handler of a command that looks for money: its transaction needs to know which contributions there are, and how far
 * it sees. What readers see of the log before it begins, it sees: also what was appended earlier and committed later.
 */
const fundedFrom = <C extends Command>(
  commandClass: Type<C>,
  transaction: (candidates: Candidates, seenUpTo: string | null) => Transaction<C>,
  inParts: (command: C, run: (part: C) => Promise<Outcome>) => Promise<Outcome> = (command, run) => run(command),
): Type<ICommandHandler> => {
  @CommandHandler(commandClass)
  class FundingHandler {
    constructor(
      @Inject(CommandRunner) readonly runner: CommandRunner,
      @Inject(CandidatesFromReadModel) readonly candidates: CandidatesFromReadModel,
      @Inject(EventStore) readonly store: EventStore,
    ) {}

    execute(command: C): Promise<Outcome> {
      return inParts(command, async (part) => {
        const seenUpTo = (await this.store.head()) ?? null;
        return this.runner.run(part, transaction(await this.candidates.knownByNow(), seenUpTo));
      });
    }
  }
  return FundingHandler;
};

@Module({
  imports: [ContributionsModule],
  providers: [
    ...commandHandlers(
      request,
      {
        SubmitRequest,
        AcknowledgeRequest,
        RequestInformation,
        ProvideInformation,
        AcceptRequest,
        DeclineRequest,
        AssignFieldOffice,
        AcceptAssignment,
        DeclineAssignment,
        AgreeWorkplan,
        ReportProgress,
        LogActivity,
        CorrectActivity,
        ReachMilestone,
        MeasureIndicator,
        AttachEvidence,
        RaiseRisk,
        SuspendDelivery,
        ResumeDelivery,
        CompleteDelivery,
        CommissionEvaluation,
        SubmitEvaluation,
        RecordManagementResponse,
        RecordLesson,
      },
      { AssignFieldOffice: assignFieldOffice, ...factTransactions },
    ),
    fundedFrom(CheckResources, checkResources),
    fundedFrom(ReviseBudget, reviseBudget),
    fundedFrom(ReopenRequest, reopenRequest),
    transactionHandler(EscalateAssignment, escalateAssignment),
    fundedFrom(SubstituteFunding, substituteFunding),
    fundedFrom(RecheckWaitlist, recheckWaitlist, wholePass),
    transactionHandler(SetWaitlistPolicy, setWaitlistPolicy),
    transactionHandler(ConfirmFunding, confirmFunding),
    transactionHandler(ApproveRegularBudget, approveRegularBudget),
    transactionHandler(LapseReservation, lapseReservation),
    transactionHandler(SplitIntoStages, splitIntoStages),
    transactionHandler(PledgeContribution, pledgeForRequests),
    transactionHandler(RecordInKind, recordInKindForRequest),
    transactionHandler(ChangeEarmark, changeEarmark),
    transactionHandler(ExpireContribution, expireContribution),
    transactionHandler(ReleaseExpiredCommitment, releaseExpiredCommitment),
    transactionHandler(ArrangeEvaluation, arrangeEvaluation),
    transactionHandler(RecordExpenditure, factTransactions.RecordExpenditure),
    transactionHandler(ReverseExpenditure, factTransactions.ReverseExpenditure),
    transactionHandler(RechargeExpenditure, rechargeExpenditure),
    transactionHandler(AcceptFact, acceptFact),
    transactionHandler(RejectFact, rejectFact),
    transactionHandler(RaiseObligation, raiseObligation),
    transactionHandler(CancelObligation, cancelObligation),
    transactionHandler(WaiveEvaluation, waiveEvaluation),
    transactionHandler(CloseRequest, closeRequest),
    transactionHandler(CancelRequest, cancelRequest),
    transactionHandler(WithdrawRequest, withdrawRequest),
    DueRequestsFromReadModel,
    ReviewDeadlinesHandler,
    ...requestOverviewQueries,
    ...requestExplanationQueries,
    ShowTimelineHandler,
    ShowProjectHandler,
    ExplainProjectHandler,
    ShowOpenCommandsHandler,
    ListEvidenceHandler,
    ShowResultsHandler,
    ...heldFactQueries,
    ...obligationQueries,
    ...pipelineQueries,
    ...rateQueries,
    ...commandHandlers(serviceStandards, { SetServiceStandard }),
    ...serviceStandardQueries,
    ...performanceQueries,
    ...waitlistQueries,
    ...requestScopeQueries,
    AskWhatIfHandler,
    ...officeWorkloadQueries,
    ...mandateCoverageQueries,
    ...mandateExplanationQueries,
  ],
})
export class AssistanceModule {}
