import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Allocation,
  brokenIdentities,
  cashOf,
  emptyAllocation,
  emptyBalance,
  grossCost,
  largestOffer,
  reallocated,
  withSupportCosts,
} from './balance.js';

const allocation = (figures: Partial<Allocation> = {}): Allocation =>
  withSupportCosts({ ...emptyAllocation('TA-1', 1300), ...figures });

describe('The largest offer', () => {
  test('leaves room for programme support costs', () => {
    expect(largestOffer(113, allocation())).toBe(100);
    expect(largestOffer(112, allocation())).toBe(99); // 99 and 12.87, rounded to 13
    expect(largestOffer(1, allocation())).toBe(1); // 0.13 rounds to nothing
    expect(largestOffer(0, allocation())).toBe(0);
    expect(largestOffer(-5, allocation())).toBe(0);
  });

  test('goes on where earlier allocations of the same request stopped rounding', () => {
    // 3 bear 0.39, rounded to 0; one more makes 0.52, rounded to 1: the fourth costs 2
    expect(largestOffer(1, allocation({ committed: 3 }))).toBe(0);
    expect(largestOffer(2, allocation({ committed: 3 }))).toBe(1);
    expect(largestOffer(4, allocation({ committed: 2, spent: 2 }))).toBe(4); // 8 bear 1.04, and 4 of them bear 1 already
  });

  test('costs no more than there is, and one unit more would', () => {
    const cases = fc.record({
      available: fc.oneof(fc.nat(300), fc.nat(2_000_000_000)),
      basisPoints: fc.oneof(fc.constantFrom(0, 1, 700, 1300, 10_000), fc.nat(10_000)),
      bound: fc.oneof(fc.nat(300), fc.nat(2_000_000_000)),
    });
    fc.assert(
      fc.property(cases, ({ available, basisPoints, bound }) => {
        const before = withSupportCosts({ ...emptyAllocation('TA-1', basisPoints), committed: bound });
        const offer = largestOffer(available, before);
        expect(grossCost(offer, before)).toBeLessThanOrEqual(available);
        expect(grossCost(offer + 1, before)).toBeGreaterThan(available);
      }),
    );
  });
});

test('All that a ledger can hold can be offered', () => {
  expect(largestOffer(Number.MAX_SAFE_INTEGER, emptyAllocation('TA-1', 0))).toBe(Number.MAX_SAFE_INTEGER);
});

describe('The identity of the ledger', () => {
  const before = allocation();
  const after = allocation({ reserved: 40, committed: 30, spent: 30 });
  const received = { ...emptyBalance('USD'), receipts: 200, interest: 5, available: 205 };
  const balance = reallocated(received, before, after);

  test('holds when everything that came in is accounted for', () => {
    expect(after).toMatchObject({ pscCharged: 4, pscSetAside: 9 }); // 13 on 100, of which 3.9 are charged
    expect(balance).toMatchObject({
      reserved: 40,
      committed: 30,
      spent: 30,
      pscCharged: 4,
      pscSetAside: 9,
      available: 92,
    });
    expect(cashOf(balance)).toBe(205 - 30 - 4);
    expect(brokenIdentities(balance, [after])).toEqual([]);
  });

  test('says in words where it is broken', () => {
    expect(brokenIdentities({ ...balance, available: 93 }, [after])).toEqual([
      'receipts + interest + transfers = 205, but the uses add up to 206',
    ]);
    expect(brokenIdentities(balance, [])).toContain('spent is 30, but its allocations add up to 0');
    expect(brokenIdentities({ ...balance, receipts: 100, available: -8 }, [after])).toEqual(['available is -8']);
    const unrounded = { ...after, pscCharged: 3, pscSetAside: 10 };
    expect(brokenIdentities({ ...balance, pscCharged: 3, pscSetAside: 10 }, [unrounded])).toEqual([
      'TA-1: pscCharged is 3, and should be 4',
      'TA-1: pscSetAside is 10, and should be 9',
    ]);
    const overspent = { ...emptyBalance('USD'), receipts: 10, refunded: 20, available: -10 };
    expect(brokenIdentities(overspent, [])).toEqual(['available is -10', 'cash is -10']);
  });
});
