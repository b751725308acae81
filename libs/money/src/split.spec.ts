import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percentOf, split } from './index.js';

const weights = fc
  .array(fc.oneof(fc.nat(), fc.maxSafeInteger().map(Math.abs)), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0));

describe('A split', () => {
  test('gives what is left to the largest remainders, then to the first', () => {
    expect(split(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(split(10, [55, 30, 15])).toEqual([6, 3, 1]);
    expect(split(7, [1, 2, 3])).toEqual([1, 2, 4]);
    expect(split(5, [0, 1, 0])).toEqual([0, 5, 0]);
    expect(split(0, [1, 2])).toEqual([0, 0]);
    expect(split(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  test('neither creates nor loses a unit, and is within one unit of the exact share', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (minor, list) => {
        const parts = split(minor, list).map(BigInt);
        const total = list.map(BigInt).reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(BigInt(minor));
        parts.forEach((part, index) => {
          const off = part * total - BigInt(minor) * BigInt(list[index] ?? 0);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    ));

  test('is exact where a product is just small enough for a number, and where it just is not', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 26 }), fc.integer({ min: -9, max: 9 }), (weight, off) => {
        const amount = Math.floor(Number.MAX_SAFE_INTEGER / (weight + 1)) + off;
        const [product, total] = [BigInt(amount) * BigInt(weight), BigInt(weight + 1)];
        const left = product % total;
        // Of two, the larger remainder has the unit that is left; the first, where they are equal.
        const first = Number(product / total) + (left > 0n && 2n * left >= total ? 1 : 0);
        expect(split(amount, [weight, 1])).toEqual([first, amount - first]);
        const rounded = (2n * BigInt(amount) * BigInt(weight) + 10_000n) / 20_000n;
        expect(percentOf(amount, weight)).toBe(Number(rounded));
      }),
    ));

  test('of a negative amount mirrors that of the positive', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (minor, list) => {
        expect(split(-minor, list)).toEqual(split(minor, list).map((part) => 0 - part));
      }),
    ));

  test('never favours a smaller weight', () =>
    fc.assert(
      fc.property(fc.nat(), weights, (minor, list) => {
        const parts = split(
          minor,
          list.toSorted((a, b) => b - a),
        );
        expect(parts).toEqual(parts.toSorted((a, b) => b - a));
      }),
    ));

  test('needs weights that are whole, not negative, and add up to something', () => {
    for (const list of [[], [0, 0], [1, -1], [0.5, 0.5], [Number.NaN]]) {
      expect(() => split(10, list)).toThrow(RangeError);
    }
    expect(() => split(0.5, [1])).toThrow(RangeError);
  });
});

describe('A percentage', () => {
  test('is rounded half away from zero', () => {
    expect(percentOf(400, 1300)).toBe(52);
    expect(percentOf(4, 1300)).toBe(1); // 0.52
    expect(percentOf(50, 100)).toBe(1); // 0.5
    expect(percentOf(-50, 100)).toBe(-1);
    expect(percentOf(49, 100)).toBe(0);
    expect(Object.is(percentOf(-49, 100), 0)).toBe(true);
    expect(percentOf(Number.MAX_SAFE_INTEGER, 10_000)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('is within half a unit of the exact one', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 10_000 }), (minor, basisPoints) => {
        const off = BigInt(percentOf(minor, basisPoints)) * 10_000n - BigInt(minor) * BigInt(basisPoints);
        expect(off <= 5_000n && off >= -5_000n).toBe(true);
      }),
    ));

  test('needs whole basis points, and a result that is a safe integer', () => {
    expect(() => percentOf(100, 12.5)).toThrow(RangeError);
    expect(() => percentOf(100, -1)).toThrow(RangeError);
    expect(() => percentOf(Number.MAX_SAFE_INTEGER, 20_000)).toThrow(RangeError);
  });
});
