import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lengths, placed, stacked } from './bars.js';

describe('Bars', () => {
  test('of one whole fill it, one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1e12 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 2000 }),
        (values, width) => {
          fc.pre(values.some((value) => value > 0));
          const segments = stacked(values, width);
          const last = segments.at(-1) ?? { from: 0, width: 0 };
          expect(last.from + last.width).toBeCloseTo(width, 6);
          for (const [index, { from, width: own }] of segments.entries())
            expect(segments[index + 1]?.from ?? width).toBeCloseTo(from + own, 6);
        },
      ),
    );
  });

  test('of nothing, and of less, have no width', () => {
    expect(stacked([0, 0], 100)).toEqual([
      { from: 0, width: 0 },
      { from: 0, width: 0 },
    ]);
    expect(stacked([-5, 10], 100).map(({ width }) => width)).toEqual([0, 100]);
    expect(lengths([-5, 0, 1, 10_000], 100)).toEqual([0, 0, 2, 100]);
  });

  test('are mirrored where one reads from right to left', () => {
    expect(placed({ from: 10, width: 30 }, 100, false)).toBe(10);
    expect(placed({ from: 10, width: 30 }, 100, true)).toBe(60);
  });
});
