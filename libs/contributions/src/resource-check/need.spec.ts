import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cellsOf, directCost } from './need.js';

const line = (lineId: string, amount: number) => ({
  lineId,
  category: 'travel' as const,
  description: 'Missions',
  amount,
});

describe('The cells of a budget', () => {
  test('are its lines by beneficiary, in proportion to their shares', () => {
    const beneficiaries = [
      { kind: 'country' as const, code: 'KE', share: 7_000 },
      { kind: 'region' as const, code: '015', share: 3_000 },
    ];
    const cells = cellsOf({ lines: [line('L1', 100), line('L2', 5)], beneficiaries });
    expect(cells.map(({ lineId, beneficiary, amount }) => [lineId, beneficiary.code, amount])).toEqual([
      ['L1', 'KE', 70],
      ['L1', '015', 30],
      ['L2', 'KE', 4],
      ['L2', '015', 1],
    ]);
  });

  test('add up to the lines, whatever the shares', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 4 }), (parts, amounts) => {
        const beneficiaries = parts.map((share, index) => ({ kind: 'country' as const, code: `C${index}`, share }));
        const lines = amounts.map((amount, index) => line(`L${index}`, amount));
        const cells = cellsOf({ lines, beneficiaries });
        expect(directCost(cells)).toBe(directCost(lines));
        for (const { lineId, amount } of lines)
          expect(directCost(cells.filter((cell) => cell.lineId === lineId))).toBe(amount);
      }),
    );
  });
});
