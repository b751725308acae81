import { describe, expect, test } from '@jest/globals';
import { resultRows } from './shown-as-file.js';

describe('Results in a file', () => {
  test('are counts of people, activities and outputs, and ratings, a row each', () => {
    const participants = { female: 12, male: 8, notStated: 1 };
    const result = {
      ...{ requestId: 'TA-2026-000001', title: 'Courts', activities: 3, participants, bySector: [], outputs: 2 },
      byKind: [{ kind: 'seminar' as const, activities: 3, ...participants }],
      ratings: { relevance: 5, coherence: 4, effectiveness: 4, efficiency: 3, impact: 4, sustainability: 2 },
    };
    const rows = resultRows([result], (what) => what);
    expect(rows.slice(0, 6)).toEqual(
      [
        ['people: female', 12],
        ['people: male', 8],
        ['people: notStated', 1],
        ['activities', 3],
        ['outputs', 2],
        ['activities: seminar', 3],
      ].map(([figure, amount]) => ['request', 'TA-2026-000001', 'Courts', figure, null, amount]),
    );
    expect(rows.at(6)).toEqual(['request', 'TA-2026-000001', 'Courts', 'ratings: relevance', null, 5]);
    expect(resultRows([{ ...result, ratings: null }], (what) => what)).toHaveLength(6);
  });
});
