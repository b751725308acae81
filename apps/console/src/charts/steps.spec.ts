import { describe, expect, test } from '@jest/globals';
import { daysOfQuarter, summed } from './steps.js';

describe('Sums over time', () => {
  test.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
  ])('know the days of %s', (quarter, first, last) => expect(daysOfQuarter(quarter)).toEqual({ first, last }));

  test('begin at nothing, jump at the end of a quarter, and end at the day that is shown', () => {
    const quarters = [
      { quarter: '2025-Q4', amount: 100 },
      { quarter: '2026-Q2', amount: -30 },
    ];
    expect(summed(quarters, '2026-05-10')).toEqual([
      { day: '2025-10-01', value: 0 },
      { day: '2025-12-31', value: 100 },
      { day: '2026-05-10', value: 70 },
    ]);
    expect(summed(quarters, '2026-11-27').at(-1)).toEqual({ day: '2026-11-27', value: 70 });
    expect(summed([], '2026-05-10')).toEqual([]);
  });
});
