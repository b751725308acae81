import { describe, expect, test } from '@jest/globals';
import { came, used } from './money-states.js';

const FIGURES = {
  ...{ announced: 100_000, signed: 90_000, receipts: 80_000, interest: 500, refunded: 2_000, transfers: -1_500 },
  ...{ reserved: 7_000, committed: 20_000, spent: 30_000, pscCharged: 3_900, pscSetAside: 3_510 },
  ...{ available: 12_590, advanceDrawn: 0 },
};

describe('Where money is', () => {
  test('adds up to what came, less what went back', () => {
    expect(came(FIGURES)).toBe(77_000);
    expect(used(FIGURES)).toBe(77_000);
  });

  test('counts what was taken before it came', () => {
    const advance = { ...FIGURES, receipts: 60_000, available: 0, advanceDrawn: 7_410 };
    expect(came(advance)).toBe(used(advance));
  });
});
