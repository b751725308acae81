import { describe, expect, test } from '@jest/globals';
import { decimalOf } from './decimal.js';

describe('A published number', () => {
  test.each([
    ['1000.00', '1000'],
    ['-500', '-500'],
    ['+3.10', '3.1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0007', '7'],
    ['0.00', '0'],
    ['1E5', '100000'],
    ['-1.234e2', '-123.4'],
    ['12e-3', '0.012'],
    ['1e-30', `0.${'0'.repeat(29)}1`],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('%s is %s', (raw, text) => {
    expect(decimalOf(raw)).toEqual({ text, grouped: false });
  });

  test.each(['1 000', '1\u00a0000', '1\u202f000'])('may stand in groups of three: %s', (raw) => {
    expect(decimalOf(raw)).toEqual({ text: '1000', grouped: true });
  });

  test.each([
    '',
    '.',
    '-',
    '1,000',
    '1.000.000',
    '1 00',
    '12 34 567',
    '1e31',
    '1e',
    'NaN',
    '0x10',
    'USD 5',
    '٣',
    '9'.repeat(81),
  ])('is not: %s', (raw) => {
    expect(decimalOf(raw)).toBeUndefined();
  });
});
