import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Flow } from './flow.js';

type SourceSketch = Readonly<{ capacity: number; cells: readonly number[] }>;

const flowOf = (cells: readonly number[], sources: readonly SourceSketch[]) => {
  const flow = new Flow(cells);
  const taken = sources.map(({ capacity, cells: reach }) => flow.take(capacity, reach));
  return { flow, taken };
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Maximum flow is minimum cut: either a cell's amount is cut, or all sources that reach it are. */
const minimumCut = (cells: readonly number[], sources: readonly SourceSketch[]): number => {
  const cuts = Array.from({ length: 2 ** cells.length }, (_, set) => {
    const isCut = (cell: number): boolean => Math.floor(set / 2 ** cell) % 2 === 1;
    const needed = sources.filter((source) => source.cells.some((cell) => !isCut(cell)));
    return sum(cells.filter((_amount, cell) => isCut(cell))) + sum(needed.map(({ capacity }) => capacity));
  });
  return Math.min(...cuts);
};

describe('The flow from contributions to the cells of a budget', () => {
  test('gives what each can, and says what is lacking', () => {
    const { flow, taken } = flowOf(
      [100, 50],
      [
        { capacity: 30, cells: [0] },
        { capacity: 200, cells: [1] },
      ],
    );
    expect(taken).toEqual([30, 50]);
    expect(flow.given).toEqual([
      [30, 0],
      [0, 50],
    ]);
    expect(flow.shortfall).toBe(70);
  });

  test('lets nothing wait because the wrong contribution was used first', () => {
    // the first could pay for both and is used for the first cell, the only one that the second may pay for
    const { flow, taken } = flowOf(
      [100, 100],
      [
        { capacity: 100, cells: [0, 1] },
        { capacity: 100, cells: [0] },
      ],
    );
    expect(taken).toEqual([100, 100]);
    expect(flow.given).toEqual([
      [0, 100],
      [100, 0],
    ]);
    expect(flow.shortfall).toBe(0);
  });

  test('finds ways through several contributions', () => {
    const sources = [
      { capacity: 10, cells: [0, 1] },
      { capacity: 10, cells: [1, 2] },
      { capacity: 10, cells: [2, 3] },
      { capacity: 10, cells: [0] },
      { capacity: 10, cells: [0] },
    ];
    expect(flowOf([10, 10, 10, 10], sources).taken).toEqual([10, 10, 10, 10, 0]);
  });

  test('gives nothing to a cell that may not be paid, and takes nothing twice', () => {
    const { flow, taken } = flowOf(
      [5],
      [
        { capacity: 9, cells: [] },
        { capacity: 0, cells: [0] },
        { capacity: 9, cells: [0] },
        { capacity: 9, cells: [0] },
      ],
    );
    expect(taken).toEqual([0, 0, 5, 0]);
    expect(flow.shortfall).toBe(0);
  });
});

describe('A flow that thousands of contributions could feed', () => {
  // If each looked through all those before it, this would take minutes.
  test('is found in a moment, be the budget paid already or out of reach', () => {
    const cells = Array.from({ length: 50 }, (_, cell) => cell);
    const amounts = [...cells.map(() => 1_000), 7];
    const { taken, flow } = flowOf(
      amounts,
      Array.from({ length: 10_000 }, () => ({ capacity: 10, cells })),
    );
    expect(sum(taken)).toBe(50_000);
    expect(flow.shortfall).toBe(7);
  });
});

describe('Whatever the contributions and cells, the flow', () => {
  const problems = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.record({
      cells: fc.array(fc.nat(20), { minLength: count, maxLength: count }),
      sources: fc.array(
        fc.record({ capacity: fc.nat(25), cells: fc.subarray(Array.from({ length: count }, (_, cell) => cell)) }),
        { maxLength: 7 },
      ),
    }),
  );
  const always = (holds: (problem: { cells: number[]; sources: SourceSketch[] }) => void): void =>
    fc.assert(fc.property(problems, holds), { numRuns: 1_000 });

  test('is the greatest there is, also of the first so many contributions alone: an earlier one gives all it can', () =>
    always(({ cells, sources }) => {
      const { taken } = flowOf(cells, sources);
      for (const count of [...sources.keys()].map((index) => index + 1))
        expect(sum(taken.slice(0, count))).toBe(minimumCut(cells, sources.slice(0, count)));
    }));

  test('is what was taken, goes only where it may, and fills no cell beyond its amount', () =>
    always(({ cells, sources }) => {
      const { flow, taken } = flowOf(cells, sources);
      for (const [source, given] of flow.given.entries()) {
        expect(sum(given)).toBe(taken[source]);
        expect(sum(given)).toBeLessThanOrEqual(sources[source]?.capacity ?? 0);
        expect(
          given.every((amount, cell) => amount === 0 || (amount > 0 && sources[source]?.cells.includes(cell))),
        ).toBe(true);
      }
      const paid = cells.map((_, cell) => sum(flow.given.map((given) => given[cell] ?? 0)));
      expect(paid.every((amount, cell) => amount <= (cells[cell] ?? 0))).toBe(true);
      expect(flow.shortfall).toBe(sum(cells) - sum(taken));
    }));
});
