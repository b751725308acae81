import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evenOut } from './even-out.js';

describe('Cells that are evened out', () => {
  test('are each paid by all in proportion', () => {
    const given = evenOut(
      [600, 400],
      [
        { amount: 600, cells: [0, 1] },
        { amount: 400, cells: [0, 1] },
      ],
    );
    expect(given).toEqual([
      [360, 240],
      [240, 160],
    ]);
  });

  test('are paid in full also where one of them may be paid by one alone', () => {
    const given = evenOut(
      [500, 500],
      [
        { amount: 750, cells: [0, 1] },
        { amount: 250, cells: [0] },
      ],
    );
    expect(given).toEqual([
      [250, 500],
      [250, 0],
    ]);
  });

  const table = fc
    .record({ payers: fc.integer({ min: 1, max: 4 }), cells: fc.integer({ min: 1, max: 5 }) })
    .chain((size) =>
      fc.array(
        fc.array(fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: null, freq: 3 }), {
          minLength: size.cells,
          maxLength: size.cells,
        }),
        { minLength: size.payers, maxLength: size.payers },
      ),
    );
  const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0);

  /** `null`: may not pay. Whatever was given can be given evenly. */
  test('get what they cost, each payer gives what it has, and nobody pays what it may not', () => {
    fc.assert(
      fc.property(table, (before) => {
        const cells = (before[0] ?? []).map((_, cell) => sum(before.map((row) => row[cell] ?? 0)));
        const payers = before.map((row) => ({
          amount: sum(row.map((part) => part ?? 0)),
          cells: row.flatMap((part, cell) => (part === null ? [] : [cell])),
        }));
        const given = evenOut(cells, payers);
        expect(given.map(sum)).toEqual(payers.map(({ amount }) => amount));
        expect(cells.map((_, cell) => sum(given.map((row) => row[cell] ?? 0)))).toEqual(cells);
        const forbidden = before.flatMap((row, index) =>
          row.flatMap((part, cell) => (part === null ? [given[index]?.[cell]] : [])),
        );
        expect(forbidden.filter((part) => part !== 0)).toEqual([]);
        expect(Math.min(0, ...given.flat())).toBe(0);
      }),
    );
  });

  test('differ from the proportion by what whole units cannot say, where all may pay for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 4 }),
        (amounts, weights) => {
          const cells = weights.map((weight) => weight * sum(amounts)); // so that they are what the payers give
          const scaled = amounts.map((amount) => amount * sum(weights));
          const payers = scaled.map((amount) => ({ amount, cells: cells.map((_, cell) => cell) }));
          for (const [index, row] of evenOut(cells, payers).entries())
            expect(row).toEqual(weights.map((weight) => weight * (amounts[index] ?? 0)));
        },
      ),
    );
  });
});
