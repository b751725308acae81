import type { Money } from '#money';
import type { Recorded } from '#event-sourcing';
import type { Charge, DeliveredActivity, Milestone } from '../request/delivery/delivery.events.js';
import type { Response } from '../request/evaluation/evaluation.events.js';
import type { RequestEvent } from '../request/request.events.js';
import type { ActivityView, EvaluationView, ExpenditureView, IndicatorView, Project } from './project.js';

export const NO_PROJECT: Project = {
  requestId: '',
  submission: {},
  acceptance: null,
  questions: [],
  expenditures: [],
  workplan: null,
  activities: [],
  milestones: [],
  indicators: [],
  reports: [],
  risks: [],
  evaluation: { commissioned: null, waived: null, report: null },
  lessons: [],
};

/** Of as many events as whoever asks may read. */
export const projectOf = (events: readonly Recorded<RequestEvent>[]): Project =>
  events.reduce(projectAfter, NO_PROJECT);

export const projectAfter = (project: Project, { type, data }: Recorded<RequestEvent>): Project => {
  const { evaluation } = project;
  switch (type) {
    case 'RequestSubmitted':
      return { ...project, requestId: data.requestId, submission: data };
    case 'StageOpened':
      return { ...project, requestId: data.requestId, submission: data.submission, acceptance: data.acceptance };
    case 'RequestSplit':
      return { ...project, submission: { ...project.submission, title: data.title } };
    case 'InformationRequested': {
      const asked = { question: data.question, askedOn: data.askedOn, answer: null, providedOn: null };
      return { ...project, questions: [...project.questions, asked] };
    }
    case 'InformationProvided': {
      const { answer, providedOn } = data;
      const answered = project.questions.map((one) => (one.answer === null ? { ...one, answer, providedOn } : one));
      return { ...project, questions: answered };
    }
    case 'RequestAccepted':
      return { ...project, acceptance: data };
    case 'WorkplanAgreed':
      return withWorkplan(project, data);
    case 'ProgressReported':
      return { ...project, reports: [...project.reports, data] };
    case 'ActivityDelivered':
      return { ...project, activities: [...project.activities, { ...activityIn(data), corrections: [] }] };
    case 'ActivityCorrected': {
      const { correctionId, reason } = data;
      const corrected = ({ corrections, ...before }: ActivityView): ActivityView => ({
        ...activityIn(data),
        corrections: [...corrections, { correctionId, reason, before }],
      });
      return { ...project, activities: changed(project.activities, 'activityId', data.activityId, corrected) };
    }
    case 'MilestoneReached': {
      const reached = <M extends Milestone>(one: M) => ({ ...one, reachedOn: data.occurredOn });
      return { ...project, milestones: changed(project.milestones, 'milestoneId', data.milestoneId, reached) };
    }
    case 'IndicatorMeasured': {
      const { measurementId, occurredOn, value, bySex } = data;
      const measured = (one: IndicatorView): IndicatorView => ({
        ...one,
        measurements: [...one.measurements, { measurementId, occurredOn, value, bySex }],
      });
      return { ...project, indicators: changed(project.indicators, 'indicatorId', data.indicatorId, measured) };
    }
    case 'RiskRaised':
      return { ...project, risks: [...project.risks, data] };
    case 'ExpenditureRecorded':
      return { ...project, expenditures: [...project.expenditures, expenditureIn(data)] };
    case 'ExpenditureReversed': {
      const { reversalId, amount, occurredOn, reason, inBudget } = data;
      const reversed = (one: ExpenditureView): ExpenditureView => ({
        ...one,
        reversedInBudget: one.reversedInBudget + inBudget,
        reversals: [...one.reversals, { reversalId, amount: amount.minor, occurredOn, reason }],
      });
      return { ...project, expenditures: changed(project.expenditures, 'expenditureId', data.expenditureId, reversed) };
    }
    case 'ExpenditureRecharged': {
      const charged = (one: ExpenditureView): ExpenditureView => ({ ...one, charges: chargesIn(data.charges) });
      return { ...project, expenditures: changed(project.expenditures, 'expenditureId', data.expenditureId, charged) };
    }
    case 'EvaluationCommissioned': {
      const { evaluator, commissionedOn, dueOn } = data;
      return { ...project, evaluation: { ...evaluation, commissioned: { evaluator, commissionedOn, dueOn } } };
    }
    case 'EvaluationWaived': {
      const { waivedOn, reason } = data;
      return { ...project, evaluation: { ...evaluation, waived: { waivedOn, reason } } };
    }
    case 'EvaluationSubmitted': {
      const { submittedOn, summary, assessments } = data;
      const recommendations = data.recommendations.map((one) => ({ ...one, response: null }));
      return {
        ...project,
        evaluation: { ...evaluation, report: { submittedOn, summary, assessments, recommendations } },
      };
    }
    case 'ManagementResponseRecorded':
      return { ...project, evaluation: answered(evaluation, data.responses) };
    case 'LessonRecorded': {
      const { lessonId, lesson, themes, recordedOn } = data;
      return { ...project, lessons: [...project.lessons, { lessonId, lesson, themes, recordedOn }] };
    }
    // Where it stands, its money and its evidence are told elsewhere.
    case 'RequestAcknowledged':
    case 'RequestDeclined':
    case 'ResourceCheckPerformed':
    case 'ResourcesReserved':
    case 'ReservationLapsed':
    case 'ReservationRevoked':
    case 'RequestWaitlisted':
    case 'FundingConfirmed':
    case 'CommitmentLapsed':
    case 'FundingSubstituted':
    case 'BudgetRevised':
    case 'FieldOfficeAssigned':
    case 'AssignmentAccepted':
    case 'AssignmentDeclined':
    case 'AssignmentEscalated':
    case 'EvidenceAttached':
    case 'ObligationRaised':
    case 'ObligationLiquidated':
    case 'ObligationCancelled':
    case 'FactHeld':
    case 'FactAccepted':
    case 'FactRejected':
    case 'DeliverySuspended':
    case 'DeliveryResumed':
    case 'DeliveryCompleted':
    case 'RequestClosed':
    case 'RequestCancelled':
    case 'RequestWithdrawn':
    case 'RequestWoundDown':
    case 'RequestReopened':
    case 'StepFellDue':
    case 'StepBecameOverdue':
      return project;
  }
};

