import { isCountry, isRegion } from '#countries';
import { isDay } from '#event-sourcing';
import { THEMES } from '#mandates';
import { isCurrency } from '#money';
import type { Kind } from './field.js';

const isString = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';

export const textOf = (schema: Kind['schema'], rule: string, holds: (value: string) => boolean): Kind => ({
  schema: { type: 'string', ...schema },
  isShape: isString,
  shape: 'must be text',
  brokenRule: (value: string) => (holds(value) ? undefined : rule),
});

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text that people write: line breaks and tabs are welcome, other control characters are not. */
export const text = ({ max }: { max: number }): Kind => ({
  schema: { type: 'string', minLength: 1, maxLength: max },
  isShape: isString,
  shape: 'must be text',
  brokenRule: (value: string) => {
    if (value.trim() === '') return 'must not be empty';
    if (value.length > max) return `must be at most ${max} characters`;
    return CONTROL_CHARACTERS.test(value) ? 'must have no control characters' : undefined;
  },
});

/** An id that the caller chooses. */
export const id = (max = 64): Kind =>
  textOf(
    { pattern: `^[A-Za-z0-9][A-Za-z0-9._-]{0,${max - 1}}$` },
    `must be 1 to ${max} letters, digits, dots, hyphens or underscores, the first a letter or digit`,
    (value) => value.length <= max && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value),
  );

export const matching = (pattern: RegExp, rule: string): Kind =>
  textOf({ pattern: pattern.source }, rule, (value) => pattern.test(value));

export const day = textOf({ format: 'date', example: '2026-05-31' }, 'must be a calendar day, YYYY-MM-DD', isDay);

const MOMENT = /^[\d-]{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** The offset of a moment leads beyond the last day of 9999, too, where no database follows. */
const dayInUtc = (value: string): string => new Date(value.toUpperCase()).toISOString().slice(0, 10);

export const moment = textOf(
  { format: 'date-time', example: '2025-12-31T23:59:59Z' },
  'must be a moment in the form 2025-12-31T23:59:59Z (RFC 3339; + is written %2B in an address)',
  (value) => MOMENT.test(value) && isDay(value.slice(0, 10)) && isDay(dayInUtc(value)),
);

export const country = textOf(
  { pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', example: 'KE' },
  'must be an ISO 3166-1 alpha-2 country',
  isCountry,
);

export const region = textOf(
  { pattern: '^[0-9]{3}$', description: 'UN M49', example: '011' },
  'must be a UN M49 region',
  isRegion,
);

export const currency = textOf(
  { pattern: '^[A-Z]{3}$', description: 'ISO 4217', example: 'USD' },
  'must be an ISO 4217 currency',
  isCurrency,
);

export const number = (min: number, max: number, schema: Kind['schema'] = {}): Kind => ({
  schema: { type: 'integer', minimum: min, maximum: max, ...schema },
  isShape: isNumber,
  shape: 'must be a number',
  brokenRule: (value: number) =>
    Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : `must be a whole number from ${min} to ${max}`,
});

/** Whole minor units of a currency: cents of USD. */
export const minorUnits = ({ min = 1 }: { min?: number } = {}): Kind =>
  number(min, Number.MAX_SAFE_INTEGER, { description: 'Whole minor units', example: 1_000_000 });

/** 1300 is 13 %. */
export const basisPoints = number(0, 10_000, { description: 'Basis points', example: 1300 });

/** A decimal number as text, so that nothing is rounded. */
export const decimal = matching(
  /^-?\d{1,15}(\.\d{1,6})?$/,
  'must be a decimal number, at most 15 digits before and 6 after the point, as text',
);

export const yesOrNo: Kind = {
  schema: { type: 'boolean' },
  isShape: (value) => typeof value === 'boolean',
  shape: 'must be true or false',
  brokenRule: () => undefined,
};

export const oneOf = (values: readonly (string | number)[]): Kind => {
  const isOfNumbers = values.every(isNumber);
  return {
    schema: { type: isOfNumbers ? 'integer' : 'string', enum: [...values] },
    isShape: isOfNumbers ? isNumber : isString,
    shape: isOfNumbers ? 'must be a number' : 'must be text',
    brokenRule: (value: string | number) =>
      values.includes(value) ? undefined : `must be one of ${values.join(', ')}`,
  };
};

export const theme = oneOf(THEMES.map(({ slug }) => slug));
