import { describe, expect, test } from '@jest/globals';
import { parseRates } from '../index.js';

const parsed = (text: string) => parseRates(text, '2026-06-30');
const HEADER = 'currency,effective_on,units_per_usd,source';
const EUR = { currency: 'EUR', effectiveOn: '2020-01-01', unitsPerUsd: '0.9', source: 'UN' };
const refusal = (facts: Record<string, unknown>) =>
  expect.objectContaining({ code: 'InvalidInput', facts: expect.objectContaining(facts) });

describe('A file of rates', () => {
  test('is read with or without a byte order mark, with either line end', () => {
    expect(parsed(`${HEADER}\nEUR,2020-01-01,0.9,UN\n`)).toEqual([EUR]);
    expect(parsed(`\uFEFF${HEADER}\r\nEUR,2020-01-01,0.9,UN\r\n\r\n`)).toEqual([EUR]);
  });

  test('may quote, order its columns otherwise, have others, and repeat a line', () => {
    const text =
      'note,source,units_per_usd,effective_on,currency\n"a, b",UN,0.9,2020-01-01,EUR\n,UN,0.90,2020-01-01,EUR';
    expect(parsed(text)).toEqual([{ ...EUR, unitsPerUsd: '0.90' }]);
  });

  test('may be empty below its header', () => expect(parsed(HEADER)).toEqual([]));

  test.each([
    ['EUX,2020-01-01,0.9,UN', 'currency', 'EUX'],
    ['eur,2020-01-01,0.9,UN', 'currency', 'eur'],
    ['EUR,2020-02-30,0.9,UN', 'effective_on', '2020-02-30'],
    ['EUR,2020-01-01,0,UN', 'units_per_usd', '0'],
    ['EUR,2020-01-01,-0.9,UN', 'units_per_usd', '-0.9'],
    ['EUR,2020-01-01,"0,9",UN', 'units_per_usd', '0,9'],
    ['EUR,2020-01-01,0.9,', 'source', ''],
  ])('names line, column and value of what is wrong: %s', (line, field, value) =>
    expect(() => parsed(`${HEADER}\nCHF,2020-01-01,0.97,UN\n\n${line}\n`)).toThrow(
      refusal({ field, line: 4, value, rule: expect.any(String) }),
    ),
  );

  test('needs every column, once', () => {
    expect(() => parsed('currency,effective_on,source\n')).toThrow(refusal({ field: 'units_per_usd', line: 1 }));
    expect(() => parsed(`${HEADER},source\n`)).toThrow(refusal({ field: 'source', line: 1 }));
    expect(() => parsed('')).toThrow(refusal({ field: 'currency' }));
    expect(() => parsed('EUR,2020-01-01,0.9,UN\n')).toThrow(refusal({ field: 'currency' }));
  });

  test('needs lines as long as its header, and its quotes closed', () => {
    expect(() => parsed(`${HEADER}\nEUR,2020-01-01,0.9\n`)).toThrow(refusal({ field: 'csv', line: 2 }));
    expect(() => parsed(`${HEADER}\n"EUR,2020-01-01,0.9,UN\n`)).toThrow(refusal({ field: 'csv' }));
  });

  test('does not contradict itself', () => {
    const twice = (second: string) => () => parsed(`${HEADER}\nEUR,2020-01-01,0.9,UN\n${second}\n`);
    const where = { line: 3, currency: 'EUR', effectiveOn: '2020-01-01' };
    expect(twice('EUR,2020-01-01,0.91,UN')).toThrow(refusal({ ...where, field: 'units_per_usd' }));
    expect(twice('EUR,2020-01-01,0.9,elsewhere')).toThrow(refusal({ ...where, field: 'source' }));
  });
});

const SOURCE = 'UN Treasury, operational rates of exchange';
const un = (currency: string, effectiveOn: string, unitsPerUsd: string) => ({
  currency,
  effectiveOn,
  unitsPerUsd,
  source: SOURCE,
});

