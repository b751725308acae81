import { type ChargingRule, directCost } from '#contributions';
import type { Projection, Recorded, Row, Table } from '#event-sourcing';
import type { RequestEvent } from '../request/request.events.js';

/** Each request as it is now: one row that every list and total is made from. Money in the budget's minor units. */
export const requestTable = {
  name: 'request_overview',
  key: ['request_id'],
  columns: {
    request_id: 'text',
    title: 'text',
    origin: 'jsonb',
    beneficiaries: 'jsonb',
    ministry: 'text?',
    channel: 'text',
    themes: 'jsonb',
    kinds: 'jsonb',
    mandates: 'jsonb',
    urgency: 'text',
    external_reference: 'text?',
    phase: 'text',
    /** Within the phase: what is waited for, such as `waitlisted`, `reserved`, `answer-awaited`, `suspended`. */
    standing: 'text',
    phase_since: 'date',
    submitted_on: 'date',
    accepted_on: 'date?',
    mandate: 'text?',
    state_action: 'text?',
    programme: 'text?',
    funding_basis: 'text?',
    /** On the regular budget: of the programme budget. */
    budget_section: 'text?',
    priority: 'integer?',
    starts_on: 'date?',
    currency: 'text?',
    budget: 'bigint?',
    reserved: 'bigint',
    committed: 'bigint',
    spent: 'bigint',
    /** Of what is committed: bound by contracts and orders. */
    obligated: 'bigint',
    /** Facts that wait for a person's decision. */
    held_facts: 'integer',
    shortfall: 'bigint?',
    reservation_expires_on: 'date?',
    /** Fixed when the funding is confirmed: `order-of-use` or `pro-rata`. */
    charging_rule: 'text?',
    office_code: 'text?',
    /** `{ requestId, stage, of }`: of a request that was split; it is its own first stage. */
    stage_of: 'jsonb?',
    /** Of the first stage: all of them, each with `requestId`, `stage` and `title`. */
    stages: 'jsonb?',
    evaluated: 'boolean',
    ended_on: 'date?',
    revision: 'integer',
  },
  indexes: [['phase'], ['office_code'], ['external_reference']],
} as const satisfies Table;

export const requestOverview: Projection<RequestEvent> = {
  name: 'request-overview',
  version: 4,
  tables: [requestTable],
  handles: [
    'RequestSubmitted',
    'RequestAcknowledged',
    'InformationRequested',
    'InformationProvided',
    'RequestAccepted',
    'RequestDeclined',
    'RequestSplit',
    'StageOpened',
    'ResourceCheckPerformed',
    'ResourcesReserved',
    'ReservationLapsed',
    'ReservationRevoked',
    'RequestWaitlisted',
    'FundingConfirmed',
    'BudgetRevised',
    'CommitmentLapsed',
    'FundingSubstituted',
    'FieldOfficeAssigned',
    'AssignmentAccepted',
    'AssignmentDeclined',
    'AssignmentEscalated',
    'WorkplanAgreed',
    'ProgressReported',
    'ActivityDelivered',
    'ActivityCorrected',
    'MilestoneReached',
    'IndicatorMeasured',
    'EvidenceAttached',
    'RiskRaised',
    'ExpenditureRecorded',
    'ExpenditureReversed',
    'ExpenditureRecharged',
    'ObligationRaised',
    'ObligationLiquidated',
    'ObligationCancelled',
    'DeliverySuspended',
    'DeliveryResumed',
    'DeliveryCompleted',
    'FactHeld',
    'FactAccepted',
    'FactRejected',
    'EvaluationCommissioned',
    'EvaluationWaived',
    'EvaluationSubmitted',
    'ManagementResponseRecorded',
    'LessonRecorded',
    'RequestClosed',
    'RequestCancelled',
    'RequestWithdrawn',
    'RequestWoundDown',
    'RequestReopened',
    'StepFellDue',
    'StepBecameOverdue',
  ],
  project: (event) => [
    {
      table: requestTable.name,
      key: { request_id: event.data.requestId },
      set: { ...changed(event), revision: event.revision },
    },
  ],
};

