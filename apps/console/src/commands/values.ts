import { minorUnitsIn } from '../amounts/amounts.js';
import type { Field } from './commands.js';

/** What was typed in a form, as it was typed. */
export type Value = string | boolean | Values | readonly Value[];
export type Values = { readonly [name: string]: Value };

/** Which field (`budget.lines.0.amount`) wants what; `rule`: in the words of the api, where it was the api that refused. */
export type FieldFault = Readonly<{
  path: string;
  kind: 'required' | 'choose' | 'amount' | 'number' | 'rule';
  rule?: string;
}>;

const isGroup = (value: Value | undefined): value is Values => typeof value === 'object' && !Array.isArray(value);

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value)
    ? value.every(isEmpty)
    : isGroup(value) && Object.entries(value).every(([name, one]) => name === 'currency' || isEmpty(one)));

/** What was typed in a field of one line. */
export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** The value at a path such as `lines.0.amount`. */
export const valueAt = (values: Values, path: string): Value | undefined =>
  path.split('.').reduce<Value | undefined>((value, part) => (value as Values | undefined)?.[part], values);

/** The same with another value there. */
export const withValue = (values: Values, path: string, value: Value): Values => {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0)
    return Array.isArray(values)
      ? (values.with(Number(first), value) as unknown as Values)
      : { ...values, [first]: value };
  const within = (values[first] ?? {}) as Values;
  const changed = withValue(within, rest.join('.'), value);
  return Array.isArray(values)
    ? (values.with(Number(first), changed) as unknown as Values)
    : { ...values, [first]: changed };
};

type Read = Readonly<{ body: unknown; faults: readonly FieldFault[] }>;
const NOTHING: Read = { body: undefined, faults: [] };

/** In which amounts of a group are: its own currency, where it has one. */
const currencyIn = (values: Values, outer: string): string => textOf(values['currency']) || outer;

/** In which an amount at this path is asked for: that of the nearest group that names one, or of all. */
export const currencyAt = (values: Values, path: string, outer: string): string => {
  const [first = '', ...rest] = path.split('.');
  const inner = currencyIn(values, outer);
  const within = values[first];
  return rest.length > 0 && typeof within === 'object' ? currencyAt(within as Values, rest.join('.'), inner) : inner;
};

/** The body of a command, or what is missing in it. Without what was left empty. `currency`: of amounts that name none. */
export const bodyOf = (
  fields: readonly Field[],
  values: Values,
  currency = '',
): Readonly<{ body: Record<string, unknown>; faults: readonly FieldFault[] }> => {
  const inner = currencyIn(values, currency);
  const read = fields.map((field) => [field.name, readField(field, values[field.name], field.name, inner)] as const);
  return {
    body: Object.fromEntries(read.filter(([, { body }]) => body !== undefined).map(([name, { body }]) => [name, body])),
    faults: read.flatMap(([, { faults }]) => faults),
  };
};

const readField = (field: Field, value: Value | undefined, path: string, currency: string): Read => {
  if (field.kind === 'yes-or-no')
    return isNothing(value) && !field.required ? NOTHING : { body: value === true, faults: [] };
  if (value === undefined || isEmpty(value)) return readNothing(field, path);
  switch (field.kind) {
    case 'text':
    case 'day':
    case 'other':
      return { body: textOf(value).trim(), faults: [] };
    case 'choice':
      return { body: field.choices?.find((one) => String(one) === value) ?? value, faults: [] };
    case 'integer':
    case 'number':
      return readNumber(field, value, path);
    case 'money':
      return readMoney(value, path);
    case 'amount': {
      const minor = minorUnitsIn(textOf(value), currency);
      return minor === undefined ? fault(path, 'amount') : { body: minor, faults: [] };
    }
    case 'group':
      return isGroup(value) ? nested(bodyOf(field.fields ?? [], value, currency), path) : NOTHING;
    case 'list':
      return readList(field, value, path, currency);
  }
};

const isNothing = (value: Value | undefined): boolean => value === undefined || value === '';

const readNothing = ({ kind, required, least = 0, fields = [] }: Field, path: string): Read => {
  if (kind === 'group' && required) return nested(bodyOf(fields, {}), path); // what it wants, by name
  // A list that may be empty is given empty.
  if (kind === 'list' && required && least === 0) return { body: [], faults: [] };
  return required ? fault(path, kind === 'choice' ? 'choose' : 'required') : NOTHING;
};

const readNumber = ({ kind }: Field, value: Value, path: string): Read => {
  const number = Number(value);
  const isGood = kind === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number);
  return isGood ? { body: number, faults: [] } : fault(path, 'number');
};

const readMoney = (value: Value, path: string): Read => {
  const { amount = '', currency = '' } = isGroup(value) ? value : {};
  if (currency === '') return fault(`${path}.currency`, 'choose');
  const minor = minorUnitsIn(textOf(amount), textOf(currency));
  return minor === undefined ? fault(`${path}.amount`, 'amount') : { body: { minor, currency }, faults: [] };
};

const readList = ({ item }: Field, value: Value, path: string, currency: string): Read => {
  if (!item || !Array.isArray(value)) return NOTHING;
  const read = value.map((one: Value, at) => readField(item, one, `${path}.${at}`, currency));
  return { body: read.map(({ body }) => body), faults: read.flatMap(({ faults }) => faults) };
};

const fault = (path: string, kind: FieldFault['kind']): Read => ({ body: undefined, faults: [{ path, kind }] });
const nested = ({ body, faults }: ReturnType<typeof bodyOf>, path: string): Read => ({
  body,
  faults: faults.map((one) => ({ ...one, path: `${path}.${one.path}` })),
});

/** `budget.lines[0].amount`, as the api names a field, is `budget.lines.0.amount` here. */
export const pathOf = (field: string): string => field.replaceAll(/\[(\d+)\]/g, '.$1');
