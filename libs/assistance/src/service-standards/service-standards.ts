import type { RequestEvent } from '../request/request.events.js';
import type { StepName, Turn } from './steps.js';

type Happens = readonly RequestEvent['type'][];

export const UNITS = ['working-days', 'days', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/** Working days are those of the office whose turn it is, or else of headquarters. */
export type Allowed = Readonly<{ amount: number; unit: Unit }>;

type ServiceStandard = Readonly<{
  /** Time allowed unless another is set; null: the day is agreed each time, and comes with the event. */
  allowed: Allowed | null;
  from: Happens;
  until: Happens;
  /** Ends it without its being done. So does the end of the request, for all. */
  unless: Happens;
  /** What stops its clock: a question to the requester; or that delivery is suspended or handed over. */
  stoppedBy: 'question' | 'interruption' | null;
  turn: Exclude<Turn['kind'], 'state' | 'regional-body'> | 'requester';
}>;

/**
 * Every step of a request's life that somebody waits for. Acknowledging, screening, confirming, the office's answer, the
 * progress report and the commissioning have their defaults from the design; the others are ours.
 */
export const SERVICE_STANDARDS = {
  acknowledge: {
    allowed: { amount: 5, unit: 'working-days' },
    from: ['RequestSubmitted'],
    until: ['RequestAcknowledged', 'InformationRequested', 'RequestAccepted', 'RequestDeclined'],
    unless: [],
    stoppedBy: null,
    turn: 'programme-manager',
  },
  screen: {
    allowed: { amount: 20, unit: 'working-days' },
    from: ['RequestSubmitted'],
    until: ['RequestAccepted', 'RequestDeclined'],
    unless: [],
    stoppedBy: 'question',
    turn: 'programme-manager',
  },
  'provide-information': {
    allowed: { amount: 30, unit: 'days' },
    from: ['InformationRequested'],
    until: ['InformationProvided'],
    unless: [],
    stoppedBy: null,
    turn: 'requester',
  },
  /** Its day is the last one of the reservation. */
  'confirm-funding': {
    allowed: { amount: 30, unit: 'days' },
    from: ['ResourcesReserved'],
    until: ['FundingConfirmed'],
    unless: ['ReservationLapsed', 'ReservationRevoked'],
    stoppedBy: null,
    turn: 'programme-manager',
  },
  'assign-office': {
    allowed: { amount: 10, unit: 'working-days' },
    from: ['FundingConfirmed', 'AssignmentDeclined', 'AssignmentEscalated'],
    until: ['FieldOfficeAssigned'],
    unless: ['AssignmentAccepted'],
    stoppedBy: null,
    turn: 'programme-manager',
  },
  'answer-assignment': {
    allowed: { amount: 5, unit: 'working-days' },
    from: ['FieldOfficeAssigned'],
    until: ['AssignmentAccepted', 'AssignmentDeclined'],
    unless: ['FieldOfficeAssigned'],
    stoppedBy: null,
    turn: 'field-office',
  },
  'agree-workplan': {
    allowed: { amount: 20, unit: 'working-days' },
    from: ['AssignmentAccepted'],
    until: ['WorkplanAgreed'],
    unless: ['FieldOfficeAssigned', 'DeliveryCompleted'],
    stoppedBy: 'interruption',
    turn: 'field-office',
  },
  'report-progress': {
    allowed: { amount: 3, unit: 'months' },
    from: ['AssignmentAccepted', 'ProgressReported'],
    until: ['ProgressReported'],
    unless: ['FieldOfficeAssigned', 'DeliveryCompleted'],
    stoppedBy: 'interruption',
    turn: 'field-office',
  },
  /** One for each milestone of the workplan, on its day. */
  'reach-milestone': {
    allowed: null,
    from: ['WorkplanAgreed'],
    until: ['MilestoneReached'],
    unless: ['DeliveryCompleted'],
    stoppedBy: 'interruption',
    turn: 'field-office',
  },
  /** On the last day of the workplan. */
  'complete-delivery': {
    allowed: null,
    from: ['WorkplanAgreed'],
    until: ['DeliveryCompleted'],
    unless: [],
    stoppedBy: 'interruption',
    turn: 'field-office',
  },
  'commission-evaluation': {
    allowed: { amount: 60, unit: 'days' },
    from: ['DeliveryCompleted'],
    until: ['EvaluationCommissioned', 'EvaluationWaived'],
    unless: [],
    stoppedBy: null,
    turn: 'programme-manager',
  },
  /** On the day that was agreed with the evaluator. */
  'submit-evaluation': {
    allowed: null,
    from: ['EvaluationCommissioned'],
    until: ['EvaluationSubmitted'],
    unless: ['EvaluationCommissioned'],
    stoppedBy: null,
    turn: 'evaluator',
  },
  'respond-to-evaluation': {
    allowed: { amount: 30, unit: 'days' },
    from: ['EvaluationSubmitted'],
    until: ['ManagementResponseRecorded'],
    unless: [],
    stoppedBy: null,
    turn: 'programme-manager',
  },
  close: {
    allowed: { amount: 30, unit: 'days' },
    from: ['ManagementResponseRecorded', 'EvaluationWaived'],
    until: ['RequestClosed'],
    unless: [],
    stoppedBy: null,
    turn: 'finance-officer',
  },
} as const satisfies Record<StepName, ServiceStandard>;

export const standardOf = (step: StepName): ServiceStandard => SERVICE_STANDARDS[step];
