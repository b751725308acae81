import type { IatiActivity } from '#iati';
import type { Findings } from './findings.js';
import type { Movement } from './movements.js';

/** A day as it was published (YYYY-MM-DD), and where it stands. */
type Published = Readonly<{ day: string; element: string }> | undefined;

/** The days of an activity that have a meaning here. */
export type Dates = Readonly<{
  /** The first that is known of it, the day of the import where nothing has happened: a request came in that day, and was accepted. */
  first: string;
  /** The last on which something happened. */
  last: string;
  plannedStart: Published;
  actualStart: Published;
  plannedEnd: Published;
  actualEnd: Published;
}>;

/** Codelist ActivityDateType. */
const TYPES = { plannedStart: '1', actualStart: '2', plannedEnd: '3', actualEnd: '4' } as const;

export const datesOf = (
  activity: IatiActivity,
  movements: readonly Movement[],
  today: string,
  findings: Findings,
): Dates => {
  const found = publishedDates(activity, findings);
  const plannedStart = found.get(TYPES.plannedStart);
  const actualStart = found.get(TYPES.actualStart);
  const actualEnd = found.get(TYPES.actualEnd);
  const happened = [plannedStart, actualStart, actualEnd].flatMap((date) => date?.day ?? []);
  const known = [...happened, ...movements.map(({ on }) => on)].filter((day) => day <= today).toSorted(byText);
  const [first = today] = known;
  const last = known.at(-1) ?? today;
  return { first, last, plannedStart, actualStart, plannedEnd: found.get(TYPES.plannedEnd), actualEnd };
};

/** By type, the first of each. */
const publishedDates = ({ dates }: IatiActivity, findings: Findings): ReadonlyMap<string, NonNullable<Published>> => {
  const found = new Map<string, NonNullable<Published>>();
  for (const [at, { type = '', date }] of dates.entries()) {
    const element = `activity-date[${at + 1}]`;
    if (date === undefined) findings.list(element, 'date-missing');
    else if (found.has(type)) findings.list(element, 'more-than-one');
    else found.set(type, { element, day: date });
  }
  return found;
};

export const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
