import { describe, expect, test } from '@jest/globals';
import { type ExchangeRate, findRate, rateOn, rateTable } from '../index.js';

const rate = (effectiveOn: string, unitsPerUsd: string): ExchangeRate => ({
  currency: 'EUR',
  effectiveOn,
  unitsPerUsd,
  source: 'test',
});
const january = rate('2020-01-01', '0.9');
const february = rate('2020-02-01', '0.905');
const rates = rateTable([february, january]);

describe('The rate of a day', () => {
  test('is the newest that is not later', () => {
    expect(findRate(rates, 'EUR', '2020-01-31')).toBe(january);
    expect(findRate(rates, 'EUR', '2020-02-01')).toBe(february);
    expect(rateOn(rates, 'EUR', '2020-02-20')).toBe(february);
  });

  test('is missing before the first one, and for a currency without any', () => {
    expect(findRate(rates, 'EUR', '2019-12-31')).toBe('rate-missing');
    expect(findRate(rates, 'CHF', '2020-02-20')).toBe('rate-missing');
    expect(() => rateOn(rates, 'CHF', '2020-02-20')).toThrow(expect.objectContaining({ code: 'RateMissing' }));
  });

  test('is stale when it is older than 62 days', () => {
    expect(findRate(rates, 'EUR', '2020-04-03')).toBe(february);
    expect(findRate(rates, 'EUR', '2020-04-04')).toBe('rate-stale');
    expect(() => rateOn(rates, 'EUR', '2020-04-04')).toThrow(
      expect.objectContaining({
        code: 'RateStale',
        facts: { currency: 'EUR', on: '2020-04-04', effectiveOn: '2020-02-01' },
      }),
    );
  });

  test('is always 1 for USD', () => expect(rateOn(rateTable([]), 'USD', '1999-01-01').unitsPerUsd).toBe('1'));
});

describe('A table of rates', () => {
  test('keeps the days sorted and the later rate for a day', () => {
    const corrected = rate('2020-01-01', '0.91');
    expect(rateTable([february, january, corrected]).get('EUR')).toEqual([corrected, february]);
  });
});
