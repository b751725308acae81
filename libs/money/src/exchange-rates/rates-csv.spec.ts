import { describe, expect, test } from '@jest/globals';
import { parseRatesCsv } from '../index.js';

const HEADER = 'currency,effective_on,units_per_usd,source';
const EUR = { currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.9', source: 'UN' };
const refusal = (facts: Record<string, unknown>) =>
  expect.objectContaining({ code: 'InvalidInput', facts: expect.objectContaining(facts) });

describe('A file of rates', () => {
  test('is read with or without a byte order mark, with either line end', () => {
    expect(parseRatesCsv(`${HEADER}\nEUR,2020-01-01,0.9,UN\n`)).toEqual([EUR]);
    expect(parseRatesCsv(`\uFEFF${HEADER}\r\nEUR,2020-01-01,0.9,UN\r\n\r\n`)).toEqual([EUR]);
  });

  test('may quote, order its columns otherwise, have others, and repeat a line', () => {
    const text =
      'note,source,units_per_usd,effective_on,currency\n"a, b",UN,0.9,2020-01-01,EUR\n,UN,0.90,2020-01-01,EUR';
    expect(parseRatesCsv(text)).toEqual([{ ...EUR, unitsPerUsd: '0.90' }]);
  });

  test('may be empty below its header', () => expect(parseRatesCsv(HEADER)).toEqual([]));

  test.each([
    ['EUX,2020-01-01,0.9,UN', 'currency', 'EUX'],
    ['eur,2020-01-01,0.9,UN', 'currency', 'eur'],
    ['EUR,2020-02-30,0.9,UN', 'effective_on', '2020-02-30'],
    ['EUR,2020-01-01,0,UN', 'units_per_usd', '0'],
    ['EUR,2020-01-01,-0.9,UN', 'units_per_usd', '-0.9'],
    ['EUR,2020-01-01,"0,9",UN', 'units_per_usd', '0,9'],
    ['EUR,2020-01-01,0.9,', 'source', ''],
  ])('names line, column and value of what is wrong: %s', (line, field, value) =>
    expect(() => parseRatesCsv(`${HEADER}\nCHF,2020-01-01,0.97,UN\n\n${line}\n`)).toThrow(
      refusal({ field, line: 4, value, rule: expect.any(String) }),
    ),
  );

  test('needs every column, once', () => {
    expect(() => parseRatesCsv('currency,effective_on,source\n')).toThrow(refusal({ field: 'units_per_usd', line: 1 }));
    expect(() => parseRatesCsv(`${HEADER},source\n`)).toThrow(refusal({ field: 'source', line: 1 }));
    expect(() => parseRatesCsv('')).toThrow(refusal({ field: 'currency' }));
    expect(() => parseRatesCsv('EUR,2020-01-01,0.9,UN\n')).toThrow(refusal({ field: 'currency' }));
  });

  test('needs lines as long as its header, and its quotes closed', () => {
    expect(() => parseRatesCsv(`${HEADER}\nEUR,2020-01-01,0.9\n`)).toThrow(refusal({ field: 'csv', line: 2 }));
    expect(() => parseRatesCsv(`${HEADER}\n"EUR,2020-01-01,0.9,UN\n`)).toThrow(refusal({ field: 'csv' }));
  });

  test('does not contradict itself', () => {
    const twice = (second: string) => () => parseRatesCsv(`${HEADER}\nEUR,2020-01-01,0.9,UN\n${second}\n`);
    const where = { line: 3, currency: 'EUR', effectiveOn: '2020-01-01' };
    expect(twice('EUR,2020-01-01,0.91,UN')).toThrow(refusal({ ...where, field: 'units_per_usd' }));
    expect(twice('EUR,2020-01-01,0.9,elsewhere')).toThrow(refusal({ ...where, field: 'source' }));
  });
});
