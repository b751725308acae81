import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidInput } from './refusal.js';
import { isDay, requireDay, requireNotAfter, requireOrder, requirePositive, requireText } from './requirements.js';

const refusal = (require: () => void): Readonly<Record<string, unknown>> | undefined => {
  try {
    require();
    return undefined;
  } catch (error) {
    if (error instanceof InvalidInput) return error.facts;
    throw error;
  }
};

describe('A calendar day', () => {
  test.each(['2026-01-01', '2026-12-31', '2026-04-30', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])(
    'is %s',
    (day) => expect(isDay(day)).toBe(true),
  );

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '0000-00-00',
    '2026-1-1',
    '26-01-01',
    '20260101',
    '2026/01/01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '+002026-01-01',
    '12026-01-01',
    '٢٠٢٦-٠١-٠١',
    'today',
    '',
  ])('is not %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(refusal(() => requireDay('startsOn', text))).toEqual({
      field: 'startsOn',
      rule: 'must be a calendar day, YYYY-MM-DD',
      value: text,
    });
  });

  test.each([undefined, null, 20260101, new Date(0), ['2026-01-01'], {}])('is text, so not %p', (value) =>
    expect(isDay(value)).toBe(false),
  );

  test('is every day that a Date can be made of, and only those', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(days, (date) => isDay(date.toISOString().slice(0, 10))));
    const parts = fc.tuple(
      fc.integer({ min: 1900, max: 9999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(`${text}T00:00:00Z`);
        return isDay(text) === (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text));
      }),
    );
  });
});

describe('Two days in order', () => {
  test('may be one day', () => {
    expect(refusal(() => requireOrder(['from', '2026-01-31'], ['to', '2026-01-31']))).toBeUndefined();
    expect(refusal(() => requireOrder(['from', '2026-01-31'], ['to', '2026-02-01']))).toBeUndefined();
  });

  test('out of order are refused, the later one named, both told', () =>
    expect(refusal(() => requireOrder(['from', '2026-02-01'], ['to', '2026-01-31']))).toEqual({
      field: 'to',
      rule: 'must not be before from',
      value: '2026-01-31',
      from: '2026-02-01',
    }));

  test('are days both', () => {
    expect(refusal(() => requireOrder(['from', 'x'], ['to', '2026-01-31']))).toMatchObject({ field: 'from' });
    expect(refusal(() => requireOrder(['from', '2026-01-31'], ['to', 'x']))).toMatchObject({ field: 'to' });
  });

  test('end today at the latest, where the future is not known', () => {
    expect(refusal(() => requireNotAfter('occurredOn', '2026-01-31', '2026-01-31'))).toBeUndefined();
    expect(refusal(() => requireNotAfter('occurredOn', '2026-02-01', '2026-01-31'))).toEqual({
      field: 'occurredOn',
      rule: 'must not be in the future',
      value: '2026-02-01',
      today: '2026-01-31',
    });
    expect(refusal(() => requireNotAfter('occurredOn', 'x', '2026-01-31'))).toMatchObject({ value: 'x' });
  });
});

describe('An amount', () => {
  test.each([1, 100, Number.MAX_SAFE_INTEGER])('may be %d minor units', (minor) =>
    expect(refusal(() => requirePositive('amount', minor))).toBeUndefined(),
  );

  test.each([0, -0, -1, 0.5, 1.000001, Number.NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER + 1, 1e300])(
    'is not %d minor units',
    (minor) => expect(refusal(() => requirePositive('amount', minor))).toMatchObject({ field: 'amount', value: minor }),
  );
});

describe('A text', () => {
  test.each([
    'a',
    ' a ',
    'Ministère de la Justice',
    'وزارة العدل',
    '司法部',
    'two\nlines\tand a tab\r\n',
    '👩‍⚖️',
    '\u00a0.',
  ])('may be %j', (text) => expect(refusal(() => requireText('title', text, 30))).toBeUndefined());

  test.each(['', ' ', '\n\t', '\u00a0', '\u2003', '\ufeff'])('is not only white space: %j', (text) =>
    expect(refusal(() => requireText('title', text, 30))).toEqual({ field: 'title', rule: 'must not be empty' }),
  );

  test('has the length that is allowed, and not one character more', () => {
    expect(refusal(() => requireText('title', 'x'.repeat(30), 30))).toBeUndefined();
    expect(refusal(() => requireText('title', 'x'.repeat(31), 30))).toEqual({
      field: 'title',
      rule: 'must be at most 30 characters',
      length: 31,
    });
  });

  test.each(['a\u0000b', 'a\u0007', '\u001b[31m', 'a\u007f', 'a\ud800', '\udc00a', 'a\u000bb', 'a\u000cb'])(
    'has no control characters and no halves of characters: %j',
    (text) =>
      expect(refusal(() => requireText('title', text, 30))).toEqual({
        field: 'title',
        rule: 'must be well-formed text without control characters',
      }),
  );

  test('is refused as input or is fine, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void refusal(() => requireText('title', text, 10))));
  });
});
