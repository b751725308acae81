import { describe, expect, test } from '@jest/globals';
import type { Need, ProposedAllocation, ResourceCheck } from '#contributions';
import { KENYA, line } from '../testing/index.js';
import { AppendSpace } from './append-space.js';

const need: Need = {
  requestId: 'TA-1',
  programme: 'GPAC',
  themes: [],
  beneficiaries: KENYA,
  currency: 'USD',
  lines: [line('L1', 1)],
  startsOn: '2026-03-01',
};
const from = (contributionId: string): ProposedAllocation => ({
  contributionId,
  currency: 'USD',
  amount: 1,
  held: 1,
  rates: [],
  cells: [],
});
const checkWith = (count: number, prefix = 'VC'): ResourceCheck => ({
  directCost: count,
  shortfall: 0,
  considered: [],
  allocations: Array.from({ length: count }, (_, index) => from(`${prefix}-${index}`)),
});

describe('What an append of a pass has room for', () => {
  const taken = (space: AppendSpace, check: ResourceCheck, most: number): number => {
    let count = 0;
    while (count < most && space.takes(need, check)) count += 1;
    return count;
  };

  test('is bounded by its bytes', () => {
    const count = taken(new AppendSpace(), checkWith(1), 1_000);
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThan(300);
  });

  test('is bounded by the streams of requests and contributions, each of which counts once', () => {
    const space = new AppendSpace();
    expect(space.takes(need, checkWith(300, 'A'))).toBe(true);
    expect(space.takes(need, checkWith(99, 'B'))).toBe(false); // 402 streams
    const other = new AppendSpace();
    expect([other.takes(need, checkWith(100, 'A')), other.takes(need, checkWith(100, 'A'))]).toEqual([true, true]);
  });

  test('is never too little for the first, and none is left once something did not fit', () => {
    const space = new AppendSpace();
    expect(space.takes(need, checkWith(2_000))).toBe(true);
    expect(space.takes(need, checkWith(1))).toBe(false);
    const full = new AppendSpace();
    full.takes(need, checkWith(300, 'A'));
    full.takes(need, checkWith(300, 'B'));
    expect(full.takes(need, checkWith(0))).toBe(false);
  });
});
