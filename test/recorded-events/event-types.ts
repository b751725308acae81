import type { AccountEvent, AdministratorsEvent } from '#access';
import type { DeadlinesReviewed, RequestEvent, StandardsEvent, WaitlistEvent } from '#assistance';
import type { OperationAudited } from '#audit';
import type { ContributionEvent, DonorEvent, InKindEvent, PeriodEvent } from '#contributions';
import type { FieldOfficeEvent } from '#field-offices';
import type { ExchangeRateEvent } from '#money';
import type { RecipientEvent, WebhookEvent } from '#notifications';
import type { PersonErased } from '#personal-data';
import type { RegularBudgetEvent } from '#regular-budget';

type Known =
  | RequestEvent
  | StandardsEvent
  | DeadlinesReviewed
  | WaitlistEvent
  | ContributionEvent
  | InKindEvent
  | PeriodEvent
  | RegularBudgetEvent
  | DonorEvent
  | FieldOfficeEvent
  | ExchangeRateEvent
  | RecipientEvent
  | WebhookEvent
  | AccountEvent
  | AdministratorsEvent
  | PersonErased
  | OperationAudited;

const known: Readonly<Record<Known['type'], true>> = {
  AccountClosed: true,
  AccountOpened: true,
  AccountPersonChanged: true,
  ActivityCorrected: true,
  ActivityDelivered: true,
  AdministratorsChanged: true,
  AdvanceShortfallRaised: true,
  AgreementAmended: true,
  AgreementSigned: true,
  AssignmentAccepted: true,
  AssignmentDeclined: true,
  AssignmentEscalated: true,
  BalanceRefunded: true,
  BalanceTransferred: true,
  BudgetRevised: true,
  CommitmentLapsed: true,
  CommitmentReleased: true,
  ContributionClosed: true,
  ContributionExpired: true,
  ContributionPledged: true,
  DeadlinesReviewed: true,
  DeliveryCompleted: true,
  DeliveryResumed: true,
  DeliverySuspended: true,
  DonorChanged: true,
  DonorRegistered: true,
  EarmarkChanged: true,
  EvaluationCommissioned: true,
  EvaluationSubmitted: true,
  EvaluationWaived: true,
  EvidenceAttached: true,
  ExpenditureChargeReversed: true,
  ExpenditureCharged: true,
  ExpenditureRecorded: true,
  ExpenditureRecharged: true,
  ExpenditureReversed: true,
  FactAccepted: true,
  FactHeld: true,
  FactRejected: true,
  FieldOfficeAssigned: true,
  FieldOfficeCalendarSet: true,
  FieldOfficeCapacityChanged: true,
  FieldOfficeClosed: true,
  FieldOfficeCoverageChanged: true,
  FieldOfficeOpened: true,
  FieldOfficeRenamed: true,
  FundingConfirmed: true,
  FundingSubstituted: true,
  FundsCommitted: true,
  FundsReserved: true,
  GrantsChanged: true,
  InKindReceived: true,
  InKindRevalued: true,
  IndicatorMeasured: true,
  InformationProvided: true,
  InformationRequested: true,
  InstalmentCancelled: true,
  InstalmentOverdue: true,
  InstalmentReminded: true,
  InstalmentReceived: true,
  InterestCredited: true,
  LessonRecorded: true,
  ManagementResponseRecorded: true,
  MilestoneReached: true,
  MonthCharged: true,
  ObligationCancelled: true,
  ObligationLiquidated: true,
  ObligationRaised: true,
  OperationAudited: true,
  PeriodClosed: true,
  PersonErased: true,
  PledgeReduced: true,
  ProgressReported: true,
  RateLoaded: true,
  ReceiptReversed: true,
  RecipientChanged: true,
  RecipientRegistered: true,
  RegularBudgetCapChanged: true,
  RegularBudgetChargeReversed: true,
  RegularBudgetCharged: true,
  RegularBudgetClosed: true,
  RegularBudgetCommitted: true,
  RegularBudgetOpened: true,
  RegularBudgetReleased: true,
  RequestAccepted: true,
  RequestAcknowledged: true,
  RequestCancelled: true,
  RequestClosed: true,
  RequestDeclined: true,
  RequestReopened: true,
  RequestSplit: true,
  RequestSubmitted: true,
  RequestPassedOver: true,
  RequestWaitlisted: true,
  RequestWithdrawn: true,
  RequestWoundDown: true,
  ReservationLapsed: true,
  ReservationReleased: true,
  ReservationRevoked: true,
  ResourceCheckPerformed: true,
  ResourcesReserved: true,
  RiskRaised: true,
  ServiceStandardSet: true,
  StageOpened: true,
  StepBecameOverdue: true,
  StepFellDue: true,
  WaitlistChecked: true,
  WaitlistJoined: true,
  WaitlistLeft: true,
  WaitlistPolicySet: true,
  WaitlistRechecked: true,
  WebhookChanged: true,
  WebhookRegistered: true,
  WorkplanAgreed: true,
};

/** Types of all events that the streams of the domain are made of. */
export const eventTypes: readonly string[] = Object.keys(known);