describe("The treasury's CSV", () => {
  const TITLES = 'Country,Currency Name,Currency Code,Effective Date,Operational Rate';
  const file = (...lines: string[]) => [TITLES, ...lines].join('\r\n');

  test('lists a currency with each country that uses it, and several days', () => {
    const text = file(
      'Austria,Euro,EUR,01 Jun 2026,0.879',
      'Belgium,Euro,EUR,01 Jun 2026,0.879',
      '"Korea, Republic of",Won,KRW,01 Jun 2026,1371.50',
      'Ghana,Cedi,GHS,15 Jun 2026,10.35',
    );
    const rates = [
      un('EUR', '2026-06-01', '0.879'),
      un('KRW', '2026-06-01', '1371.50'),
      un('GHS', '2026-06-15', '10.35'),
    ];
    expect(parsed(text)).toEqual(rates);
    expect(parsed(`\uFEFF${text}\r\n`)).toEqual(rates);
  });

  test.each([
    'eff_date,rate,f_curr_code\n01-Jun-2026,0.879,EUR',
    'Currency,Rate,Effective\nEUR,0.879,1 Jun 2026',
    'CODE , Exchange Rate ,Date\nEUR,0.879,01 JUN 2026',
  ])('is known by its usual titles: %j', (text) => expect(parsed(text)).toEqual([un('EUR', '2026-06-01', '0.879')]));

  test.each([
    ['Ghana,Cedi,GHS,15 Jun 2026,0', 'Operational Rate', '0'],
    ['Ghana,Cedi,GHS,15 Jun 2026,-10.35', 'Operational Rate', '-10.35'],
    ['Ghana,Cedi,GHS,15 Jun 2026,"1,035.00"', 'Operational Rate', '1,035.00'],
    ['Ghana,Cedi,Cedi,15 Jun 2026,10.35', 'Currency Code', 'Cedi'],
    ['Ghana,Cedi,GHS,2026-06-15,10.35', 'Effective Date', '2026-06-15'],
    ['Ghana,Cedi,GHS,15 Jum 2026,10.35', 'Effective Date', '15 Jum 2026'],
    ['Ghana,Cedi,GHS,31 Jun 2026,10.35', 'Effective Date', '2026-06-31'],
  ])('names line, column and value of what is wrong: %s', (line, field, value) =>
    expect(() => parsed(file('Austria,Euro,EUR,01 Jun 2026,0.879', line))).toThrow(
      refusal({ field, line: 3, value, rule: expect.any(String) }),
    ),
  );

  test('does not contradict itself', () =>
    expect(() => parsed(file('Austria,Euro,EUR,01 Jun 2026,0.879', 'Belgium,Euro,EUR,01 Jun 2026,0.88'))).toThrow(
      refusal({ field: 'Operational Rate', line: 3, currency: 'EUR', effectiveOn: '2026-06-01' }),
    ));
});

describe("The treasury's XML", () => {
  const entry = (currency: string, rate: string, day: string) => `
  <UN_OPERATIONAL_RATES>
    <f_country_name>Somewhere &amp; elsewhere</f_country_name>
    <f_curr_code>${currency}\t</f_curr_code>
    <rate>${rate}\t</rate>
    <eff_date>${day}</eff_date>
  </UN_OPERATIONAL_RATES>`;
  const file = (...entries: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<UN_OPERATIONAL_RATES_DATASET>${entries.join('')}\n</UN_OPERATIONAL_RATES_DATASET>`;

  test('is known by its first sign', () => {
    const text = file(
      entry('EUR', '0.879', '01 Jun 2026'),
      entry('EUR', '0.879', '01 Jun 2026'),
      entry('JPY', '149', '15 Jun 2026'),
    );
    const rates = [un('EUR', '2026-06-01', '0.879'), un('JPY', '2026-06-15', '149')];
    expect(parsed(text)).toEqual(rates);
    expect(parsed(`\uFEFF${text}`)).toEqual(rates);
  });

  test.each([
    [entry('EUR', '0', '01 Jun 2026'), { field: 'rate', value: '0' }],
    [entry('EUR', '-1', '01 Jun 2026'), { field: 'rate', value: '-1' }],
    [entry('EURO', '1', '01 Jun 2026'), { field: 'f_curr_code', value: 'EURO' }],
    [entry('EUR', '1', 'June'), { field: 'eff_date', value: 'June' }],
    [entry('JPY', '148', '01 Jun 2026'), { field: 'rate', currency: 'JPY' }],
    ['\n  <UN_OPERATIONAL_RATES><rate>1</rate></UN_OPERATIONAL_RATES>', { field: 'f_curr_code' }],
  ])('names line, element and value of what is wrong: %s', (wrong, facts) =>
    expect(() => parsed(file(entry('JPY', '149', '01 Jun 2026'), wrong))).toThrow(refusal({ ...facts, line: 9 })),
  );

  test.each([
    ['<rates></rates>', 1],
    ['<rates>\n<rate></rates>', 2],
    ['<!DOCTYPE a [<!ENTITY b "c">]>\n<a></a>', 1],
  ])('is well-formed, with rates, and declares nothing: %j', (text, line) =>
    expect(() => parsed(text)).toThrow(refusal({ field: 'xml', line, rule: expect.any(String) })),
  );
});

describe('Any file of rates', () => {
  test.each([
    [`${HEADER}\nEUR,2026-06-30,0.9,UN\nEUR,2026-07-01,0.9,UN`, 'effective_on', 3],
    ['Currency,Rate,Effective Date\nEUR,0.9,01 Jul 2026', 'Effective Date', 2],
    ['<a><b><f_curr_code>EUR</f_curr_code><rate>1</rate><eff_date>01 Jul 2026</eff_date></b></a>', 'eff_date', 1],
  ])('has no rate of a day after today: %j', (text, field, line) =>
    expect(() => parsed(text)).toThrow(
      expect.objectContaining({
        code: 'EffectiveDateInFuture',
        facts: expect.objectContaining({ field, line, rule: 'must not be after today', effectiveOn: '2026-07-01' }),
      }),
    ),
  );
});
