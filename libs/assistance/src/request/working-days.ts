import { type OfficeCalendar, WEEKDAYS } from '#field-offices';

const DAY_MS = 86_400_000;
const WEEK = 7;
/** 1 January 1970, from which days are counted here, was a Thursday. */
const FIRST_WEEKDAY = WEEKDAYS.indexOf('thursday');

/** Neither on the weekend nor a holiday of the office's calendar. */
export const isWorkingDay = (calendar: OfficeCalendar, day: string): boolean => isWorking(daysOf(calendar), count(day));

/** Working days after `from` up to and including `to` (`YYYY-MM-DD`); 0 when `to` is not later. */
export const workingDaysBetween = (calendar: OfficeCalendar, from: string, to: string): number => {
  const days = daysOf(calendar);
  const [first, last] = [count(from) + 1, count(to)];
  if (last < first) return 0;
  const weeks = Math.floor((last - first + 1) / WEEK);
  let working = weeks * (WEEK - calendar.weekend.length);
  for (let day = first + weeks * WEEK; day <= last; day += 1) if (!isWeekend(days, day)) working += 1;
  for (const holiday of days.holidays) if (holiday >= first && holiday <= last) working -= 1;
  return working;
};

/** The `number`th working day after a day; the day itself for 0. */
export const addWorkingDays = (calendar: OfficeCalendar, day: string, number: number): string => {
  const days = daysOf(calendar);
  let last = count(day);
  for (let left = number; left > 0;) {
    last += 1;
    if (isWorking(days, last)) left -= 1;
  }
  return dayAt(last);
};

export const addDays = (day: string, days: number): string => dayAt(count(day) + days);

/** The same day of a later month, or that month's last. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
};

export const daysBetween = (from: string, to: string): number => count(to) - count(from);

/** Days since 1970. */
const count = (day: string): number => Math.round(Date.parse(day) / DAY_MS);
const dayAt = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** `weekend`: by weekday, Monday first; `holidays`: those that are not on it. */
type Days = Readonly<{ weekend: readonly boolean[]; holidays: ReadonlySet<number> }>;

/** The same calendar is asked again and again. */
const known = new WeakMap<OfficeCalendar, Days>();

const daysOf = (calendar: OfficeCalendar): Days => {
  const before = known.get(calendar);
  if (before) return before;
  const weekend = WEEKDAYS.map((weekday) => calendar.weekend.includes(weekday));
  const holidays = calendar.holidays.map(({ day }) => count(day)).filter((day) => !isWeekend({ weekend }, day));
  const days = { weekend, holidays: new Set(holidays) };
  known.set(calendar, days);
  return days;
};

const isWeekend = ({ weekend }: Pick<Days, 'weekend'>, day: number): boolean =>
  weekend[(((day + FIRST_WEEKDAY) % WEEK) + WEEK) % WEEK] === true;

const isWorking = (days: Days, day: number): boolean => !isWeekend(days, day) && !days.holidays.has(day);
