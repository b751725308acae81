import type { OfficeCalendar } from '#field-offices';
import type { Rows } from '#read-models';
import { type Course, NO_COURSE, courseAfter } from './course.js';
import { type Standards, type SetStandard, withStandard } from './standards.state.js';
import type { StepFact } from './step-facts.js';
import type { StepName } from './steps.js';
import type { Measures } from './step-times.js';

export type StandardRow = Omit<SetStandard, 'from'> & Readonly<{ step: StepName; from_day: string; reason: string }>;

/** The standards and the calendars of all offices, as the read models show them. */
export const measuresIn = async (models: Rows): Promise<Measures> => {
  const [rows, offices] = await Promise.all([standardRows(models), calendarRows(models)]);
  const standards = rows.reduce<Standards>(
    (known, { step, from_day, amount, unit }) => withStandard(known, step, { from: from_day, amount, unit }),
    new Map(),
  );
  return {
    standards,
    calendars: new Map(offices.map(({ code, weekend, holidays }) => [code, { weekend, holidays }])),
  };
};

export const standardRows = (models: Rows): Promise<readonly StandardRow[]> =>
  models.rows<StandardRow>(
    `select step, from_day, amount, unit, reason from {service_standard} order by step, from_day`,
    [],
    { prepared: true },
  );

const calendarRows = (models: Rows): Promise<readonly (OfficeCalendar & Readonly<{ code: string }>)[]> =>
  models.rows<OfficeCalendar & { code: string }>(`select code, weekend, holidays from {field_office}`, [], {
    prepared: true,
  });

/** SQL: the facts of a request `r`, in order. */
export const FACTS = `(select coalesce(json_agg(f.fact order by f.revision), '[]') from {step_fact} f where f.request_id = r.request_id) as facts`;

export const courseOf = (facts: readonly StepFact[]): Course => facts.reduce(courseAfter, NO_COURSE);
