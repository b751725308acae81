import { InvalidInput } from '#event-sourcing';
import type { ExchangeRate } from './exchange-rate.js';

/** What the file calls each field of a rate: refusals name it so. */
export type FieldNames = Readonly<Record<keyof ExchangeRate, string>>;

/** The rates that a file states, each with its line; nothing but its form has been looked at. */
export type StatedRates = Readonly<{
  names: FieldNames;
  stated: readonly Readonly<{ line: number; rate: ExchangeRate }>[];
}>;

/** The fields that the treasury's form has. */
export type TreasuryField = Exclude<keyof ExchangeRate, 'source'>;

export const TREASURY_SOURCE = 'UN Treasury, operational rates of exchange';

/** Titles of columns and elements, without case, spaces and signs; the first that a file has counts. */
const TREASURY_TITLES: Readonly<Record<TreasuryField, readonly string[]>> = {
  currency: ['fcurrcode', 'currencycode', 'currcode', 'isocode', 'currency', 'code'],
  effectiveOn: ['effdate', 'effectivedate', 'feffdate', 'dateeffective', 'effective', 'date'],
  unitsPerUsd: ['rate', 'operationalrate', 'exchangerate', 'operationalrateofexchange', 'rateofexchange', 'unrate'],
};

/** Where each field of the treasury's form stands among these titles; undefined where none is called so. */
export const treasuryTitles = (titles: readonly string[]): Readonly<Record<TreasuryField, string | undefined>> => {
  const known = titles.map((title) => ({ title, plain: title.toLowerCase().replaceAll(/[^a-z]/g, '') }));
  const titleOf = (field: TreasuryField): string | undefined =>
    TREASURY_TITLES[field].flatMap((wanted) => known.find(({ plain }) => plain === wanted)?.title ?? [])[0];
  return {
    currency: titleOf('currency'),
    effectiveOn: titleOf('effectiveOn'),
    unitsPerUsd: titleOf('unitsPerUsd'),
  };
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** '01 Jan 2026', as the treasury writes days, is 2026-01-01. Whether there is such a day is not looked at. */
export const treasuryDay = (field: string, value: string, line: number): string => {
  const [, day = '', name = '', year = ''] = /^(\d{1,2})[ -]([A-Za-z]{3})[ -](\d{4})$/.exec(value) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) throw new InvalidInput(field, 'must be a day such as 01 Jan 2026', { line, value });
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
};
