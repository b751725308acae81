import { describe, expect, test } from '@jest/globals';
import { withoutPersons } from './without-persons.js';

const declarations = {
  Met: [{ person: 'people.*.personId', fields: ['people.*.name'] }],
  Asked: [{ person: 'focalPoint.personId', fields: ['focalPoint.name'] }],
};

describe('An event without persons', () => {
  test('names none of those that it is declared to name, and everything else', () => {
    const people = [
      { personId: 'p-1', name: 'Amina', present: true },
      { personId: 'p-2', name: null, present: false },
    ];
    const event = { type: 'Met', data: { place: 'Nairobi', people } };
    expect(withoutPersons(event, declarations)).toEqual({
      place: 'Nairobi',
      people: [
        { personId: null, name: null, present: true },
        { personId: null, name: null, present: false },
      ],
    });
    expect(people[0]?.name).toBe('Amina');
  });

  test('is as it was where nobody is named', () => {
    expect(withoutPersons({ type: 'Asked', data: { focalPoint: null, title: 'T' } }, declarations)).toEqual({
      focalPoint: null,
      title: 'T',
    });
    expect(withoutPersons({ type: 'toString', data: { a: 1 } }, declarations)).toEqual({ a: 1 });
  });
});
