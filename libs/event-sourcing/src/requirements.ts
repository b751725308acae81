import { InvalidInput } from './refusal.js';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that the calendar has, from 1900 on, as `YYYY-MM-DD`. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  dayPattern.test(text) &&
  text >= '1900-01-01' &&
  daysInMonth(text) >= Number(text.slice(8));

export const requireDay = (field: string, day: string): void => {
  if (!isDay(day)) throw new InvalidInput(field, 'must be a calendar day, YYYY-MM-DD', { value: day });
};

/** `earlier` may be the same day as `later`. */
export const requireOrder = (earlier: readonly [string, string], later: readonly [string, string]): void => {
  requireDay(...earlier);
  requireDay(...later);
  if (earlier[1] > later[1])
    throw new InvalidInput(later[0], `must not be before ${earlier[0]}`, { value: later[1], [earlier[0]]: earlier[1] });
};

export const requireNotAfter = (field: string, day: string, today: string): void => {
  requireDay(field, day);
  if (day > today) throw new InvalidInput(field, 'must not be in the future', { value: day, today });
};

/** A whole number of minor units above zero. */
export const requirePositive = (field: string, minor: number): void => {
  if (!Number.isSafeInteger(minor) || minor <= 0)
    throw new InvalidInput(field, 'must be a whole number of minor units above zero', { value: minor });
};

/** Between 1 and `longest` characters, not only white space, without control characters but line breaks and tabs. */
export const requireText = (field: string, text: string, longest: number): void => {
  if (text.trim() === '') throw new InvalidInput(field, 'must not be empty');
  if (text.length > longest)
    throw new InvalidInput(field, `must be at most ${longest} characters`, { length: text.length });
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) || !text.isWellFormed())
    throw new InvalidInput(field, 'must be well-formed text without control characters');
};

const daysInMonth = (day: string): number => {
  const month = Number(day.slice(5, 7));
  return month < 1 || month > 12 || day.endsWith('-00')
    ? -1
    : new Date(Date.UTC(Number(day.slice(0, 4)), month, 0)).getUTCDate();
};
