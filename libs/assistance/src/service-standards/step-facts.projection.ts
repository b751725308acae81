import type { Projection, Table } from '#event-sourcing';
import type { RequestEvent } from '../request/request.events.js';
import { stepFactOf } from './step-facts.js';

const stepFactTable = {
  name: 'step_fact',
  key: ['request_id', 'revision'],
  columns: { request_id: 'text', revision: 'integer', happened_on: 'date', fact: 'jsonb' },
  indexes: [['happened_on']],
} as const satisfies Table;

/** What happened to the steps of each request, a row an event: queries fold it into courses. */
export const stepFacts: Projection<RequestEvent> = {
  name: 'step-facts',
  version: 2,
  tables: [stepFactTable],
  handles: [
    'RequestSubmitted',
    'StageOpened',
    'RequestAcknowledged',
    'InformationRequested',
    'InformationProvided',
    'RequestAccepted',
    'RequestDeclined',
    'ResourcesReserved',
    'ReservationLapsed',
    'ReservationRevoked',
    'FundingConfirmed',
    'FieldOfficeAssigned',
    'AssignmentAccepted',
    'AssignmentDeclined',
    'AssignmentEscalated',
    'WorkplanAgreed',
    'MilestoneReached',
    'ProgressReported',
    'DeliverySuspended',
    'DeliveryResumed',
    'DeliveryCompleted',
    'EvaluationCommissioned',
    'EvaluationWaived',
    'EvaluationSubmitted',
    'ManagementResponseRecorded',
    'RequestClosed',
    'RequestCancelled',
    'RequestWithdrawn',
    'StepFellDue',
    'StepBecameOverdue',
  ],
  project: (event) => {
    const fact = stepFactOf(event);
    const key = { request_id: event.data.requestId, revision: event.revision };
    return fact ? [{ table: stepFactTable.name, key, set: { happened_on: fact.on, fact: { ...fact } } }] : [];
  },
};
