import type { Decider } from '#event-sourcing';
import type { AssignmentCommand } from './assignment/assignment.commands.js';
import { decideAssignment } from './assignment/assignment.rules.js';
import type { DeliveryCommand } from './delivery/delivery.commands.js';
import { decideDelivery } from './delivery/delivery.rules.js';
import type { EvaluationCommand } from './evaluation/evaluation.commands.js';
import { decideEvaluation } from './evaluation/evaluation.rules.js';
import type { IntakeCommand } from './intake/intake.commands.js';
import { decideIntake } from './intake/intake.rules.js';
import type { RequestEvent } from './request.events.js';
import { type Request, requestStream } from './request.state.js';
import { requestFold } from './request.evolve.js';

/** The commands that concern a request's own stream alone; those that move money are transactions. */
export type RequestCommand = IntakeCommand | AssignmentCommand | DeliveryCommand | EvaluationCommand;

const decide = (command: RequestCommand, state: Request): RequestEvent[] => {
  switch (command.type) {
    case 'SubmitRequest':
    case 'AcknowledgeRequest':
    case 'RequestInformation':
    case 'ProvideInformation':
    case 'AcceptRequest':
    case 'DeclineRequest':
      return decideIntake(command, state);
    case 'AssignFieldOffice':
    case 'AcceptAssignment':
    case 'DeclineAssignment':
      return decideAssignment(command, state);
    case 'AgreeWorkplan':
    case 'ReportProgress':
    case 'LogActivity':
    case 'CorrectActivity':
    case 'ReachMilestone':
    case 'MeasureIndicator':
    case 'AttachEvidence':
    case 'RaiseRisk':
    case 'SuspendDelivery':
    case 'ResumeDelivery':
    case 'CompleteDelivery':
      return decideDelivery(command, state);
    case 'CommissionEvaluation':
    case 'SubmitEvaluation':
    case 'RecordManagementResponse':
    case 'RecordLesson':
      return decideEvaluation(command, state);
  }
};

export const request: Decider<Request, RequestCommand, RequestEvent> = {
  ...requestFold,
  streamOf: ({ data }) => requestStream(data.requestId),
  decide,
};
