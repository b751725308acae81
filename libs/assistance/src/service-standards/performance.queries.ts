import { Query } from '@nestjs/cqrs';
import { queryHandler } from '#read-models';
import { FACTS, courseOf, measuresIn } from './measures.js';
import { type MeasuredStep, type OpenStep, measuredSteps, openStepsOf } from './open-steps.js';
import { STEPS, type StepName } from './steps.js';
import type { StepFact } from './step-facts.js';
import { daysLate } from './step-times.js';

export type StepPerformance = Readonly<{
  step: StepName;
  /** Of `median` and `ninetieth`; null when none ended. */
  unit: MeasuredStep['unit'] | null;
  /** Steps that ended in the period, but for those given up in time. */
  count: number;
  met: number;
  /** Percent, one decimal; null when there is none. */
  met_share: number | null;
  /** Time taken: half of them, and nine of ten, took this or less. */
  median: number | null;
  ninetieth: number | null;
  /** Steps that are open and late on the day asked for. */
  overdue: number;
}>;

type Asked = Readonly<{
  /** First and last day of the period, both included. */
  from: string;
  to: string;
  /** The day on which open steps are late. */
  on: string;
  programme: string | null;
  /** Only steps that were this office's turn. */
  officeCode: string | null;
}>;

/**
 * For each step, how often and by how much its standard was met; a standard whose unit changed has two rows. Imported
 * requests do not count: their days are those of another system.
 */
export class ShowServicePerformance extends Query<readonly StepPerformance[]> {
  constructor(readonly asked: Asked) {
    super();
  }
}

export const performanceQueries = [
  queryHandler(ShowServicePerformance, async ({ asked }, models) => {
    const { from, to, on, programme, officeCode } = asked;
    const rows = await models.rows<{ facts: readonly StepFact[] }>(
      `select ${FACTS} from {request_overview} r
       where r.channel <> 'import' and ($3::text is null or r.programme = $3)
         and (r.phase in ('intake', 'funding', 'assignment', 'delivery', 'evaluation')
           or exists (select from {step_fact} w where w.request_id = r.request_id and w.happened_on between $1::date and $2::date))`,
      [from, to, programme],
    );
    const measures = await measuresIn(models);
    const isAsked = ({ turn }: OpenStep | MeasuredStep): boolean =>
      officeCode === null || (turn.kind === 'field-office' && turn.name === officeCode);
    const courses = rows.map(({ facts }) => courseOf(facts));
    const measured = courses
      .flatMap((course) => measuredSteps(course, measures))
      .filter((one) => one.endedOn >= from && one.endedOn <= to && isAsked(one));
    const overdue = courses
      .flatMap((course) => openStepsOf(course, measures))
      .filter((one) => daysLate(one, on) > 0 && isAsked(one));
    return STEPS.flatMap((step) => {
      const late = overdue.filter((one) => one.step === step).length;
      const ended = measured.filter((one) => one.step === step);
      const units = [...new Set(ended.map(({ unit }) => unit))];
      if (units.length === 0) return [{ step, ...NONE, overdue: late }];
      return units.map((unit) => performanceOf(step, unit, late, ended));
    });
  }),
];

const NONE = { unit: null, count: 0, met: 0, met_share: null, median: null, ninetieth: null } as const;

const performanceOf = (
  step: StepName,
  unit: MeasuredStep['unit'],
  overdue: number,
  ended: readonly MeasuredStep[],
): StepPerformance => {
  const ofUnit = ended.filter((one) => one.unit === unit);
  const times = ofUnit.map(({ taken }) => taken).toSorted((a, b) => a - b);
  const count = times.length;
  const met = ofUnit.filter((one) => one.met).length;
  const met_share = Math.round((met / count) * 1_000) / 10;
  return { step, unit, count, met, met_share, median: at(times, 0.5), ninetieth: at(times, 0.9), overdue };
};

/** The least of the times, in order, that so large a part of them does not exceed. */
const at = (times: readonly number[], part: number): number | null => times[Math.ceil(part * times.length) - 1] ?? null;