const changed = ({ type, data }: Recorded<RequestEvent>): Row => {
  switch (type) {
    case 'RequestSubmitted':
      return { ...submitted(data), external_reference: data.externalReference };
    case 'InformationRequested':
      return { standing: 'information-awaited' };
    case 'InformationProvided':
      return { standing: 'submitted' };
    case 'RequestAccepted':
      return accepted(data);
    case 'RequestSplit': {
      const { requestId, title, lines, startsOn, stages, waiting } = data;
      const stage_of = { requestId, stage: 1, of: stages.length };
      return { title, budget: directCost(lines), starts_on: startsOn, stage_of, stages, ...placed(waiting) };
    }
    case 'StageOpened': {
      const { submission, acceptance, stageOf, waiting } = data;
      return { ...submitted(submission), ...accepted(acceptance), stage_of: { ...stageOf }, ...placed(waiting) };
    }
    case 'RequestDeclined':
      return ended('declined', data.declinedOn);
    case 'RequestAcknowledged':
    case 'ResourceCheckPerformed':
    case 'WorkplanAgreed':
    case 'ProgressReported':
    case 'ActivityDelivered':
    case 'ActivityCorrected':
    case 'MilestoneReached':
    case 'IndicatorMeasured':
    case 'EvidenceAttached':
    case 'RiskRaised':
    case 'LessonRecorded':
    case 'StepFellDue':
    case 'StepBecameOverdue':
      return {};
    case 'RequestWaitlisted':
      return { standing: 'waitlisted', shortfall: data.shortfall };
    case 'ResourcesReserved':
      return { standing: 'reserved', shortfall: null, reservation_expires_on: data.expiresOn, ...data.figures };
    case 'ReservationLapsed':
      return { standing: 'lapsed', reservation_expires_on: null, ...data.figures };
    case 'ReservationRevoked':
      return { standing: 'waitlisted', shortfall: data.shortfall, reservation_expires_on: null, ...data.figures };
    case 'FundingConfirmed':
      return {
        ...entered('assignment', 'unassigned', data.confirmedOn),
        reservation_expires_on: null,
        charging_rule: data.chargingRule,
        ...data.figures,
      };
    case 'BudgetRevised': {
      const budget = data.lines.reduce((sum, { amount }) => sum + amount, 0);
      return { budget, ...ruleIn(data), ...data.figures };
    }
    case 'FieldOfficeAssigned': {
      const again = data.reassignedFrom === null ? {} : entered('assignment', 'answer-awaited', data.assignedOn);
      return { phase: 'assignment', standing: 'answer-awaited', office_code: data.officeCode, ...again };
    }
    case 'AssignmentAccepted':
      return entered('delivery', 'running', data.acceptedOn);
    case 'AssignmentDeclined':
      return { standing: 'office-declined', office_code: null };
    case 'AssignmentEscalated':
      return { standing: 'escalated' };
    case 'FundingSubstituted':
      return { ...ruleIn(data), ...data.figures };
    case 'CommitmentLapsed':
    case 'ExpenditureRecorded':
    case 'ExpenditureReversed':
    case 'ExpenditureRecharged':
      return data.figures;
    case 'ObligationRaised':
    case 'ObligationLiquidated':
      return { obligated: data.obligated };
    case 'ObligationCancelled':
      return { obligated: data.obligated, ...data.figures };
    case 'DeliverySuspended':
      return { standing: 'suspended' };
    case 'DeliveryResumed':
      return { standing: 'running' };
    case 'DeliveryCompleted':
      return entered('evaluation', 'evaluation-due', data.completedOn);
    case 'FactHeld':
    case 'FactAccepted':
    case 'FactRejected':
      return { held_facts: data.held };
    case 'EvaluationCommissioned':
      return { standing: 'commissioned' };
    case 'EvaluationWaived':
      return { standing: 'waived' };
    case 'EvaluationSubmitted':
      return { standing: 'submitted', evaluated: true };
    case 'ManagementResponseRecorded':
      return { standing: 'answered' };
    case 'RequestClosed':
      return { ...ended('closed', data.closedOn), ...data.figures };
    case 'RequestCancelled':
      return { ...endedOrWindingDown('cancelled', data.cancelledOn, data.openObligations), ...data.figures };
    case 'RequestWithdrawn':
      return { ...endedOrWindingDown('withdrawn', data.withdrawnOn, data.openObligations), ...data.figures };
    case 'RequestWoundDown':
      return { ...entered(data.because, data.because, data.woundDownOn), ...data.figures };
    case 'RequestReopened': {
      const budget = data.lines.reduce((sum, { amount }) => sum + amount, 0);
      return { ...entered('winding-down', 'reopened', data.reopenedOn), budget, ...data.figures };
    }
  }
};

type DataOf<T extends RequestEvent['type']> = Extract<RequestEvent, { type: T }>['data'];

const submitted = (data: DataOf<'StageOpened'>['submission']): Row => {
  const { title, origin, beneficiaries, ministry, channel, themes, kinds, mandates, urgency } = data;
  return {
    ...{ title, origin, beneficiaries, ministry, channel, themes, kinds, mandates, urgency },
    ...entered('intake', 'submitted', data.submittedOn),
    ...{ reserved: 0, committed: 0, spent: 0, obligated: 0, held_facts: 0, evaluated: false },
    submitted_on: data.submittedOn,
  };
};

const accepted = (data: DataOf<'RequestAccepted'>): Row => {
  const { acceptedOn, mandate, programme, priority, budget, fundingBasis, budgetSection = null } = data;
  return {
    ...entered('funding', fundingBasis === 'regular-budget' ? 'approval-awaited' : 'unchecked', acceptedOn),
    ...{ funding_basis: fundingBasis, budget_section: budgetSection },
    ...{ mandate, programme, priority, currency: budget.currency, budget: directCost(budget.lines) },
    ...{ accepted_on: acceptedOn, state_action: data.stateAction, starts_on: data.startsOn },
  };
};

const placed = (waiting: DataOf<'StageOpened'>['waiting']): Row =>
  waiting ? { standing: 'waitlisted', shortfall: waiting.shortfall } : { standing: 'unchecked' };

const ruleIn = ({ chargingRule }: Readonly<{ chargingRule?: ChargingRule }>): Row =>
  chargingRule ? { charging_rule: chargingRule } : {};

const entered = (phase: string, standing: string, since: string): Row => ({ phase, standing, phase_since: since });

const ended = (phase: string, on: string): Row => ({
  ...entered(phase, phase, on),
  ended_on: on,
  shortfall: null,
  reservation_expires_on: null,
});

const endedOrWindingDown = (
  phase: 'cancelled' | 'withdrawn',
  on: string,
  openObligations: readonly string[] = [],
): Row => (openObligations.length > 0 ? { ...ended(phase, on), phase: 'winding-down' } : ended(phase, on));
