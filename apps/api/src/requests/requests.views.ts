import { requestOverview, STEPS, type Turn, TURNS, WAITLIST_POLICIES } from '#assistance';
import { regularBudgetList } from '#regular-budget';
import { Field, NumberFromText, Optional } from '../fields/field.js';
import { country, number, oneOf, text, theme } from '../fields/kinds.js';
import { officeCode } from '../fields/path-id.js';
import { PageOf, PageQuery, ViewQuery } from '../views/page.js';
import { TurnView } from '../service-standards/service-standards.views.js';
import { EventView } from '../views/event.view.js';
import { ObjectView, RowView } from '../views/row-view.js';

const PHASES = [
  'intake',
  'funding',
  'assignment',
  'delivery',
  'evaluation',
  'winding-down',
  'closed',
  'declined',
  'cancelled',
  'withdrawn',
];

/** Conditions are ANDed. */
export class RequestsQuery extends PageQuery {
  @Optional()
  @Field(oneOf(PHASES))
  phase?: string;

  /** A beneficiary. */
  @Optional()
  @Field(country)
  country?: string;

  @Optional()
  @Field(theme)
  theme?: string;

  @Optional()
  @Field(officeCode)
  officeCode?: string;

  @Optional()
  @Field(text({ max: 200 }))
  externalReference?: string;
}

export class PipelineQuery extends ViewQuery {
  /** Requests listed of each phase. */
  @Optional()
  @NumberFromText()
  @Field(number(0, 200, { default: 20 }))
  perPhase: number = 20;

  /** `true`: only requests with a step that is late. */
  @Optional()
  @Field(oneOf(['true', 'false']))
  late?: 'true' | 'false';

  /** Only requests with a step that is somebody's turn; with `late`, with one that is both. */
  @Optional()
  @Field(oneOf(TURNS))
  turn?: Turn['kind'];

  /** The oldest in their phase first, or those that are the latest. */
  @Optional({ default: 'age' })
  @Field(oneOf(['age', 'lateness']))
  sort: 'age' | 'lateness' = 'age';
}

const texts = { type: 'array', items: { type: 'string' } } as const;
const minor = { type: 'integer' } as const;
const day = { type: String, format: 'date' } as const;
const phase = { enum: PHASES };
const stage = {
  requestId: { type: 'string' },
  stage: { type: 'integer', description: '1: the request that was split' },
} as const;
const stageOf = {
  type: 'object',
  nullable: true,
  description: 'Which stage of a request that was split',
  properties: { ...stage, of: { type: 'integer' } },
} as const;
const columns = {
  stage_of: stageOf,
  stages: {
    type: 'array',
    nullable: true,
    description: 'Of the first stage: all of them',
    items: { type: 'object', properties: { ...stage, title: { type: 'string' } } },
  },
  phase,
  beneficiaries: { type: 'array', items: { type: 'object', additionalProperties: true } },
  themes: texts,
  kinds: texts,
  mandates: texts,
  step: { enum: [...STEPS], nullable: true, description: 'Of what is waited for, the step that is due first' },
  turn: {
    type: TurnView,
    nullable: true,
    description: 'Whose turn that is; null: nobody is waited for, or all clocks stand',
  },
  due_on: { ...day, nullable: true, description: 'Its last day in time' },
} as const;

const RequestView = RowView('Request', requestOverview, 'request_overview', columns);
export const RequestPage = PageOf(RequestView);

const SourceView = ObjectView('RequestSource', {
  contribution_id: { type: String },
  donor_id: { type: String },
  currency: { type: String },
  ...{ reserved: minor, committed: minor, spent: minor, psc_charged: minor, psc_set_aside: minor },
});
const ShareView = RowView('RegularBudgetShare', regularBudgetList, 'regular_budget_share');
export const RequestDetails = RowView('RequestDetails', requestOverview, 'request_overview', {
  ...columns,
  sources: {
    type: SourceView,
    isArray: true,
    description: 'What each contribution gives, in the currency in which it is held',
  },
  regular_budget: {
    type: ShareView,
    nullable: true,
    description: 'What an allocation of the regular budget gives, in its currency; null when none does',
  },
});

