import type { Recorded } from '#event-sourcing';
import { type Money, formatMoney } from '#money';
import { table } from './table.js';

/** A request's events, one line each: when it was recorded, what happened, by whom it was told. */
export const timelineTable = (events: readonly Recorded[]): string =>
  table(
    [
      { title: 'recorded', of: ({ metadata }) => metadata.recordedAt.slice(0, 10) },
      { title: 'what happened', of: ({ type }) => inWords(type) },
      { title: '', of: ({ data }) => detailOf(data), widest: 33 },
      { title: 'told by', of: ({ metadata }) => metadata.actor.replace('@example.org', '') },
    ],
    events,
  );

/** `ExpenditureRecorded` is "Expenditure recorded". */
const inWords = (type: string): string => type.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

/** What says most about an event, in this order of preference; with a word before it where it would not speak for itself. */
const TELLING: readonly (readonly [field: string, word?: string])[] = [
  ['title'],
  ['description'],
  ['question'],
  ['answer'],
  ['describes'],
  ['lesson'],
  ['summary'],
  ['reason'],
  ['outcome'],
  ['officeCode'],
  ['mandate', 'under action'],
  ['milestoneId'],
  ['value'],
  ['expiresOn', 'until'],
  ['confirmedOn', 'on'],
  ['dueOn', 'due on'],
];

const detailOf = (data: unknown): string => {
  if (!isRecord(data)) return '';
  const amount = isMoney(data['amount']) ? formatMoney(data['amount']) : '';
  const details = TELLING.flatMap(([field, word = '']) => {
    const value = data[field];
    return typeof value === 'string' && value !== '' ? [[word, value]] : [];
  });
  return [amount, ...(details[0] ?? [])].filter((part) => part !== '').join(' ');
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isMoney = (value: unknown): value is Money =>
  isRecord(value) && typeof value['minor'] === 'number' && typeof value['currency'] === 'string';
