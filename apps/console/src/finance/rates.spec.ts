import { describe, expect, test } from '@jest/globals';
import { byNeed, type Currency, isNeeded, toneOf } from './rates.js';

const none = { contributions: 0, requests: 0, obligations: 0, regularBudgets: 0 };
const known = { effectiveOn: '2026-11-01', validUntil: '2027-01-02', unitsPerUsd: '131', source: 'UN Treasury' };
const rate: Currency = {
  ...{ currency: 'KES', standing: 'in-force', ...known, loadedAt: '2026-11-01T08:00:00Z' },
  ...{ revisedFrom: null, corrected: 0, ...none },
};

describe('A currency', () => {
  test('needs a rate where open money is in it and none can be used', () => {
    expect(isNeeded({ ...rate, obligations: 1 })).toBe(false);
    expect(isNeeded({ ...rate, standing: 'stale' })).toBe(false);
    expect(isNeeded({ ...rate, standing: 'stale', obligations: 1 })).toBe(true);
    expect(isNeeded({ ...rate, standing: 'missing', contributions: 2 })).toBe(true);
  });

  test('is called late only where money waits', () => {
    expect(toneOf(rate)).toBe('done');
    expect(toneOf({ ...rate, standing: 'stale' })).toBe('closed');
    expect(toneOf({ ...rate, standing: 'stale', requests: 1 })).toBe('late');
  });

  test('comes first where money waits for it, then where money is in it', () => {
    const all: readonly Currency[] = [
      { ...rate, currency: 'AED' },
      { ...rate, currency: 'NOK', contributions: 1 },
      { ...rate, currency: 'SEK', standing: 'missing', contributions: 1 },
      { ...rate, currency: 'EUR', requests: 1 },
    ];
    expect(byNeed(all).map(({ currency }) => currency)).toEqual(['SEK', 'EUR', 'NOK', 'AED']);
  });
});
