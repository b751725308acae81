/** On which every simulation begins; fixed, since the calendar has a part in what happens. */
export const FIRST_DAY = '2027-01-01';

const DAY_MS = 86_400_000;

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const isFirstOfMonth = (day: string): boolean => day.endsWith('-01');

/** The first day after so many years. */
export const endOf = (years: number): string => `${yearOf(FIRST_DAY) + years}${FIRST_DAY.slice(4)}`;
