import { fieldOfficeList } from '#field-offices';
import { ObjectView, RowView } from '../views/row-view.js';

const texts = { type: 'array', items: { type: 'string' } } as const;
const count = { type: 'integer', required: false } as const;

const OfficeView = RowView('FieldOffice', fieldOfficeList, 'field_office', {
  countries: texts,
  themes: texts,
  languages: texts,
  weekend: texts,
  holidays: { type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Day and name' },
  capacity: { ...count, description: 'Projects that it can run at the same time' },
  to_answer: { ...count, description: 'Requests that wait for its answer' },
  delivering: count,
  suspended: count,
  free: { ...count, description: 'Projects that it can still take' },
});

export const OfficeList = ObjectView('FieldOfficeList', { items: { type: OfficeView, isArray: true } });
