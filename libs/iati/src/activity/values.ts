import { InvalidInput, Refusal } from '#event-sourcing';
import { decimalsOf, fromDecimal, isCurrency, type Money } from '#money';
import { textOf } from '../xml/element.js';
import { decimalOf, fractionDigits } from './decimal.js';
import type { Place } from './issue.js';

/** `value` of a budget or transaction. */
export type Value = Readonly<{
  /** Undefined when the number or its currency does not read; an issue says why. */
  amount: Money | undefined;
  /** As published, at most 60 characters. */
  raw: string | undefined;
  /** ISO 4217, from the value itself or the activity's default; undefined when neither reads. */
  currency: string | undefined;
  /** YYYY-MM-DD, for the exchange rate. */
  valueDate: string | undefined;
}>;

const DAY = /^(\d{4}-\d{2}-\d{2})(T.*)?(Z|[+-]\d{2}:\d{2})?$/;

/** xsd:date as YYYY-MM-DD, its time zone left off. Years 1900 to 2199: others are slips. */
export const dateOf = (place: Place, name: string): string | undefined => {
  const raw = place.attribute(name);
  if (raw === undefined) return undefined;
  const [, day = '', time] = DAY.exec(raw) ?? [];
  const parsed = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
  if (!exists || day < '1900' || day >= '2200') return place.note('not-a-date', `@${name}`, raw);
  if (time !== undefined) place.note('date-with-time', `@${name}`, raw);
  return day;
};

/** A date that the standard requires. */
export const requiredDateOf = (place: Place, name: string): string | undefined =>
  place.attribute(name) === undefined ? place.note('missing', `@${name}`) : dateOf(place, name);

/** 100 % in the unit of percentages. */
export const HUNDRED_PERCENT = 100_000_000;

/** Whole millionths of a percent, rounded; undefined when absent or out of 0 to 100. */
export const percentageOf = (place: Place): number | undefined => {
  const raw = place.attribute('percentage');
  if (raw === undefined) return undefined;
  const decimal = decimalOf(raw);
  if (!decimal) return place.note('not-a-number', '@percentage', raw);
  const percentage = Math.round(Number(decimal.text) * 1_000_000);
  const inRange = percentage >= 0 && percentage <= HUNDRED_PERCENT;
  return inRange ? percentage : place.note('percentage-out-of-range', '@percentage', raw);
};

/** xsd:boolean. */
export const flagOf = (place: Place, name: string): boolean | undefined => {
  switch (place.attribute(name)?.toLowerCase()) {
    case undefined:
      return undefined;
    case '1':
    case 'true':
      return true;
    case '0':
    case 'false':
      return false;
  }
  return place.note('not-a-flag', `@${name}`, place.attribute(name));
};

/** ISO 4217 in capitals, or undefined and a note. */
export const currencyOf = (place: Place, name: string): string | undefined => {
  const raw = place.attribute(name);
  const code = raw?.toUpperCase();
  if (code === undefined || isCurrency(code)) return code;
  return place.note('unknown-currency', `@${name}`, raw);
};

const RAW = 60;

/** A missing value is noted; a missing value-date is not: the fact's own date stands in for it. */
export const valueOf = (value: Place, defaultCurrency: string | undefined): Value => {
  const raw = textOf(value.element);
  const own = value.attribute('currency') !== undefined;
  const currency = own ? currencyOf(value, 'currency') : defaultCurrency;
  if (raw !== undefined && !own && currency === undefined) value.note('no-currency');
  return {
    amount: amountOf(value, raw, currency),
    raw: raw?.slice(0, RAW),
    currency,
    valueDate: dateOf(value, 'value-date'),
  };
};

const amountOf = (value: Place, raw: string | undefined, currency: string | undefined): Money | undefined => {
  if (raw === undefined) return value.note('missing');
  const decimal = decimalOf(raw);
  if (!decimal) return value.note('not-a-number', '', raw);
  if (currency === undefined) return undefined; // noted where the currency was read
  try {
    const amount = fromDecimal(decimal.text, currency);
    if (decimal.grouped) value.note('grouped-digits', '', raw);
    if (fractionDigits(decimal.text) > decimalsOf(currency)) value.note('rounded', '', raw);
    return amount;
  } catch (error) {
    if (error instanceof InvalidInput) return value.note('not-a-number', '', raw);
    if (error instanceof Refusal) return value.note('amount-too-large', '', raw);
    throw error;
  }
};
