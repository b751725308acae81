import { DAC_CRITERIA, JUSTICE_SECTORS, RESPONSES, SEVERITIES } from '#assistance';
import { ObjectView } from '../views/row-view.js';

const day = { type: String, format: 'date' } as const;
const maybeDay = { ...day, nullable: true } as const;
const text = { type: String } as const;
const maybeText = { type: String, nullable: true } as const;
const texts = { type: 'array', items: { type: 'string' } } as const;
const minor = { type: 'integer', description: "Minor units of the budget's currency" } as const;
const count = { type: 'integer' } as const;
const listOf = (type: ReturnType<typeof ObjectView>) => ({ type, isArray: true }) as const;
const maybe = (type: ReturnType<typeof ObjectView>) => ({ type, nullable: true }) as const;

const Amount = ObjectView('Amount', { minor: { type: 'integer', description: 'Whole minor units' }, currency: text });
const PersonView = ObjectView('FocalPoint', { name: maybeText, email: maybeText, telephone: maybeText });
const SubmissionView = ObjectView('Submission', {
  origin: { type: 'object', additionalProperties: true, description: 'A State, a regional body, or the Centre' },
  beneficiaries: { type: 'array', items: { type: 'object', additionalProperties: true } },
  ministry: maybeText,
  focal_point: { ...maybe(PersonView), description: 'Names are null once the person is erased' },
  ...{ channel: text, title: text, description: text, justification: text, urgency: text },
  ...{ themes: texts, kinds: texts, mandates: texts, instrument: maybeText },
  estimated_cost: maybe(Amount),
  ...{ wanted_start: maybeDay, submitted_on: day },
});
const PriorityReasonView = ObjectView('PriorityReason', {
  because: { enum: ['urgency', 'least-developed-country', 'ratification', 'earlier-assistance'] },
  steps: { type: 'integer', description: 'More urgent by so many' },
  facts: { type: 'object', additionalProperties: true },
});
const ProposedPriorityView = ObjectView('ProposedPriority', {
  priority: count,
  reasons: listOf(PriorityReasonView),
});
const inHouse = { required: false, description: 'Left out where the State asks' } as const;
const AcceptanceView = ObjectView('Acceptance', {
  accepted_on: day,
  ...{ mandate: text, state_action: maybeText, programme: text, starts_on: day },
  priority: count,
  priority_reason: { ...text, ...inHouse },
  proposed_priority: { type: ProposedPriorityView, ...inHouse },
});
const QuestionView = ObjectView('Question', {
  question: text,
  asked_on: day,
  answer: { ...text, nullable: true, description: 'Null: it is waited for' },
  provided_on: maybeDay,
});
const LineView = ObjectView('BudgetLineFigures', {
  ...{ line_id: text, category: text, description: text },
  ...{ budget: minor, reserved: minor, spent: minor },
  committed: { ...minor, description: 'Allocated and not spent; less than 0 where the line is overrun' },
  obligated: { ...minor, description: 'Bound by contracts' },
});
const BudgetView = ObjectView('BudgetFigures', { currency: text, lines: listOf(LineView) });
const ChargeView = ObjectView('ExpenditureCharge', {
  ...{ contribution_id: text, currency: text },
  held: { ...count, description: 'Minor units of `currency`' },
  psc: { ...count, description: 'Minor units of `currency`' },
});
const ReversalView = ObjectView('ExpenditureReversal', {
  reversal_id: text,
  amount: { ...count, description: 'Minor units, as it was spent' },
  ...{ occurred_on: day, reason: text },
});
const ExpenditureView = ObjectView('Expenditure', {
  ...{ expenditure_id: text, line_id: text, description: text, occurred_on: day, obligation_id: maybeText },
  paid_to: { enum: ['supplier', 'organisation'] },
  amount: { ...count, description: 'Minor units of `currency`, as it was spent' },
  currency: text,
  ...{ in_budget: minor, reversed_in_budget: minor },
  charges: { ...listOf(ChargeView), description: 'Who pays it' },
  reversals: listOf(ReversalView),
});
const BySexView = ObjectView('CountBySex', { female: count, male: count, not_stated: count });
const PlannedView = ObjectView('PlannedActivity', {
  ...{ planned_id: text, kind: text, title: text, from: day, to: day },
});
const WorkplanView = ObjectView('Workplan', { agreed_on: day, activities: listOf(PlannedView) });
const sectors = {
  type: 'object',
  description: 'Participants by sector of justice',
  properties: Object.fromEntries(JUSTICE_SECTORS.map((one) => [one, count])),
} as const;
const activity = {
  ...{ activity_id: text, planned_id: maybeText, kind: text, title: text, from: day, to: day },
  ...{ country: maybeText, place: maybeText, participants: maybe(BySexView), sectors, outputs: texts },
};
const ToldActivityView = ObjectView('ToldActivity', activity);
const notToDonors = { required: false, description: 'Left out where a donor asks' } as const;
const CorrectionView = ObjectView('ActivityCorrection', {
  correction_id: text,
  reason: { ...text, ...notToDonors },
  before: { type: ToldActivityView, ...notToDonors },
});
const ActivityView = ObjectView('Activity', {
  ...activity,
  corrections: { ...listOf(CorrectionView), description: 'Oldest first' },
});
const MilestoneView = ObjectView('Milestone', {
  ...{ milestone_id: text, title: text, due_on: day, reached_on: maybeDay },
});
const value = { value: { type: String, description: 'A decimal number' }, by_sex: maybe(BySexView) } as const;
const ValueView = ObjectView('IndicatorValue', value);
const MeasurementView = ObjectView('Measurement', { measurement_id: text, occurred_on: day, ...value });
const IndicatorView = ObjectView('Indicator', {
  ...{ indicator_id: text, title: text, unit: text, counts_people: { type: Boolean } },
  ...{ baseline: maybe(ValueView), target: maybe(ValueView) },
  measurements: { ...listOf(MeasurementView), description: 'Oldest first' },
});
const ReportView = ObjectView('ProgressReport', {
  ...{ report_id: text, office_code: text, from: day, to: day, summary: text, reported_on: day },
});
const RiskView = ObjectView('Risk', {
  ...{ risk_id: text, title: text, severity: { enum: [...SEVERITIES] }, mitigation: text, occurred_on: day },
});
const EvaluatorView = ObjectView('Evaluator', {
  name: { ...maybeText, description: 'Null once the person is erased' },
  ...{ organisation: text, office_code: maybeText },
});
const CommissionView = ObjectView('Commission', {
  evaluator: { type: EvaluatorView },
  ...{ commissioned_on: day, due_on: day },
});
const WaiverView = ObjectView('EvaluationWaiver', { waived_on: day, reason: text });
const ResponseView = ObjectView('ManagementResponse', {
  ...{ response: { enum: [...RESPONSES] }, action: text, due_on: maybeDay },
});
const RecommendationView = ObjectView('Recommendation', {
  ...{ recommendation_id: text, text },
  response: { ...maybe(ResponseView), description: 'Null: not answered yet' },
});
const AssessmentView = ObjectView('Assessment', {
  rating: { type: 'integer', minimum: 1, maximum: 6 },
  findings: text,
});
const AssessmentsView = ObjectView(
  'Assessments',
  Object.fromEntries(DAC_CRITERIA.map((criterion) => [criterion, { type: AssessmentView }])),
);
const EvaluationReportView = ObjectView('EvaluationReport', {
  ...{ submitted_on: day, summary: text, assessments: { type: AssessmentsView } },
  recommendations: listOf(RecommendationView),
});
const EvaluationView = ObjectView('Evaluation', {
  ...{ commissioned: maybe(CommissionView), waived: maybe(WaiverView), report: maybe(EvaluationReportView) },
});
const LessonView = ObjectView('Lesson', { lesson_id: text, lesson: text, themes: texts, recorded_on: day });

export const ProjectDetails = ObjectView('ProjectDetails', {
  request_id: text,
  submission: { type: SubmissionView, description: 'Donors and stages are told less, or nothing, of it' },
  acceptance: maybe(AcceptanceView),
  questions: listOf(QuestionView),
  budget: { ...maybe(BudgetView), description: 'Null: there is none, or it is not for whoever asks' },
  expenditures: listOf(ExpenditureView),
  workplan: maybe(WorkplanView),
  activities: listOf(ActivityView),
  milestones: listOf(MilestoneView),
  indicators: listOf(IndicatorView),
  reports: listOf(ReportView),
  risks: listOf(RiskView),
  evaluation: { type: EvaluationView },
  lessons: listOf(LessonView),
  revision: count,
});
