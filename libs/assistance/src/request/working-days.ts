import { type OfficeCalendar, WEEKDAYS } from '#field-offices';

const DAY_MS = 86_400_000;
const WEEK = 7;

/** Neither on the weekend nor a holiday of the office's calendar. */
export const isWorkingDay = (calendar: OfficeCalendar, day: string): boolean =>
  !isWeekend(calendar, day) && !calendar.holidays.some((holiday) => holiday.day === day);

/** Working days after `from` up to and including `to` (`YYYY-MM-DD`); 0 when `to` is not later. */
export const workingDaysBetween = (calendar: OfficeCalendar, from: string, to: string): number => {
  const days = daysBetween(from, to);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / WEEK);
  let working = weeks * (WEEK - calendar.weekend.length);
  for (let day = addDays(from, weeks * WEEK + 1); day <= to; day = addDays(day, 1))
    if (!isWeekend(calendar, day)) working += 1;
  const holidays = calendar.holidays.filter(({ day }) => day > from && day <= to && !isWeekend(calendar, day));
  return working - holidays.length;
};

/** The `count`th working day after a day; the day itself for 0. */
export const addWorkingDays = (calendar: OfficeCalendar, day: string, count: number): string => {
  let last = day;
  for (let left = count; left > 0;) {
    last = addDays(last, 1);
    if (isWorkingDay(calendar, last)) left -= 1;
  }
  return last;
};

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
};

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const isWeekend = ({ weekend }: OfficeCalendar, day: string): boolean => {
  const weekday = WEEKDAYS[(new Date(day).getUTCDay() + WEEK - 1) % WEEK];
  return weekend.some((one) => one === weekday);
};
