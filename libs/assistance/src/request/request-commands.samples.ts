import { AcceptAssignment, AssignFieldOffice, DeclineAssignment } from './assignment/assignment.commands.js';
import {
  AgreeWorkplan,
  AttachEvidence,
  CompleteDelivery,
  CorrectActivity,
  LogActivity,
  MeasureIndicator,
  RaiseRisk,
  ReachMilestone,
  ReportProgress,
  ResumeDelivery,
  SuspendDelivery,
} from './delivery/delivery.commands.js';
import {
  CommissionEvaluation,
  RecordLesson,
  RecordManagementResponse,
  SubmitEvaluation,
} from './evaluation/evaluation.commands.js';
import {
  AcceptRequest,
  AcknowledgeRequest,
  DeclineRequest,
  ProvideInformation,
  RequestInformation,
  SubmitRequest,
} from './intake/intake.commands.js';
import type { RequestCommand } from './request.decider.js';
import { events } from './request-events.samples.js';
import {
  acceptance,
  activity,
  evaluation,
  evidence,
  lesson,
  measurement,
  on,
  report,
  requestId,
  responses,
  risk,
  submission,
  today,
  workplan,
} from './request.samples.js';

type CommandSamples = { [Type in RequestCommand['type']]: Extract<RequestCommand, { type: Type }> };

const context = on(today);
const { acceptedOn, mandate, stateAction, programme, budget } = acceptance;

/** One command of every type, as it is given in the life of the request by the book. */
export const commands: CommandSamples = {
  SubmitRequest: new SubmitRequest(submission, context),
  AcknowledgeRequest: new AcknowledgeRequest(events.RequestAcknowledged.data, context),
  RequestInformation: new RequestInformation(events.InformationRequested.data, context),
  ProvideInformation: new ProvideInformation(events.InformationProvided.data, context),
  AcceptRequest: new AcceptRequest({ requestId, acceptedOn, mandate, stateAction, programme, budget }, context),
  DeclineRequest: new DeclineRequest(events.RequestDeclined.data, context),
  AssignFieldOffice: new AssignFieldOffice(
    { requestId, officeCode: 'ROEA', assignedOn: '2026-01-26', ranking: [] },
    context,
  ),
  AcceptAssignment: new AcceptAssignment(events.AssignmentAccepted.data, context),
  DeclineAssignment: new DeclineAssignment(events.AssignmentDeclined.data, context),
  AgreeWorkplan: new AgreeWorkplan({ requestId, ...workplan }, context),
  ReportProgress: new ReportProgress({ requestId, ...report }, context),
  LogActivity: new LogActivity({ requestId, ...activity, activityId: 'activity-2' }, context),
  CorrectActivity: new CorrectActivity(
    { requestId, ...activity, place: 'Kilifi', correctionId: 'correction-2', reason: 'Wrong town' },
    context,
  ),
  ReachMilestone: new ReachMilestone(events.MilestoneReached.data, context),
  MeasureIndicator: new MeasureIndicator({ requestId, ...measurement }, context),
  AttachEvidence: new AttachEvidence({ requestId, ...evidence }, context),
  RaiseRisk: new RaiseRisk({ requestId, ...risk }, context),
  SuspendDelivery: new SuspendDelivery(events.DeliverySuspended.data, context),
  ResumeDelivery: new ResumeDelivery(events.DeliveryResumed.data, context),
  CompleteDelivery: new CompleteDelivery(events.DeliveryCompleted.data, context),
  CommissionEvaluation: new CommissionEvaluation(events.EvaluationCommissioned.data, context),
  SubmitEvaluation: new SubmitEvaluation({ requestId, ...evaluation }, context),
  RecordManagementResponse: new RecordManagementResponse({ requestId, ...responses }, context),
  RecordLesson: new RecordLesson({ requestId, ...lesson }, context),
};
