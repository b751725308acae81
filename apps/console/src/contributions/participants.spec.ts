import { describe, expect, test } from '@jest/globals';
import { activitiesOf, allOf, kindsIn, participantsIn } from './participants.js';

const results = (requestId: string, female: number, drafts: number) => {
  const people = { female, male: 5, notStated: 1 };
  const trained = { kind: 'capacity-building' as const, activities: 1, ...people };
  const drafted = { kind: 'legislative-drafting' as const, activities: drafts, female: 0, male: 0, notStated: 0 };
  return {
    ...{ requestId, title: requestId, activities: 1 + drafts, participants: people, bySector: [], outputs: 0 },
    ...{ byKind: drafts > 0 ? [drafted, trained] : [trained], ratings: null },
  };
};

describe('Results of several requests', () => {
  const both = [results('TA-2026-000001', 20, 2), results('TA-2026-000002', 10, 0)];

  test('count people by sex, with those of whom it was not recorded', () => {
    expect(participantsIn(both)).toEqual({ female: 30, male: 10, notStated: 2 });
    expect(allOf(participantsIn(both))).toBe(42);
    expect(participantsIn([])).toEqual({ female: 0, male: 0, notStated: 0 });
  });

  test('count what was done by kind, with most people first', () => {
    expect(kindsIn(both).map(({ kind, activities }) => [kind, activities])).toEqual([
      ['capacity-building', 2],
      ['legislative-drafting', 2],
    ]);
    expect(activitiesOf(both, 'legislative-drafting')).toBe(2);
    expect(activitiesOf(both, 'database')).toBe(0);
  });
});
