export { AssistanceModule } from './assistance.module.js';
export { type Coverage, ShowMandateCoverage } from './mandate-coverage/mandate-coverage.queries.js';
export { type OfficeWorkload, RankOfficesFor, ShowOfficeWorkload } from './office-workload/office-workload.queries.js';
export { type PipelineEntry, type PipelinePhase, ShowPipeline } from './pipeline/pipeline.queries.js';
export type { RequestResults } from './results/request-results.js';
export { ShowResults } from './results/results.queries.js';
export { heldFacts, isOfHeldFact } from './held-facts/held-facts.projection.js';
export { type EvidenceView, ListEvidence } from './evidence-list/evidence.queries.js';
export { type HeldFactRow, ListHeldFacts, placeOfHeldFact } from './held-facts/held-facts.queries.js';
export { obligations } from './obligations/obligations.projection.js';
export { ListObligations, type ObligationRow } from './obligations/obligations.queries.js';
export { ExplainMandate, MANDATE_FIGURES } from './mandate-coverage/mandate-explanation.queries.js';
export { ExplainRequest } from './request-overview/request-explanation.queries.js';
export { REQUEST_FIGURES } from './request-overview/request-figures.js';
export { requestOverview } from './request-overview/request-overview.projection.js';
export {
  CountEarlierAssistance,
  ListRequests,
  type RequestRow,
  type RequestSource,
  ShowRequest,
} from './request-overview/request-overview.queries.js';
export { PROJECT_FIGURES, type ProjectFigure } from './project/project-figures.js';
export { ExplainProject, type ProjectView, ShowProject } from './project/project.queries.js';
export { remainsParty, requestParties } from './request-parties/request-parties.projection.js';
export { whoDelivered } from './request-parties/who-delivered.js';
export {
  amongInScope,
  inPresentScope,
  inScope,
  isAtWork,
  ListPartiesInScope,
  type RequestScope,
} from './request-parties/request-scope.js';
export type { OpenCommand } from './open-commands/open-commands.js';
export { ShowOpenCommands } from './open-commands/open-commands.queries.js';
export { ShowTimeline, withoutTraces } from './request-overview/timeline.queries.js';
export { assignFieldOffice } from './request/assignment/assign-field-office.transaction.js';
export {
  AcceptAssignment,
  AssignFieldOffice,
  DeclineAssignment,
  EscalateAssignment,
} from './request/assignment/assignment.commands.js';
export { escalateAssignment } from './request/assignment/escalate-assignment.transaction.js';
export {
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
export {
  type DeliveredActivity,
  type Evidence,
  type Indicator,
  type IndicatorValue,
  JUSTICE_SECTORS,
  type JusticeSector,
  type Milestone,
  type PlannedActivity,
  type Risk,
  SEVERITIES,
} from './request/delivery/delivery.events.js';
export { type CurrencyRow, ListCurrencies, ListRates, type RateRow } from './rates-in-use/rates-in-use.queries.js';
export { recordExpenditure } from './request/delivery/record-expenditure.transaction.js';
export { reverseExpenditure } from './request/delivery/reverse-expenditure.transaction.js';
export { cancelRequest, closeRequest, withdrawRequest } from './request/evaluation/end-request.transaction.js';
export {
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
export {
  type Assessment,
  DAC_CRITERIA,
  type DacCriterion,
  type Evaluator,
  type Rating,
  type Response,
  RESPONSES,
} from './request/evaluation/evaluation.events.js';
export { waiveEvaluation } from './request/evaluation/waive-evaluation.transaction.js';
export { changeEarmark } from './request/funding/change-earmark.transaction.js';
export { checkResources } from './request/funding/check-resources.transaction.js';
export { confirmFunding } from './request/funding/confirm-funding.transaction.js';
export {
  CheckResources,
  ApproveRegularBudget,
  ConfirmFunding,
  LapseReservation,
  ReleaseExpiredCommitment,
  ReviseBudget,
  SplitIntoStages,
  SubstituteFunding,
} from './request/funding/funding.commands.js';
export { lapseReservation } from './request/funding/lapse-reservation.transaction.js';
export { reviseBudget } from './request/funding/revise-budget.transaction.js';
export { AcceptFact, RejectFact } from './request/held-facts/held-fact.commands.js';
export {
  AcceptRequest,
  AcknowledgeRequest,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
  SubmitRequest,
} from './request/intake/intake.commands.js';
export {
  CHANNELS,
  KINDS_OF_ASSISTANCE,
  type KindOfAssistance,
  type Origin,
  type Priority,
  FUNDING_BASES,
  STANDINGS,
  type Submission,
  URGENCIES,
} from './request/intake/intake.events.js';
export { type RequestCommand, request } from './request/request.decider.js';
export { type RequestEvent, requestPersonalFields } from './request/request.events.js';
export { acceptedOf } from './request/accepted.js';
export { requestFold } from './request/request.evolve.js';
export { type Request, requestStream } from './request/request.state.js';
export { daysLate, type Calendars, type Measures } from './service-standards/step-times.js';
export { type OpenStep, openSteps } from './service-standards/open-steps.js';
export { type Allowed, SERVICE_STANDARDS, type Unit, UNITS } from './service-standards/service-standards.js';
export { type StepName, STEPS, type Turn, TURNS } from './service-standards/steps.js';
export { ShowServicePerformance, type StepPerformance } from './service-standards/performance.queries.js';
export { serviceStandardList } from './service-standards/service-standards.projection.js';
export {
  ListServiceStandards,
  ShowRequestSteps,
  type StandardView,
  type StepView,
} from './service-standards/service-standards.queries.js';
export { stepFacts } from './service-standards/step-facts.projection.js';
export { SetServiceStandard } from './service-standards/standards.commands.js';
export { LONGEST_STANDARD, serviceStandards } from './service-standards/standards.decider.js';
export type { StandardsEvent } from './service-standards/standards.events.js';
export { SERVICE_STANDARDS_STREAM, type Standards, standardsFold } from './service-standards/standards.state.js';
export { RecheckWaitlist, SetWaitlistPolicy } from './waitlist/waitlist.commands.js';
export { WAITLIST_POLICIES, type WaitlistEvent, type WaitlistPolicy } from './waitlist/waitlist.events.js';
export { waitlistEntries } from './waitlist/waitlist.projection.js';
export { type LastPass, ShowWaitlist, type WaitlistRow, type WaitlistView } from './waitlist/waitlist.queries.js';
export { WAITLIST, waitlistFold } from './waitlist/waitlist.state.js';
export type { WhatIfChange } from './what-if/changes.js';
export { MOST_CHANGES, type WhatIfAnswer } from './what-if/what-if.js';
export { AskWhatIf } from './what-if/what-if.queries.js';
export { type LedgerVerification, verifyLedgers } from './verification/ledger-verification.js';
export { MOST_CELLS } from './request/intake/submission.rules.js';
export { ArrangeEvaluation } from './request/evaluation/evaluation.commands.js';
export { arrangeEvaluation } from './request/evaluation/arrange-evaluation.transaction.js';
export { evaluationProcess } from './request/evaluation/evaluation.process.js';
export { fundingProcess } from './request/funding/funding.process.js';
export { waitlistProcess } from './waitlist/waitlist.process.js';
export { ReviewDeadlines } from './deadlines/deadlines.commands.js';
export type { DeadlinesReviewed } from './deadlines/deadlines.events.js';
export { deadlinesProcess } from './deadlines/deadlines.process.js';
export { deadlinesFold } from './deadlines/deadlines.state.js';
export { agreementProcess } from './request/funding/agreement.process.js';
export { LedgerVerifier } from './verification/ledger-verification.js';
