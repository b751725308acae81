import { describe, expect, test } from '@jest/globals';
import { changeOf, outcomesOf, trialIn } from './trial.js';

describe('A trial', () => {
  test('is read from its address, without what is none', () => {
    const trial = { kind: 'receipt', contributionId: 'NO-2026-01', amount: 25_000_000, currency: 'USD' };
    expect(trialIn({ ...trial, day: 'soon', name: 'x' })).toEqual(trial);
    expect(trialIn({ kind: 'nonsense', amount: -5, priority: 9, contributionId: '../etc' })).toEqual({});
  });

  test('is asked for when all of it is chosen', () => {
    const receipt = { kind: 'receipt', contributionId: 'NO-2026-01' } as const;
    expect(changeOf(receipt)).toBeUndefined();
    expect(changeOf({ ...receipt, amount: 100, currency: 'NOK' })).toEqual({
      ...receipt,
      received: { minor: 100, currency: 'NOK' },
    });
    const priority = { kind: 'priority', requestId: 'TA-2026-000001', priority: 1 } as const;
    expect(changeOf(priority)).toEqual(priority);
    expect(changeOf({ kind: 'later-instalment', contributionId: 'NO-2026-01', day: '2027-01-01' })).toBeUndefined();
  });

  test('tells what would change first', () => {
    const short = { requestId: 'TA-1', shortfall: 50 };
    const asItIs = { funded: [], waiting: [short, { requestId: 'TA-2', shortfall: 70 }] };
    const changed = { funded: [{ requestId: 'TA-2', allocations: [] }], waiting: [short] };
    expect(outcomesOf(asItIs, changed)).toEqual([
      { requestId: 'TA-2', now: 70, ifSo: 0 },
      { requestId: 'TA-1', now: 50, ifSo: 50 },
    ]);
  });
});
