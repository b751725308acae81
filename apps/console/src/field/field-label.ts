import type { WordId, Words } from '../words/words.js';

const LABELS: Readonly<Record<string, WordId>> = {
  requestId: 'field-office.project',
  kind: 'field-office.activity.kind',
  title: 'field-office.activity.title',
  from: 'field-office.from',
  to: 'field-office.to',
  place: 'field-office.place',
  female: 'field-office.women',
  male: 'field-office.men',
  notStated: 'field-office.not-recorded',
  outcome: 'field-office.outcome',
  lineId: 'field-office.line',
  amount: 'field-office.amount',
  currency: 'field-office.currency',
  occurredOn: 'field-office.occurred-on',
  description: 'field-office.description',
};

/** How the forms of the field call a field; sectors go by their own names. */
export const fieldLabel = (field: string, { t, known }: Words): string => {
  const word = LABELS[field];
  return word ? t(word) : (known(`choice.${field}`) ?? field);
};
