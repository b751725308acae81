import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { HEADQUARTERS, fieldOfficeStream } from '#field-offices';
import { queryHandler, type Rows } from '#read-models';
import { requestStream } from '../request/request.state.js';
import { FACTS, type StandardRow, courseOf, measuresIn, standardRows } from './measures.js';
import { type Allowed, standardOf } from './service-standards.js';
import { STEPS, type StepName, type Turn } from './steps.js';
import { SERVICE_STANDARDS_STREAM } from './standards.state.js';
import type { StepFact } from './step-facts.js';
import { daysLate, timesOf } from './step-times.js';

export type StandardView = Readonly<{
  step: StepName;
  /** Null: its day is agreed each time. */
  default: Allowed | null;
  from: readonly string[];
  until: readonly string[];
  stopped_by: string | null;
  turn: string;
  /** What was set instead, each for steps that begin on `from_day` or later. */
  set: readonly Omit<StandardRow, 'step'>[];
}>;

/** The steps in the order of a request's life, with the time that they are allowed. */
export class ListServiceStandards extends Query<readonly StandardView[]> {}

export type StepView = Readonly<{
  step: StepName;
  /** A milestone's id. */
  of: string | null;
  since: string;
  /** Null: its clock stands. */
  due_on: string | null;
  ended_on: string | null;
  /** False for a step that ended: it was given up. */
  done: boolean;
  unit: 'working-days' | 'days';
  allowed: number;
  taken: number | null;
  /** Null: open, or given up in time. */
  met: boolean | null;
  /** Calendar days after it was due, on the day asked for or when it ended. */
  late_by: number;
  turn: Turn;
}>;

/** Every step of a request, in the order in which they began, as on a day. */
export class ShowRequestSteps extends Query<readonly StepView[]> {
  constructor(
    readonly requestId: string,
    readonly on: string,
  ) {
    super();
  }
}

export const serviceStandardQueries = [
  queryHandler(
    ListServiceStandards,
    async (_, models) => {
      const rows = await standardRows(models);
      return STEPS.map((step) => {
        const { allowed, from, until, stoppedBy, turn } = standardOf(step);
        const set = rows.flatMap(({ step: of, ...row }) => (of === step ? [row] : []));
        return { step, default: allowed, from, until, stopped_by: stoppedBy, turn, set };
      });
    },
    () => [SERVICE_STANDARDS_STREAM],
  ),
  queryHandler(
    ShowRequestSteps,
    async ({ requestId, on }, models) => {
      const course = courseOf(await factsOf(requestId, models));
      const measures = await measuresIn(models);
      return course.steps.map((step) => {
        const { dueOn, unit, allowed, taken } = timesOf(step, course, measures);
        const { endedOn, done } = step;
        const late_by = daysLate({ dueOn }, endedOn ?? on);
        const met = endedOn === null || (!done && late_by === 0) ? null : done && late_by === 0;
        return {
          ...{ step: step.step, of: step.of, since: step.since, due_on: dueOn, ended_on: endedOn, done },
          ...{ unit, allowed, taken, met, late_by, turn: step.turn },
        };
      });
    },
    async ({ requestId }, now) => {
      const offices = (await factsOf(requestId, now)).flatMap(({ officeCode }) => officeCode ?? []);
      const calendars = [...new Set([HEADQUARTERS, ...offices])].map(fieldOfficeStream);
      return [requestStream(requestId), SERVICE_STANDARDS_STREAM, ...calendars];
    },
  ),
];

const factsOf = async (requestId: string, models: Rows): Promise<readonly StepFact[]> => {
  const [row] = await models.rows<{ facts: readonly StepFact[] }>(
    `select ${FACTS} from {request_overview} r where r.request_id = $1`,
    [requestId],
  );
  if (!row) throw new NotFound('Request', requestId);
  return row.facts;
};
