import type { OfficeCalendar } from '#field-offices';
import type { Rows } from '#read-models';
import { type Course, NO_COURSE, courseAfter } from './course.js';
import { type Standards, type SetStandard, withStandard } from './standards.state.js';
import type { StepFact } from './step-facts.js';
import type { StepName } from './steps.js';
import type { Measures } from './step-times.js';

export type StandardRow = Omit<SetStandard, 'from'> & Readonly<{ step: StepName; from_day: string; reason: string }>;

type MeasureRows = Readonly<{
  standards: readonly StandardRow[];
  calendars: readonly (OfficeCalendar & Readonly<{ code: string }>)[];
}>;

/** The standards and the calendars of all offices, as the read models show them; in one question, for all views ask it. */
export const measuresIn = async (models: Rows): Promise<Measures> => {
  const [row] = await models.rows<MeasureRows>(
    `select
       (select coalesce(json_agg(s order by step, from_day), '[]') from {service_standard} s) as standards,
       (select coalesce(json_agg(o), '[]') from (select code, weekend, holidays from {field_office}) o) as calendars`,
    [],
    { prepared: true },
  );
  const standards = (row?.standards ?? []).reduce<Standards>(
    (known, { step, from_day, amount, unit }) => withStandard(known, step, { from: from_day, amount, unit }),
    new Map(),
  );
  const calendars = new Map(row?.calendars.map(({ code, weekend, holidays }) => [code, { weekend, holidays }]));
  return { standards, calendars };
};

export const standardRows = (models: Rows): Promise<readonly StandardRow[]> =>
  models.rows<StandardRow>(
    `select step, from_day, amount, unit, reason from {service_standard} order by step, from_day`,
    [],
    { prepared: true },
  );

/** SQL: the facts of a request `r`, in order. */
export const FACTS = `(select coalesce(json_agg(f.fact order by f.revision), '[]') from {step_fact} f where f.request_id = r.request_id) as facts`;

export const courseOf = (facts: readonly StepFact[]): Course => facts.reduce(courseAfter, NO_COURSE);