type Of<Type extends RequestEvent['type']> = Extract<RequestEvent, { type: Type }>['data'];

/** What was reached and measured by an earlier workplan stays, where the new one still has it. */
const withWorkplan = (
  project: Project,
  { agreedOn, activities, milestones, indicators }: Of<'WorkplanAgreed'>,
): Project => {
  const reachedOn = new Map(project.milestones.map((one) => [one.milestoneId, one.reachedOn]));
  const measured = new Map(project.indicators.map((one) => [one.indicatorId, one.measurements]));
  return {
    ...project,
    workplan: { agreedOn, activities },
    milestones: milestones.map((one) => ({ ...one, reachedOn: reachedOn.get(one.milestoneId) ?? null })),
    indicators: indicators.map((one) => ({ ...one, measurements: measured.get(one.indicatorId) ?? [] })),
  };
};

const changed = <Key extends string, One extends Readonly<Record<Key, unknown>>>(
  all: readonly One[],
  key: Key,
  id: One[Key],
  change: (one: One) => One,
): readonly One[] => all.map((one) => (one[key] === id ? change(one) : one));

const activityIn = (data: DeliveredActivity): DeliveredActivity => {
  const { activityId, plannedId, kind, title, from, to, country, place, participants, sectors, outputs } = data;
  return { activityId, plannedId, kind, title, from, to, country, place, participants, sectors, outputs };
};

const expenditureIn = (data: Of<'ExpenditureRecorded'>): ExpenditureView => {
  const { expenditureId, lineId, description, paidTo, occurredOn, obligationId = null, inBudget } = data;
  const { minor: amount, currency }: Money = data.amount;
  const charges = chargesIn(data.charges);
  return {
    ...{ expenditureId, lineId, description, paidTo, occurredOn, obligationId, amount, currency, inBudget },
    ...{ reversedInBudget: 0, charges, reversals: [] },
  };
};

const chargesIn = (charges: readonly Charge[]): ExpenditureView['charges'] =>
  charges.map(({ contributionId, currency, held, psc }) => ({ contributionId, currency, held, psc }));

const answered = ({ report, ...rest }: EvaluationView, responses: readonly Response[]): EvaluationView => ({
  ...rest,
  report: report && {
    ...report,
    recommendations: report.recommendations.map((one) => ({
      ...one,
      response: responses.find(({ recommendationId }) => recommendationId === one.recommendationId) ?? null,
    })),
  },
});
