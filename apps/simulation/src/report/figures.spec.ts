import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gini, median, ninetieth, percent } from './figures.js';

describe('Figures of a report', () => {
  test('are of the nearest rank', () => {
    const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect([median(ten), ninetieth(ten), median([7]), ninetieth([7])]).toEqual([5, 9, 7, 7]);
  });

  test('are null of none', () =>
    expect([median([]), ninetieth([]), gini([]), percent(0, 0)]).toEqual([null, null, null, null]));

  test('have percent with one decimal', () => expect(percent(1, 3)).toBe(33.3));
});

describe('The Gini coefficient', () => {
  test('is 0 when all wait alike, and grows as one waits for all', () => {
    expect(gini([5, 5, 5])).toBe(0);
    expect(gini([0, 0, 0])).toBe(0);
    expect(gini([1, 2, 3, 4])).toBe(0.25);
    expect(gini([0, 0, 0, 8])).toBe(0.75);
  });

  test('is half the mean difference between any two, relative to the mean', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 }), (days) => {
        const total = days.reduce((sum, one) => sum + one, 0);
        const differences = days.flatMap((a) => days.map((b) => Math.abs(a - b))).reduce((sum, one) => sum + one, 0);
        const expected = total === 0 ? 0 : differences / (2 * days.length * total);
        expect(gini(days)).toBeCloseTo(expected, 2);
      }),
    ));
});
