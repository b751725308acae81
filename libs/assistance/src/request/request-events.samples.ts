import { added, committedFunds, contributionId, released, reservedFunds } from './request-funds.samples.js';
import { heldFactEvents } from './held-facts/held-fact-events.samples.js';
import { expenditureEvents } from './delivery/expenditure-events.samples.js';
import { stageEvents } from './funding/stage-events.samples.js';
import { obligationEvents } from './delivery/obligation-events.samples.js';
import type { Phase } from './phase.js';
import type { RequestEvent } from './request.events.js';
import {
  acceptance,
  activity,
  evaluation,
  evaluator,
  evidence,
  lesson,
  measurement,
  report,
  requestId,
  responses,
  risk,
  submission,
  workplan,
} from './request.samples.js';

type EventSamples = { [Type in RequestEvent['type']]: Extract<RequestEvent, { type: Type }> };

const officeCode = 'ROEA';
const deadline = {
  requestId,
  step: 'acknowledge',
  of: null,
  since: '2026-01-05',
  dueOn: '2026-01-12',
  turn: { kind: 'programme-manager', name: null },
} as const;

/** One event of every type, as it is in the life of the request by the book, or might have been. */
export const events: EventSamples = {
  ...stageEvents,
  RequestSubmitted: { type: 'RequestSubmitted', data: submission },
  StepFellDue: {
    type: 'StepFellDue',
    data: { ...deadline, notedOn: '2026-01-12' },
  },
  StepBecameOverdue: {
    type: 'StepBecameOverdue',
    data: { ...deadline, notedOn: '2026-01-13' },
  },
  RequestAcknowledged: { type: 'RequestAcknowledged', data: { requestId, acknowledgedOn: '2026-01-06' } },
  InformationRequested: {
    type: 'InformationRequested',
    data: { requestId, question: 'Which courts?', askedOn: '2026-01-07' },
  },
  InformationProvided: { type: 'InformationProvided', data: { requestId, answer: 'All', providedOn: '2026-01-09' } },
  RequestAccepted: { type: 'RequestAccepted', data: acceptance },
  RequestDeclined: {
    type: 'RequestDeclined',
    data: { requestId, reason: 'Already assisted', declinedOn: '2026-01-12' },
  },
  ResourceCheckPerformed: {
    type: 'ResourceCheckPerformed',
    data: {
      requestId,
      checkedOn: '2026-01-13',
      outcome: 'enough',
      currency: 'USD',
      directCost: 4_000_000,
      shortfall: 0,
      considered: [],
      unlisted: {},
      ahead: [],
    },
  },
  RequestWaitlisted: {
    type: 'RequestWaitlisted',
    data: { requestId, shortfall: 4_000_000, currency: 'USD', waitlistedOn: '2026-01-13' },
  },
  ResourcesReserved: {
    type: 'ResourcesReserved',
    data: { requestId, added, reservedOn: '2026-01-13', expiresOn: '2026-02-12', ...reservedFunds },
  },
  ReservationLapsed: {
    type: 'ReservationLapsed',
    data: { requestId, lapsedOn: '2026-02-13', expiredOn: '2026-02-12', ...released },
  },
  ReservationRevoked: {
    type: 'ReservationRevoked',
    data: {
      requestId,
      revokedOn: '2026-01-15',
      contributionId,
      reason: 'Other aims',
      shortfall: 4_000_000,
      ...released,
    },
  },
  FundingConfirmed: {
    type: 'FundingConfirmed',
    data: {
      requestId,
      confirmedOn: '2026-01-20',
      chargingRule: 'order-of-use',
      order: [contributionId],
      ...committedFunds,
    },
  },
  CommitmentLapsed: {
    type: 'CommitmentLapsed',
    data: {
      requestId,
      contributionId,
      lapsedOn: '2026-05-02',
      released: [{ contributionId, lineId: 'staff', beneficiary: 'KE', amount: 1, held: 1 }],
      ...committedFunds,
    },
  },
  FundingSubstituted: {
    type: 'FundingSubstituted',
    data: {
      requestId,
      contributionId,
      toContributionId: 'VC-2026-000002',
      substitutedOn: '2026-05-03',
      reason: 'The instalment will not come',
      released: [{ contributionId, lineId: 'staff', beneficiary: 'KE', amount: 1, held: 1 }],
      added,
      ...committedFunds,
    },
  },
  BudgetRevised: {
    type: 'BudgetRevised',
    data: {
      requestId,
      lines: acceptance.budget.lines,
      revisedOn: '2026-04-15',
      reason: 'Dearer flights',
      added,
      released: [{ contributionId, lineId: 'staff', beneficiary: 'KE', amount: 1, held: 1 }],
      ...committedFunds,
    },
  },
  FieldOfficeAssigned: {
    type: 'FieldOfficeAssigned',
    data: { requestId, officeCode, assignedOn: '2026-01-26', reason: null, ranking: [], reassignedFrom: null },
  },
  AssignmentAccepted: { type: 'AssignmentAccepted', data: { requestId, officeCode, acceptedOn: '2026-02-02' } },
  AssignmentDeclined: {
    type: 'AssignmentDeclined',
    data: { requestId, officeCode, declinedOn: '2026-01-28', reason: 'No lawyer until May' },
  },
  AssignmentEscalated: {
    type: 'AssignmentEscalated',
    data: { requestId, officeCode, escalatedOn: '2026-02-03', unansweredSince: '2026-01-26' },
  },
  WorkplanAgreed: { type: 'WorkplanAgreed', data: { requestId, ...workplan } },
  ProgressReported: { type: 'ProgressReported', data: { requestId, ...report, officeCode } },
  ActivityDelivered: {
    type: 'ActivityDelivered',
    data: { requestId, ...activity, officeCode, occurredOn: activity.to },
  },
  ActivityCorrected: {
    type: 'ActivityCorrected',
    data: {
      requestId,
      ...activity,
      participants: { female: 13, male: 9, notStated: 0 },
      officeCode,
      occurredOn: activity.to,
      correctionId: 'correction-1',
      reason: 'One was counted as not stated',
    },
  },
  MilestoneReached: { type: 'MilestoneReached', data: { requestId, milestoneId: 'm1', occurredOn: '2026-06-11' } },
  IndicatorMeasured: { type: 'IndicatorMeasured', data: { requestId, ...measurement } },
  EvidenceAttached: { type: 'EvidenceAttached', data: { requestId, ...evidence } },
  RiskRaised: { type: 'RiskRaised', data: { requestId, ...risk } },
  ...expenditureEvents,
  ...obligationEvents,
  ...heldFactEvents,
  DeliverySuspended: { type: 'DeliverySuspended', data: { requestId, suspendedOn: '2026-04-06', reason: 'Unrest' } },
  DeliveryResumed: { type: 'DeliveryResumed', data: { requestId, resumedOn: '2026-04-20' } },
  DeliveryCompleted: {
    type: 'DeliveryCompleted',
    data: { requestId, completedOn: '2026-06-30', summary: 'Law passed' },
  },
  EvaluationCommissioned: {
    type: 'EvaluationCommissioned',
    data: { requestId, evaluator, commissionedOn: '2026-07-15', dueOn: '2026-09-15' },
  },
  EvaluationWaived: {
    type: 'EvaluationWaived',
    data: {
      requestId,
      waivedOn: '2026-07-15',
      reason: 'Small',
      directCost: 4_000_000,
      threshold: 10_000_000,
      currency: 'USD',
    },
  },
  EvaluationSubmitted: { type: 'EvaluationSubmitted', data: { requestId, ...evaluation } },
  ManagementResponseRecorded: { type: 'ManagementResponseRecorded', data: { requestId, ...responses } },
  LessonRecorded: { type: 'LessonRecorded', data: { requestId, ...lesson } },
  RequestClosed: { type: 'RequestClosed', data: { requestId, closedOn: '2026-08-31', ...released } },
  RequestCancelled: {
    type: 'RequestCancelled',
    data: { requestId, cancelledOn: '2026-08-31', reason: 'Not needed any more', ...released },
  },
  RequestWithdrawn: {
    type: 'RequestWithdrawn',
    data: { requestId, withdrawnOn: '2026-08-31', reason: 'Another helps', ...released },
  },
};

const intake = [events.RequestSubmitted];
const funding = [...intake, events.RequestAccepted];
const assignment = [...funding, events.ResourcesReserved, events.FundingConfirmed];
const delivery = [...assignment, events.FieldOfficeAssigned, events.AssignmentAccepted];
const inEvaluation = [...delivery, events.WorkplanAgreed, events.ActivityDelivered, events.DeliveryCompleted];

/** What happened until a request came to this phase. */
export const until: Readonly<Record<Phase, readonly RequestEvent[]>> = {
  unknown: [],
  intake,
  funding,
  assignment,
  delivery,
  evaluation: inEvaluation,
  'winding-down': [
    ...delivery,
    events.ObligationRaised,
    { ...events.RequestCancelled, data: { ...events.RequestCancelled.data, openObligations: ['obligation-1'] } },
  ],
  declined: [...intake, events.RequestDeclined],
  cancelled: [...delivery, events.RequestCancelled],
  withdrawn: [...assignment, events.RequestWithdrawn],
  closed: [...inEvaluation, events.EvaluationWaived, events.RequestClosed],
};
