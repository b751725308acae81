import { MONDAY_TO_FRIDAY, HEADQUARTERS, type OfficeCalendar } from '#field-offices';
import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  isWorkingDay,
  workingDaysBetween,
} from '../request/working-days.js';
import type { Course, Step, Stop } from './course.js';
import { type Allowed, standardOf } from './service-standards.js';
import { type Standards, allowedFrom } from './standards.state.js';

/** By the office's code; Monday to Friday for those that are not in it. */
export type Calendars = ReadonlyMap<string, OfficeCalendar>;

/** What steps are measured by. */
export type Measures = Readonly<{ standards: Standards; calendars: Calendars }>;

/**
 * The last day on which the step is in time, and how long it took in the unit of its standard (days where that is in
 * months, or a day was agreed). `dueOn`: null while the clock stands. `taken`: null until the step ends. It was in time
 * when `taken` is at most `allowed`, which is when it ended on `dueOn` at the latest.
 */
export type StepTimes = Readonly<{
  dueOn: string | null;
  unit: 'working-days' | 'days';
  allowed: number;
  taken: number | null;
}>;

export const timesOf = (step: Step, course: Course, { standards, calendars }: Measures): StepTimes => {
  const stops = stopsOf(step, course);
  const stands = stops.at(-1)?.to === null;
  const passed = stops.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const standard = step.dueOn === null ? allowedFrom(standards, step.step, step.since) : null;
  const { turn, since, endedOn } = step;

  if (standard?.unit === 'working-days') {
    const office = turn.kind === 'field-office' && turn.name !== null ? turn.name : HEADQUARTERS;
    const calendar = calendars.get(office) ?? MONDAY_TO_FRIDAY;
    const stood = total(passed, (from, to) => workingDaysBetween(calendar, from, to));
    const { amount, unit } = standard;
    const dueOn = stands ? null : endOf({ amount: amount + stood, unit }, calendar, since);
    const taken = endedOn === null ? null : workingDaysWithin(calendar, since, endedOn) - stood;
    return { dueOn, unit, allowed: amount, taken };
  }
  const undisturbed = step.dueOn ?? endOf(standard, MONDAY_TO_FRIDAY, since);
  const stood = total(passed, daysBetween);
  const dueOn = stands ? null : addDays(undisturbed, stood);
  const taken = endedOn === null ? null : daysBetween(since, endedOn) - stood;
  return { dueOn, unit: 'days', allowed: daysBetween(since, undisturbed), taken };
};

/** The last day of what is allowed from a day on; that day itself where nothing is. */
export const endOf = (allowed: Allowed | null, calendar: OfficeCalendar, since: string): string => {
  switch (allowed?.unit) {
    case undefined:
      return since;
    case 'working-days':
      return addWorkingDays(calendar, since, allowed.amount);
    case 'days':
      return addDays(since, allowed.amount);
    case 'months':
      return addMonths(since, allowed.amount);
  }
};

/** Calendar days after the last day that was in time; 0 for a step that is in time, or whose clock stands. */
export const daysLate = ({ dueOn }: Readonly<{ dueOn: string | null }>, on: string): number =>
  dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, on));

const stopsOf = ({ step, since, endedOn }: Step, { stops }: Course): readonly Stop[] => {
  const { stoppedBy } = standardOf(step);
  if (stoppedBy === null) return [];
  return stops[stoppedBy].flatMap(({ from, to }) => {
    const begins = from < since ? since : from;
    const ends = endedOn !== null && (to === null || to > endedOn) ? endedOn : to;
    return ends === null || ends > begins ? [{ from: begins, to: ends }] : [];
  });
};

const total = (
  stops: readonly Readonly<{ from: string; to: string }>[],
  lengthOf: (from: string, to: string) => number,
): number => stops.reduce((sum, { from, to }) => sum + lengthOf(from, to), 0);

/** The fewest working days within which it was done: a day off counts as the working day that follows. */
const workingDaysWithin = (calendar: OfficeCalendar, since: string, endedOn: string): number =>
  workingDaysBetween(calendar, since, endedOn) + (endedOn > since && !isWorkingDay(calendar, endedOn) ? 1 : 0);
