import { minorUnitsIn } from '../amounts/amounts.js';
import type { Activity, Entry } from './entry.js';

export const SECTORS = [
  'police',
  'prosecution',
  'judiciary',
  'prisons',
  'customs',
  'legislature',
  'civil-society',
  'other',
] as const;
const PEOPLE = ['female', 'male', 'notStated'] as const;

type Typed = Readonly<Record<string, string>>;
/** `field`: in the form. `kind`: what is wrong with it. */
export type Fault = Readonly<{
  field: string;
  kind: 'required' | 'choose' | 'number' | 'amount' | 'order' | 'sectors';
}>;

const textIn = (values: Typed, field: string): string => (values[field] ?? '').trim();
const count = (typed: string): number => (typed === '' ? 0 : Number(typed));
const isCount = (typed: string): boolean => /^\d{0,8}$/.test(typed);

/** The activity that was typed. Only of values without faults. */
export const activityOf = (values: Typed): Activity => {
  const text = (field: string): string => textIn(values, field);
  const isCounted = PEOPLE.some((one) => text(one) !== '');
  const [female = 0, male = 0, notStated = 0] = PEOPLE.map((one) => count(text(one)));
  const sectors = SECTORS.map((one) => [one, count(text(one))] as const).filter(([, people]) => people > 0);
  return {
    ...{
      plannedId: null,
      kind: text('kind'),
      title: text('title'),
      from: text('from'),
      to: text('to') || text('from'),
    },
    ...{ country: null, place: text('place') || null },
    participants: isCounted ? { female, male, notStated } : null,
    sectors: Object.fromEntries(sectors),
    outputs: text('outcome') === '' ? [] : [text('outcome')],
  };
};

const expenditureOf = (values: Typed) => ({
  ...{ lineId: textIn(values, 'lineId'), occurredOn: textIn(values, 'occurredOn') },
  ...{ description: textIn(values, 'description') },
  amount: {
    minor: minorUnitsIn(textIn(values, 'amount'), textIn(values, 'currency')) ?? 0,
    currency: textIn(values, 'currency'),
  },
});

/** What is sent first of an entry. */
export const factOf = ({ id, kind, values, decision }: Entry): Readonly<{ path: string; body: object }> => {
  const request = `/api/v1/requests/${encodeURIComponent(values['requestId'] ?? '')}`;
  if (decision) {
    const { of, content, reason } = decision;
    const path = `${request}/activities/${encodeURIComponent(of.activityId)}/corrections`;
    return { path, body: { ...content, correctionId: id, reason } };
  }
  return kind === 'activity'
    ? { path: `${request}/activities`, body: { ...activityOf(values), activityId: id } }
    : { path: `${request}/expenditures`, body: { ...expenditureOf(values), expenditureId: id } };
};

/** On which day it happened. */
export const dayOf = ({ values }: Pick<Entry, 'values'>): string =>
  textIn(values, 'occurredOn') || textIn(values, 'to') || textIn(values, 'from');

/** What is wrong with what was typed. */
export const faultsIn = (kind: Entry['kind'], values: Typed): readonly Fault[] => [
  ...needed(values, 'choose', ['requestId']),
  ...(kind === 'activity' ? faultsInActivity(values) : faultsInExpenditure(values)),
];

const needed = (values: Typed, kind: Fault['kind'], fields: readonly string[]): readonly Fault[] =>
  fields.filter((field) => textIn(values, field) === '').map((field) => ({ field, kind }));

const faultsInActivity = (values: Typed): readonly Fault[] => {
  const numbers = [...PEOPLE, ...SECTORS].filter((field) => !isCount(textIn(values, field)));
  const total = (fields: readonly string[]): number =>
    fields.reduce((sum, field) => sum + count(textIn(values, field)), 0);
  const [from, to] = [textIn(values, 'from'), textIn(values, 'to')];
  return [
    ...needed(values, 'choose', ['kind']),
    ...needed(values, 'required', ['title', 'from']),
    ...(from !== '' && to !== '' && to < from ? [{ field: 'to', kind: 'order' } as const] : []),
    ...numbers.map((field) => ({ field, kind: 'number' }) as const),
    ...(numbers.length === 0 && total(SECTORS) > total(PEOPLE)
      ? [{ field: SECTORS[0], kind: 'sectors' } as const]
      : []),
  ];
};

const faultsInExpenditure = (values: Typed): readonly Fault[] => {
  const currency = textIn(values, 'currency');
  const minor = minorUnitsIn(textIn(values, 'amount'), currency);
  return [
    ...needed(values, 'choose', ['lineId']),
    ...(minor === undefined || minor === 0 ? [{ field: 'amount', kind: 'amount' } as const] : []),
    ...(/^[A-Z]{3}$/.test(currency) ? [] : [{ field: 'currency', kind: 'choose' } as const]),
    ...needed(values, 'required', ['occurredOn', 'description']),
  ];
};
