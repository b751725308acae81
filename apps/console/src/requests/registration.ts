import { textOf, type Value, type Values, valueAt } from '../commands/values.js';

/** Of whole. */
const WHOLE = 10_000;

type Part = Readonly<{ code: string; share: number | undefined }>;

const partsIn = (values: Values): readonly Part[] => {
  const typed = (valueAt(values, 'beneficiaries') ?? []) as readonly Value[];
  return (typed as readonly Values[])
    .map((one) => ({ code: textOf(one['code']), share: basisPoints(textOf(one['share'])) }))
    .filter(({ code }) => code !== '');
};

/** `12.5` is 1250. */
const basisPoints = (typed: string): number | undefined => {
  const number = Number(typed.replace(',', '.'));
  return typed.trim() === '' || !Number.isFinite(number) ? undefined : Math.round(number * 100);
};

/** Countries with their shares in basis points; equal ones where none was typed, the first ones greater by what is left over. */
export const beneficiariesIn = (values: Values): readonly Readonly<{ kind: string; code: string; share: number }>[] => {
  if (textOf(values['for']) === 'global') return [{ kind: 'global', code: '001', share: WHOLE }];
  const parts = partsIn(values);
  const isEqual = parts.every(({ share }) => share === undefined);
  const equal = Math.floor(WHOLE / parts.length);
  return parts.map(({ code, share }, at) => ({
    ...{ kind: 'country', code },
    share: isEqual ? equal + (at < WHOLE - equal * parts.length ? 1 : 0) : (share ?? 0),
  }));
};

/** What the shares add up to, in percent; undefined: they are right. */
export const wrongSum = (values: Values): number | undefined => {
  const sum = beneficiariesIn(values).reduce((all, { share }) => all + share, 0);
  return sum === WHOLE || sum === 0 ? undefined : sum / 100;
};

export const originIn = (values: Values): Readonly<Record<string, string>> => {
  const kind = textOf(valueAt(values, 'origin.kind')) || 'state';
  if (kind === 'centre') return { kind };
  if (kind === 'regional-body') return { kind, name: textOf(valueAt(values, 'origin.name')).trim() };
  return { kind, country: textOf(valueAt(values, 'origin.country')) };
};
