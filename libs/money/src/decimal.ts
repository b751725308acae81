import { InvalidInput } from '#event-sourcing';
import { decimalsOf } from './currency.js';
import { type Money, money } from './money.js';
import { divideRounded, toMinor } from './rounding.js';

/** xsd:decimal: a sign, digits, a point; no exponent, no grouping. */
const DECIMAL = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?$/;

/**
 * '1234.5' in USD is 123450 cents. Digits beyond the currency's are rounded once, half away from zero.
 * Errors: InvalidInput(field, …) when the text is no decimal number; Refusal `AmountTooLarge`;
 * RangeError for what is not a currency.
 */
export const fromDecimal = (text: string, currency: string, field = 'amount'): Money => {
  const [, sign, whole = '', fraction = ''] = DECIMAL.exec(text.trim()) ?? [];
  if (whole + fraction === '') throw new InvalidInput(field, 'must be a decimal number', { value: text.slice(0, 60) });
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const rounded = divideRounded(units * 10n ** BigInt(decimalsOf(currency)), 10n ** BigInt(fraction.length));
  return money(toMinor(rounded, currency), currency);
};

/** For files and machines: 123450 cents of USD are '1234.50', exactly. */
export const toDecimal = ({ minor, currency }: Money): string => {
  const places = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** For people, with the currency's code, since '$' means many: 'USD 1,234.50' (the space does not break). */
export const formatMoney = (amount: Money, locale = 'en'): string => {
  const places = decimalsOf(amount.currency); // ISO's: Intl drops the cents of some currencies
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(toDecimal(amount) as Intl.StringNumericLiteral); // a decimal string, which Intl formats exactly
};
