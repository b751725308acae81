import { STEPS, TURNS } from '#assistance';
import { ObjectView } from '../views/row-view.js';

const day = { type: String, format: 'date' } as const;
const count = { type: 'integer' } as const;
const step = { enum: [...STEPS] };
const events = { type: 'array', items: { type: 'string' } } as const;

export const TurnView = ObjectView('Turn', {
  kind: { enum: [...TURNS] },
  name: { type: String, nullable: true, description: 'The office, the country, or the organisation' },
});

const SetStandardView = ObjectView('SetServiceStandard', {
  from_day: { ...day, description: 'First day of steps that it is for' },
  amount: count,
  unit: { type: String },
  reason: { type: String },
});

const StandardView = ObjectView('ServiceStandard', {
  step,
  default: {
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Amount and unit; null: its day is agreed each time',
  },
  from: { ...events, description: 'Events that begin the step' },
  until: { ...events, description: 'Events that end it' },
  stopped_by: { enum: ['question', 'interruption'], nullable: true, description: 'What stops its clock' },
  turn: { type: String, description: 'Who has to act' },
  set: { type: SetStandardView, isArray: true, description: 'What was set instead, by first day' },
});
export const StandardList = ObjectView('ServiceStandardList', { items: { type: StandardView, isArray: true } });

const StepView = ObjectView('RequestStep', {
  step,
  of: { type: String, nullable: true, description: 'Which milestone' },
  since: day,
  due_on: { ...day, nullable: true, description: 'Last day in time; null: its clock stands' },
  ended_on: { ...day, nullable: true },
  done: { type: Boolean, description: 'False for a step that ended: given up' },
  unit: { enum: ['working-days', 'days'] },
  allowed: count,
  taken: { ...count, nullable: true },
  met: { type: Boolean, nullable: true, description: 'Null: open, or given up in time' },
  late_by: { ...count, description: 'Calendar days' },
  turn: { type: TurnView },
});
export const StepList = ObjectView('RequestStepList', { items: { type: StepView, isArray: true } });

const StepPerformanceView = ObjectView('StepPerformance', {
  step,
  unit: { enum: ['working-days', 'days'], nullable: true, description: 'Of the times taken' },
  count: { ...count, description: 'Steps that ended in the period, but for those given up in time' },
  met: count,
  met_share: { type: Number, nullable: true, description: 'Percent' },
  median: { ...count, nullable: true },
  ninetieth: { ...count, nullable: true, description: 'Nine of ten took this or less' },
  overdue: { ...count, description: 'Open and late now' },
});
export const Performance = ObjectView('ServicePerformance', {
  from: day,
  to: day,
  items: { type: StepPerformanceView, isArray: true },
});
