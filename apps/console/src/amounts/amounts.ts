import { type Language, useWords } from '../words/words.js';
import { minorUnitsOf } from './minor-units.js';

/** Figures and days as readers of a language write them. */
export type Figures = Readonly<{
  /** `amount` in whole minor units: `USD 1,234.50`. */
  money: (amount: number | bigint, currency: string) => string;
  /** Without its currency, for columns that name it once. */
  amount: (amount: number | bigint, currency: string) => string;
  /** For axes only: `USD 1.2M`. */
  rough: (amount: number, currency: string) => string;
  number: (value: number) => string;
  /** `units`: a decimal number as text, written with all its digits. */
  rate: (units: string) => string;
  /** Of basis points: 10,000 is 100 %. */
  share: (points: number) => string;
  /** `day`: YYYY-MM-DD, a calendar day that is the same everywhere. */
  day: (day: string) => string;
  /** `moment`: ISO 8601, told in the reader's own time. */
  moment: (moment: string) => string;
  /** The month of a day: `Mar 2026`. */
  month: (day: string) => string;
  time: (moment: string) => string;
  /** Of ISO 3166-1 alpha-2. */
  country: (code: string) => string;
  /** Of ISO 4217. */
  currency: (code: string) => string;
}>;

const cache = new Map<Language, Figures>();

export const figuresOf = (language: Language): Figures => {
  const known = cache.get(language) ?? made(language);
  cache.set(language, known);
  return known;
};

export const useFigures = (): Figures => figuresOf(useWords().language);

const made = (language: Language): Figures => {
  const number = new Intl.NumberFormat(language);
  const rates = new Intl.NumberFormat(language, { maximumFractionDigits: 10 });
  const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const months = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const rough = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
  const times = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const currencies = new Intl.DisplayNames(language, { type: 'currency' });
  const countries = new Intl.DisplayNames(language, { type: 'region' });
  const amount = (value: number | bigint, currency: string): string =>
    amountIn(language, value, minorUnitsOf(currency));
  return {
    money: (value, currency) => `${currency} ${amount(value, currency)}`,
    amount,
    rough: (value, currency) => `${currency} ${rough.format(value / 10 ** minorUnitsOf(currency))}`,
    rate: (units) => rates.format(units as Intl.StringNumericLiteral),
    number: (value) => number.format(value).replace('-', '−'),
    share: (points) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(points / 10_000),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    moment: (moment) => moments.format(new Date(moment)),
    month: (day) => months.format(new Date(`${day}T00:00:00Z`)),
    time: (moment) => times.format(new Date(moment)),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    currency: (code) => currencies.of(code) ?? code,
  };
};

/** Exact: the digits are moved, nothing is divided. */
const amountIn = (language: Language, value: number | bigint, digits: number): string => {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const plain = String(value < 0 ? -value : value).padStart(digits + 1, '0');
  const decimal = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  const written = format.format(decimal as Intl.StringNumericLiteral);
  return value < 0 ? `−${written}` : written;
};

/** What a person typed, `1,234.5` or `1234,50`, in whole minor units; undefined: it is no amount of the currency. */
export const minorUnitsIn = (typed: string, currency: string): number | undefined => {
  const digits = minorUnitsOf(currency);
  const parts = /^(\d{1,3}(?:[ ,.'\u00a0\u202f]?\d{3})*|\d+)(?:[.,](\d*))?$/.exec(typed.trim());
  if (!parts) return undefined;
  const [, whole = '', fraction = ''] = parts;
  if (fraction.length > digits) return undefined;
  const value = Number(`${whole.replaceAll(/\D/g, '')}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(value) ? value : undefined;
};

/** Whole minor units as a person would type them: `1234.50`. */
export const typedAmount = (minor: number, currency: string): string => {
  const digits = minorUnitsOf(currency);
  const plain = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
};
