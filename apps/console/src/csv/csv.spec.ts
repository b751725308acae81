import { describe, expect, test } from '@jest/globals';
import { csvOf, plainAmount } from './csv.js';

describe('A CSV', () => {
  test('quotes what would break a row', () => {
    expect(csvOf([['a,b', 'say "yes"', 'two\nlines', null, 7]])).toBe('"a,b","say ""yes""","two\nlines",,7\r\n');
  });

  test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '＝1'])('keeps %p from being a formula', (text) => {
    expect(csvOf([[text]])).toContain(`'${text}`);
  });

  test('leaves numbers numbers, also negative ones', () => {
    expect(csvOf([['-12.50', -3, plainAmount(-5, 'USD')]])).toBe('-12.50,-3,-0.05\r\n');
  });

  test.each([
    [123_450, 'USD', '1234.50'],
    [7, 'JPY', '7'],
    [-12_345, 'KWD', '-12.345'],
  ])('writes %i of %s as %s', (amount, currency, plain) => expect(plainAmount(amount, currency)).toBe(plain));
});
