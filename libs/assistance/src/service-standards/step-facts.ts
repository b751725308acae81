import type { RequestEvent } from '../request/request.events.js';
import type { StepName, Turn } from './steps.js';

/** What an event means for the steps of a request: its type, its day, and what only some of them tell. */
export type StepFact = Readonly<{
  type: RequestEvent['type'];
  on: string;
  requester?: Turn;
  officeCode?: string;
  /** Agreed: the last day of a reservation, of a workplan, of an evaluation. */
  dueOn?: string;
  milestones?: readonly Readonly<{ milestoneId: string; dueOn: string }>[];
  milestoneId?: string;
  /** The last day that a progress report covers. */
  reportedTo?: string;
  evaluator?: string;
  /** Noted of a step: which one. */
  noted?: Readonly<{ step: StepName; of: string | null; since: string }>;
}>;

/** Null: it neither begins nor ends a step. */
export const stepFactOf = ({ type, data }: RequestEvent): StepFact | null => {
  switch (type) {
    case 'RequestSubmitted': {
      const { origin } = data;
      return { type, on: data.submittedOn, requester: requesterOf(origin) };
    }
    case 'StageOpened':
      return { type, on: data.openedOn, requester: requesterOf(data.submission.origin) };
    case 'RequestAcknowledged':
      return { type, on: data.acknowledgedOn };
    case 'InformationRequested':
      return { type, on: data.askedOn };
    case 'InformationProvided':
      return { type, on: data.providedOn };
    case 'RequestAccepted':
      return { type, on: data.acceptedOn };
    case 'RequestDeclined':
      return { type, on: data.declinedOn };
    case 'ResourcesReserved':
      return { type, on: data.reservedOn, dueOn: data.expiresOn };
    case 'ReservationLapsed':
      return { type, on: data.lapsedOn };
    case 'ReservationRevoked':
      return { type, on: data.revokedOn };
    case 'FundingConfirmed':
      return { type, on: data.confirmedOn };
    case 'FieldOfficeAssigned':
      return { type, on: data.assignedOn, officeCode: data.officeCode };
    case 'AssignmentAccepted':
      return { type, on: data.acceptedOn, officeCode: data.officeCode };
    case 'AssignmentDeclined':
      return { type, on: data.declinedOn };
    case 'AssignmentEscalated':
      return { type, on: data.escalatedOn };
    case 'WorkplanAgreed': {
      const milestones = data.milestones.map(({ milestoneId, dueOn }) => ({ milestoneId, dueOn }));
      const days = [...data.activities.map(({ to }) => to), ...milestones.map(({ dueOn }) => dueOn)];
      return { type, on: data.agreedOn, dueOn: days.toSorted().at(-1) ?? data.agreedOn, milestones };
    }
    case 'MilestoneReached':
      return { type, on: data.occurredOn, milestoneId: data.milestoneId };
    case 'ProgressReported':
      return { type, on: data.reportedOn, reportedTo: data.to };
    case 'DeliverySuspended':
      return { type, on: data.suspendedOn };
    case 'DeliveryResumed':
      return { type, on: data.resumedOn };
    case 'DeliveryCompleted':
      return { type, on: data.completedOn };
    case 'EvaluationCommissioned':
      return { type, on: data.commissionedOn, dueOn: data.dueOn, evaluator: data.evaluator.organisation };
    case 'EvaluationWaived':
      return { type, on: data.waivedOn };
    case 'EvaluationSubmitted':
      return { type, on: data.submittedOn };
    case 'ManagementResponseRecorded':
      return { type, on: data.recordedOn };
    case 'RequestClosed':
      return { type, on: data.closedOn };
    case 'RequestCancelled':
      return { type, on: data.cancelledOn };
    case 'RequestWithdrawn':
      return { type, on: data.withdrawnOn };
    case 'StepFellDue':
    case 'StepBecameOverdue': {
      const { step, of, since, notedOn } = data;
      return { type, on: notedOn, noted: { step, of, since } };
    }
    case 'ResourceCheckPerformed':
    case 'RequestWaitlisted':
    case 'RequestSplit':
    case 'BudgetRevised':
    case 'CommitmentLapsed':
    case 'FundingSubstituted':
    case 'ActivityDelivered':
    case 'ActivityCorrected':
    case 'IndicatorMeasured':
    case 'EvidenceAttached':
    case 'RiskRaised':
    case 'ExpenditureRecorded':
    case 'ExpenditureReversed':
    case 'ExpenditureRecharged':
    case 'ObligationRaised':
    case 'ObligationLiquidated':
    case 'ObligationCancelled':
    case 'FactHeld':
    case 'FactAccepted':
    case 'FactRejected':
    case 'LessonRecorded':
    case 'RequestWoundDown':
    case 'RequestReopened':
      return null;
  }
};

const requesterOf = (origin: Extract<RequestEvent, { type: 'RequestSubmitted' }>['data']['origin']): Turn => {
  switch (origin.kind) {
    case 'state':
      return { kind: 'state', name: origin.country };
    case 'regional-body':
      return { kind: 'regional-body', name: origin.name };
    case 'centre':
      return { kind: 'programme-manager', name: null };
  }
};
