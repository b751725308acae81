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

/** Made when it is first wanted: each takes a browser some milliseconds. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const made = (language: Language): Figures => {
  const numbers = (options?: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(language, options));
  const days = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(language, options));
  const names = (type: Intl.DisplayNamesType) => once(() => new Intl.DisplayNames(language, { type }));
  const number = numbers();
  const rates = numbers({ maximumFractionDigits: 10 });
  const rough = numbers({ notation: 'compact', maximumFractionDigits: 1 });
  const shares = numbers({ style: 'percent', maximumFractionDigits: 1 });
  const day = days({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const moments = days({ dateStyle: 'medium', timeStyle: 'short' });
  const months = days({ month: 'short', year: 'numeric', timeZone: 'UTC' });
  const times = days({ timeStyle: 'short' });
  const [currencies, countries] = [names('currency'), names('region')];
  const amount = amountsIn(language);
  return {
    money: (value, currency) => `${currency} ${amount(value, currency)}`,
    amount,
    rough: (value, currency) => `${currency} ${rough().format(value / 10 ** minorUnitsOf(currency))}`,
    rate: (units) => rates().format(units as Intl.StringNumericLiteral),
    number: (value) => number().format(value).replace('-', '−'),
    share: (points) => shares().format(points / 10_000),
    day: (of) => day().format(new Date(`${of}T00:00:00Z`)),
    moment: (moment) => moments().format(new Date(moment)),
    month: (of) => months().format(new Date(`${of}T00:00:00Z`)),
    time: (moment) => times().format(new Date(moment)),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries().of(code) ?? code) : code),
    currency: (code) => currencies().of(code) ?? code,
  };
};

/** Exact: the digits are moved, nothing is divided. */
const amountsIn = (language: Language): Figures['amount'] => {
  const formats = new Map<number, Intl.NumberFormat>();
  const formatOf = (digits: number): Intl.NumberFormat => {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = formats.get(digits) ?? new Intl.NumberFormat(language, options);
    formats.set(digits, format);
    return format;
  };
  return (value, currency) => {
    const digits = minorUnitsOf(currency);
    const plain = String(value < 0 ? -value : value).padStart(digits + 1, '0');
    const decimal = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
    const written = formatOf(digits).format(decimal as Intl.StringNumericLiteral);
    return value < 0 ? `−${written}` : written;
  };
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
