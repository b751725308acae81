import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paidInProportion } from './pro-rata.js';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);
const payers = (weights: readonly number[], paid: readonly number[] = [], most: readonly number[] = []) =>
  weights.map((weight, index) => ({ weight, paid: paid[index] ?? 0, most: most[index] ?? 1_000_000 }));

describe('What is paid in proportion', () => {
  test('is split by weight, by the largest remainder', () => {
    expect(paidInProportion(100, payers([600, 400]))).toEqual([60, 40]);
    expect(paidInProportion(100, payers([1, 1, 1]))).toEqual([34, 33, 33]);
    expect(paidInProportion(100, payers([1, 0]))).toEqual([100, 0]);
  });

  test('comes round to everyone: many small amounts are split like a large one', () => {
    const paid = [0, 0, 0];
    for (let unit = 0; unit < 30; unit += 1)
      paidInProportion(1, payers([5, 3, 2], paid)).forEach((part, index) => (paid[index] = (paid[index] ?? 0) + part));
    expect(paid).toEqual([15, 9, 6]);
  });

  test('is carried by the others where one cannot pay, and evened out once it can', () => {
    expect(paidInProportion(100, payers([1, 1], [], [20]))).toEqual([20, 80]);
    expect(paidInProportion(100, payers([1, 1], [20, 80]))).toEqual([80, 20]);
    expect(paidInProportion(10, payers([1, 1], [20, 80]))).toEqual([10, 0]);
  });

  test('is all that they can pay, where that is less', () => {
    expect(paidInProportion(100, payers([1, 1], [], [20, 30]))).toEqual([20, 30]);
    expect(paidInProportion(100, payers([0, 0]))).toEqual([0, 0]);
  });

  const anyPayers = fc.array(
    fc.record({
      weight: fc.oneof(fc.nat(5), fc.nat(1_000_000), fc.constant(Number.MAX_SAFE_INTEGER)),
      paid: fc.oneof(fc.nat(5), fc.nat(100_000)),
      most: fc.oneof(fc.nat(5), fc.nat(100_000), fc.constant(Number.MAX_SAFE_INTEGER)),
    }),
    { minLength: 1, maxLength: 6 },
  );

  test('loses no unit and makes none, and nobody pays more than it can', () => {
    fc.assert(
      fc.property(fc.nat(300_000), anyPayers, (amount, all) => {
        const parts = paidInProportion(amount, all);
        const room = all.reduce((most, one) => most + BigInt(one.weight > 0 ? one.most : 0), 0n);
        expect(sum(parts)).toBe(BigInt(amount) < room ? amount : Number(room));
        for (const [index, part] of parts.entries()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(all[index]?.weight ? (all[index]?.most ?? 0) : 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('never raises one above the others while a lower one could still pay, but for a unit', () => {
    const few = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), paid: fc.nat(100), most: fc.nat(100) }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.nat(300), few, (amount, all) => {
        const parts = paidInProportion(amount, all);
        const after = all.map((one, index) => ({ ...one, part: parts[index] ?? 0 }));
        for (const raised of after.filter(({ part }) => part > 1))
          for (const lower of after.filter(({ part, most }) => part + 1 < most))
            expect((raised.paid + raised.part - 1) / raised.weight).toBeLessThanOrEqual(
              (lower.paid + lower.part + 1) / lower.weight,
            );
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    [4, 1],
    [8, 2],
  ])('of up to %d payers is in proportion within %d unit(s) after any number of payments', (most, units) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: most }),
        fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 10_000 })), { maxLength: 60 }),
        (weights, amounts) => {
          const paid = weights.map(() => 0);
          for (const amount of amounts) {
            const parts = paidInProportion(amount, payers(weights, paid));
            parts.forEach((part, index) => (paid[index] = (paid[index] ?? 0) + part));
            const apart = weights.map((weight, index) =>
              Math.abs((paid[index] ?? 0) - (sum(paid) * weight) / sum(weights)),
            );
            expect(Math.max(...apart)).toBeLessThan(units + 1e-9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
