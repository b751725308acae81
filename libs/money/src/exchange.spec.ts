import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convert, exchangeAt, exchangeBetween, type ExchangeRate, findExchange, money, rateTable } from './index.js';

const on = '2020-02-15';
const rate = (currency: string, unitsPerUsd: string, effectiveOn = '2020-02-01'): ExchangeRate => ({
  currency,
  effectiveOn,
  unitsPerUsd,
  source: 'test',
});
const EUR = rate('EUR', '0.905');
const JPY = rate('JPY', '109.5');
const KWD = rate('KWD', '0.3043');
const rates = rateTable([EUR, JPY, KWD, rate('GBP', '0.77', '2019-11-01')]);

describe('A conversion', () => {
  test('goes through USD, with the decimals of both currencies, and keeps the rates used', () => {
    expect(convert(money(100_00, 'USD'), 'EUR', rates, on)).toEqual({
      from: money(100_00, 'USD'),
      to: money(90_50, 'EUR'),
      rates: [EUR],
    });
    expect(convert(money(90_50, 'EUR'), 'USD', rates, on).to).toEqual(money(100_00, 'USD'));
    expect(convert(money(100_00, 'USD'), 'JPY', rates, on).to).toEqual(money(10_950, 'JPY'));
    expect(convert(money(100_00, 'USD'), 'KWD', rates, on).to).toEqual(money(30_430, 'KWD'));
    // 10,000 JPY / 109.5 * 0.3043 = 27.78995… KWD
    expect(convert(money(10_000, 'JPY'), 'KWD', rates, on)).toEqual({
      from: money(10_000, 'JPY'),
      to: money(27_790, 'KWD'),
      rates: [JPY, KWD],
    });
  });

  test('within one currency changes nothing and needs no rate', () => {
    const amount = money(12_345, 'TND');
    expect(convert(amount, 'TND', rates, on)).toEqual({ from: amount, to: amount, rates: [] });
  });

  test('is rounded once, half away from zero', () => {
    const half = exchangeAt('USD', 'EUR', [rate('EUR', '0.5')]);
    expect([1, 3, -1, -3, 2, 0].map(half.apply)).toEqual([1, 2, -1, -2, 1, 0]);
  });

  test('without a rate, or with an old one, is refused', () => {
    expect(() => convert(money(1, 'USD'), 'CHF', rates, on)).toThrow(
      expect.objectContaining({ code: 'RateMissing', facts: { currency: 'CHF', on } }),
    );
    expect(() => exchangeBetween('GBP', 'EUR', rates, on)).toThrow(
      expect.objectContaining({ code: 'RateStale', facts: { currency: 'GBP', on, effectiveOn: '2019-11-01' } }),
    );
    expect(findExchange('GBP', 'EUR', rates, on)).toBe('rate-stale');
    expect(findExchange('GBP', 'CHF', rates, on)).toBe('rate-missing');
    expect(findExchange('EUR', 'JPY', rates, on)).toMatchObject({ from: 'EUR', to: 'JPY', rates: [EUR, JPY] });
  });

  test('that no longer fits a safe integer is refused', () =>
    expect(() => convert(money(Number.MAX_SAFE_INTEGER, 'USD'), 'JPY', rateTable([rate('JPY', '109.5')]), on)).toThrow(
      expect.objectContaining({ code: 'AmountTooLarge', facts: { currency: 'JPY' } }),
    ));

  test('at rates kept with an amount needs just those', () => {
    expect(exchangeAt('EUR', 'JPY', [JPY, EUR]).rates).toEqual([EUR, JPY]);
    expect(() => exchangeAt('EUR', 'JPY', [EUR])).toThrow(RangeError);
    expect(() => exchangeAt('USD', 'XAU', [rate('XAU', '0.0006')])).toThrow(RangeError);
  });

  test('there and back differs by no more than the rounding', () =>
    fc.assert(
      fc.property(anyPair, anyAmount, ({ from, to, list }, minor) => {
        const there = exchangeAt(from, to, list);
        const back = exchangeAt(to, from, list);
        // Half a unit of `to`, in units of `from`, and half a unit of `from` for the way back
        expect(Math.abs(back.apply(there.apply(minor)) - minor)).toBeLessThanOrEqual(back.apply(1) / 2 + 1);
      }),
    ));
});

describe('The largest amount within a limit', () => {
  test('is found also where a unit of one currency is many of the other', () => {
    const jpyToKwd = exchangeAt('JPY', 'KWD', [JPY, KWD]); // 1 JPY = 2.77899… fils
    expect(jpyToKwd.largestWithin(2)).toBe(0);
    expect(jpyToKwd.largestWithin(3)).toBe(1);
    const kwdToJpy = exchangeAt('KWD', 'JPY', [JPY, KWD]); // 1 fils = 0.3598… JPY
    expect(kwdToJpy.largestWithin(0)).toBe(1);
    expect(kwdToJpy.largestWithin(1)).toBe(4);
    expect(exchangeAt('USD', 'USD', []).largestWithin(17)).toBe(17);
    expect(exchangeAt('JPY', 'USD', [JPY]).largestWithin(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('converts to no more than the limit, and one unit more converts to more', () =>
    fc.assert(
      fc.property(anyPair, anyAmount, ({ from, to, list }, limit) => {
        const { apply, largestWithin } = exchangeAt(from, to, list);
        const largest = largestWithin(limit);
        expect(apply(largest)).toBeLessThanOrEqual(limit);
        expect(apply(largest + 1)).toBeGreaterThan(limit);
      }),
      { numRuns: 1000 },
    ));

  test('is exact for large limits too', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e15, max: 1e15 }), (limit) => {
        const { apply, largestWithin } = exchangeAt('EUR', 'KWD', [EUR, KWD]);
        const largest = largestWithin(limit);
        expect(apply(largest)).toBeLessThanOrEqual(limit);
        expect(apply(largest + 1)).toBeGreaterThan(limit);
      }),
    ));

  test('is right at the halves', () => {
    const half = exchangeAt('USD', 'EUR', [rate('EUR', '0.5')]);
    for (let limit = -10; limit <= 10; limit += 1) {
      expect(half.apply(half.largestWithin(limit))).toBeLessThanOrEqual(limit);
      expect(half.apply(half.largestWithin(limit) + 1)).toBeGreaterThan(limit);
    }
  });
});

// From 0.01 to 30,000 units: far apart, and what they make of any amount is still a safe integer
const units = fc
  .tuple(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(0, 1, 2))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
const anyAmount = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -1_000_000, max: 1_000_000 }));
const code = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'TND', 'KRW');
const anyPair = fc.record({ from: code, to: code, a: units, b: units }).map(({ from, to, a, b }) => ({
  from,
  to,
  list: [...(from === 'USD' ? [] : [rate(from, a)]), ...(to === 'USD' || to === from ? [] : [rate(to, b)])],
}));
