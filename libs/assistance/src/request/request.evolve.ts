import type { Fold } from '#event-sourcing';
import { withWork } from './accepted.js';
import { NO_COURSE, courseAfter } from '../service-standards/course.js';
import { stepFactOf } from '../service-standards/step-facts.js';
import { evolveAssignment } from './assignment/assignment.evolve.js';
import { evolveDelivery } from './delivery/delivery.evolve.js';
import { evolveEvaluation } from './evaluation/evaluation.evolve.js';
import { evolveFunding } from './funding/funding.evolve.js';
import { evolveStage } from './funding/stage.evolve.js';
import { withHeldFact } from './held-facts/held-fact-state.js';
import { evolveIntake } from './intake/intake.evolve.js';
import type { RequestEvent } from './request.events.js';
import type { Request } from './request.state.js';

/** What a request has become after what happened. Events that do not belong to a phase change nothing. */
const evolve = (before: Request, event: RequestEvent): Request => {
  const state = evolvePhase(before, event);
  if (state.phase === 'unknown') return state;
  const course = before.phase === 'unknown' ? NO_COURSE : (before.course ?? NO_COURSE);
  const fact = stepFactOf(event);
  if (!fact && state.course === course) return state;
  return { ...state, course: fact ? courseAfter(course, fact) : course };
};

const evolvePhase = (state: Request, event: RequestEvent): Request => {
  if (event.type === 'StageOpened') return evolveStage(state, event);
  if (state.phase === 'unknown') return event.type === 'RequestSubmitted' ? evolveIntake(state, event) : state;

  switch (event.type) {
    case 'RequestSubmitted':
    case 'RequestAcknowledged':
    case 'InformationRequested':
    case 'InformationProvided':
    case 'RequestAccepted':
    case 'RequestDeclined':
      return evolveIntake(state, event);
    case 'ResourceCheckPerformed':
    case 'ResourcesReserved':
    case 'ReservationLapsed':
    case 'ReservationRevoked':
    case 'RequestWaitlisted':
    case 'FundingConfirmed':
    case 'BudgetRevised':
    case 'CommitmentLapsed':
    case 'FundingSubstituted':
      return evolveFunding(state, event);
    case 'RequestSplit':
      return evolveStage(state, event);
    case 'FieldOfficeAssigned':
    case 'AssignmentAccepted':
    case 'AssignmentDeclined':
    case 'AssignmentEscalated':
      return evolveAssignment(state, event);
    case 'WorkplanAgreed':
    case 'ProgressReported':
    case 'ActivityDelivered':
    case 'ActivityCorrected':
    case 'MilestoneReached':
    case 'IndicatorMeasured':
    case 'EvidenceAttached':
    case 'RiskRaised':
    case 'ExpenditureRecorded':
    case 'ExpenditureReversed':
    case 'ExpenditureRecharged':
    case 'ObligationRaised':
    case 'ObligationLiquidated':
    case 'ObligationCancelled':
    case 'DeliverySuspended':
    case 'DeliveryResumed':
    case 'DeliveryCompleted':
      return evolveDelivery(state, event);
    case 'FactHeld':
    case 'FactAccepted':
    case 'FactRejected':
      return withWork(state, (work) => withHeldFact(work, event));
    case 'EvaluationCommissioned':
    case 'EvaluationWaived':
    case 'EvaluationSubmitted':
    case 'ManagementResponseRecorded':
    case 'LessonRecorded':
    case 'RequestClosed':
    case 'RequestCancelled':
    case 'RequestWithdrawn':
    case 'RequestWoundDown':
    case 'RequestReopened':
      return evolveEvaluation(state, event);
    case 'StepFellDue':
    case 'StepBecameOverdue':
      return state;
  }
};

export const requestFold: Fold<Request, RequestEvent> = {
  category: 'request',
  version: 8,
  initial: { phase: 'unknown' },
  evolve,
};