export const TimelinePage = PageOf(EventView);

const RankedOfficeView = ObjectView('RankedOffice', {
  code: { type: String },
  eligible: { type: Boolean },
  reason: { enum: ['office-closed', 'no-free-capacity'], nullable: true, description: 'Why it may not be assigned' },
  points: { type: 'integer', description: 'At most 1000' },
  free: { type: 'integer', description: 'Projects that it can still take' },
  criteria: {
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Points by criterion, with the facts behind them',
  },
});
export const OfficeRanking = ObjectView('OfficeRanking', { items: { type: RankedOfficeView, isArray: true } });

const days = { type: 'integer', description: 'Days' } as const;
const PipelineStepView = ObjectView('PipelineStep', {
  step: { enum: [...STEPS] },
  of: { type: String, nullable: true, description: 'Which milestone' },
  since: day,
  due_on: { ...day, nullable: true, description: 'Last day in time; null: its clock stands' },
  late_by: { ...days, description: 'Calendar days' },
  turn: { type: TurnView },
});
const PipelineEntryView = ObjectView('PipelineEntry', {
  request_id: { type: String },
  title: { type: String },
  standing: { type: String },
  phase_since: day,
  age: days,
  priority: { type: 'integer', nullable: true },
  office_code: { type: String, nullable: true },
  stage_of: stageOf,
  late_by: { ...days, description: 'Calendar days that its latest step is late' },
  steps: { type: PipelineStepView, isArray: true, description: 'What is waited for, the latest first' },
});
const PipelinePhaseView = ObjectView('PipelinePhase', {
  phase,
  count: { type: 'integer' },
  late: { type: 'integer', description: 'Requests with a step that is late' },
  oldest_age: { ...days, nullable: true },
  median_age: { ...days, nullable: true },
  requests: { type: PipelineEntryView, isArray: true },
});
export const Pipeline = ObjectView('Pipeline', { items: { type: PipelinePhaseView, isArray: true } });

const WaitlistEntryView = ObjectView('WaitlistEntry', {
  position: { type: 'integer', description: '1: first in turn' },
  request_id: { type: String },
  title: { type: String },
  stage_of: stageOf,
  awaits: { type: String, nullable: true, description: 'The stage before it, which has no money yet' },
  priority: { type: 'integer' },
  effective_priority: { type: 'integer', description: 'After waiting' },
  accepted_on: day,
  waiting_since: day,
  days_waiting: days,
  passes: { type: 'integer', description: 'How often others were given money that it could have used' },
  may_be_passed: { type: Boolean, description: 'Whether that may happen again' },
  direct_cost: minor,
  shortfall: minor,
  currency: { type: String },
  checked_on: day,
  explanation: { type: String, description: 'Where its checks and their reasons are told' },
});
const policy = { enum: [...WAITLIST_POLICIES] };
const count = { type: 'integer' } as const;
const PolicyView = ObjectView('WaitlistPolicy', {
  policy,
  since: { ...day, nullable: true },
  reason: { type: String, nullable: true },
});
const LastPassView = ObjectView('WaitlistPass', {
  checked_on: day,
  passed_at: { type: String, format: 'date-time' },
  policy,
  checked: { ...count, description: 'Requests that waited when it began' },
  funded: count,
  short: count,
  complete: { type: Boolean, description: 'False while a part of it is still to come' },
  done_up_to: { type: String, nullable: true, description: 'Position in the log up to which it considered everything' },
});
export const Waitlist = ObjectView('Waitlist', {
  policy: { type: PolicyView },
  last_pass: { type: LastPassView, nullable: true },
  items: { type: WaitlistEntryView, isArray: true },
});
