import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  compare,
  currencies,
  decimalsOf,
  formatMoney,
  fromDecimal,
  isCurrency,
  isLess,
  isZero,
  type Money,
  money,
  subtract,
  sum,
  toDecimal,
  zero,
} from './index.js';

const usd = (minor: number) => money(minor, 'USD');
const anyUsd = fc.integer({ min: -1e12, max: 1e12 }).map(usd);

describe('Money', () => {
  test('is a whole number of minor units that a double holds exactly', () => {
    expect(money(1234, 'USD')).toEqual({ minor: 1234, currency: 'USD' });
    for (const minor of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => money(minor, 'USD')).toThrow(RangeError);
    }
    expect(() => add(usd(Number.MAX_SAFE_INTEGER), usd(1))).toThrow(RangeError);
  });

  test('is never a negative zero', () => expect(Object.is(money(-0, 'USD').minor, 0)).toBe(true));

  test('adds, subtracts and compares', () => {
    expect(add(usd(100), usd(-30))).toEqual(usd(70));
    expect(subtract(usd(100), usd(130))).toEqual(usd(-30));
    expect(isLess(usd(1), usd(2))).toBe(true);
    expect(isLess(usd(2), usd(2))).toBe(false);
    expect([usd(3), usd(1), usd(2)].toSorted(compare)).toEqual([usd(1), usd(2), usd(3)]);
    expect(isZero(zero('USD'))).toBe(true);
    expect(sum([], 'KWD')).toEqual(zero('KWD'));
  });

  test('of two currencies is not mixed', () => {
    const mixed = [add, subtract, isLess, compare].map((mix) => () => mix(usd(1), money(1, 'EUR')));
    for (const mix of mixed) expect(mix).toThrow(new TypeError('EUR cannot be mixed with USD'));
    expect(() => sum([usd(1)], 'EUR')).toThrow(TypeError);
  });

  test('sums to the same in any order and grouping', () =>
    fc.assert(
      fc.property(fc.array(anyUsd), fc.array(anyUsd), (left, right) => {
        const together = sum([...left, ...right], 'USD');
        expect(add(sum(left, 'USD'), sum(right, 'USD'))).toEqual(together);
        expect(sum([...right, ...left].toReversed(), 'USD')).toEqual(together);
        expect(subtract(together, sum(right, 'USD'))).toEqual(sum(left, 'USD'));
      }),
    ));
});

describe('Currencies', () => {
  test('have 0, 2 or 3 decimals, as ISO 4217 has it', () => {
    expect(['JPY', 'KRW', 'XOF', 'UGX'].map(decimalsOf)).toEqual([0, 0, 0, 0]);
    expect(['USD', 'EUR', 'HUF', 'IDR', 'MGA', 'XCG'].map(decimalsOf)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(['KWD', 'BHD', 'TND', 'IQD'].map(decimalsOf)).toEqual([3, 3, 3, 3]);
    expect(new Set(currencies.map(decimalsOf))).toEqual(new Set([0, 2, 3]));
  });

  test('are neither metals, nor funds, nor test codes, nor small letters', () => {
    const codes = ['XAU', 'XXX', 'XTS', 'XDR', 'CLF', 'CHE', 'USN', 'usd', 'US', '', 'ZZZ', 'constructor'];
    expect(codes.filter(isCurrency)).toEqual([]);
    expect(() => decimalsOf('XAU')).toThrow(RangeError);
  });
});

describe('Decimal amounts', () => {
  test('become minor units of their currency', () => {
    expect(fromDecimal('1234.5', 'USD')).toEqual(usd(123450));
    expect(fromDecimal(' -0.05 ', 'USD')).toEqual(usd(-5));
    expect(fromDecimal('+.5', 'KWD')).toEqual(money(500, 'KWD'));
    expect(fromDecimal('1000.', 'JPY')).toEqual(money(1000, 'JPY'));
    expect(fromDecimal('90071992547409.91', 'USD')).toEqual(usd(Number.MAX_SAFE_INTEGER));
  });

  test('are rounded once, half away from zero, where they are finer than their currency', () => {
    expect(fromDecimal('0.005', 'USD')).toEqual(usd(1));
    expect(fromDecimal('0.00499999', 'USD')).toEqual(usd(0));
    expect(fromDecimal('-12.5', 'JPY')).toEqual(money(-13, 'JPY'));
    expect(fromDecimal('1.0005', 'TND')).toEqual(money(1001, 'TND'));
  });

  test('that are none are refused, with the field', () => {
    for (const text of ['', '-', '.', '1e3', '1,000', '0x10', 'ten', '1 0', 'NaN', '٣', '9'.repeat(41)]) {
      expect(() => fromDecimal(text, 'USD', 'value')).toThrow(
        expect.objectContaining({ code: 'InvalidInput', facts: expect.objectContaining({ field: 'value' }) }),
      );
    }
    expect(() => fromDecimal('90071992547409.92', 'USD')).toThrow(expect.objectContaining({ code: 'AmountTooLarge' }));
  });

  test('come back as they were', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('JPY', 'USD', 'BHD'), (minor, currency) => {
        const amount: Money = money(minor, currency);
        expect(fromDecimal(toDecimal(amount), currency)).toEqual(amount);
      }),
    ));

  test('are written with all their decimals', () => {
    expect(
      [money(-5, 'USD'), money(123450, 'USD'), money(7, 'BHD'), money(-1000, 'JPY'), zero('USD')].map(toDecimal),
    ).toEqual(['-0.05', '1234.50', '0.007', '-1000', '0.00']);
  });

  test('are formatted for people in their language, exactly', () => {
    const nbsp = String.fromCodePoint(0xa0);
    expect(formatMoney(usd(123456789))).toBe(`USD${nbsp}1,234,567.89`);
    expect(formatMoney(money(-1234567, 'KWD'))).toBe(`-KWD${nbsp}1,234.567`);
    expect(formatMoney(money(1234, 'JPY'), 'de')).toBe(`1.234${nbsp}JPY`);
    expect(formatMoney(money(123456, 'HUF'))).toBe(`HUF${nbsp}1,234.56`);
    expect(formatMoney(usd(Number.MAX_SAFE_INTEGER))).toBe(`USD${nbsp}90,071,992,547,409.91`);
  });
});
