import type { EvaluationState, Request } from '../request/request.state.js';
import type { TypeOfCommand } from './request-transactions.js';

/**
 * What would take a request further from where it stands, the most fitting first. Whether it would be refused is not
 * looked at: the first of them that somebody may give, and that would do something, is what they do next.
 */
export const onward = (request: Request): readonly TypeOfCommand[] => {
  switch (request.phase) {
    case 'unknown':
      return [];
    case 'intake':
      return request.awaitingInformationSince === null
        ? ['AcknowledgeRequest', 'AcceptRequest']
        : ['ProvideInformation'];
    case 'funding':
      return ['LapseReservation', 'ConfirmFunding', 'ApproveRegularBudget', 'CheckResources'];
    case 'assignment':
      return request.assignment?.answer === 'awaited'
        ? ['AcceptAssignment', 'EscalateAssignment']
        : ['AssignFieldOffice'];
    case 'delivery':
      if (request.work.suspensions.at(-1)?.to === null) return ['ResumeDelivery'];
      return [
        ...(request.work.workplan === null ? (['AgreeWorkplan'] as const) : []),
        ...(request.work.heldFacts.size > 0 ? (['AcceptFact'] as const) : []),
        'LogActivity',
        'CompleteDelivery',
        'RecordExpenditure',
      ];
    case 'evaluation':
      return ONWARD_IN_EVALUATION[request.evaluation.step];
    case 'winding-down':
      return ['RecordExpenditure', 'CancelObligation', 'AcceptFact'];
    case 'declined':
    case 'closed':
    case 'cancelled':
    case 'withdrawn':
      return [];
  }
};

const ONWARD_IN_EVALUATION: Readonly<Record<EvaluationState['step'], readonly TypeOfCommand[]>> = {
  due: ['CommissionEvaluation'],
  commissioned: ['SubmitEvaluation'],
  submitted: ['RecordManagementResponse'],
  answered: ['CloseRequest', 'CancelObligation', 'AcceptFact'],
  waived: ['CloseRequest', 'CancelObligation', 'AcceptFact'],
};
