import { describe, expect, test } from '@jest/globals';
import { fittingType, Names } from './names.js';

const names = new Names('techcoop');

describe('a stream’s name on the server', () => {
  test('is the given one with the prefix, in lower case', () => {
    expect(names.stream('request-TA-2026-000123')).toBe('techcoop:request-ta-2026-000123');
  });

  test('is the same for names that differ in case only, in all scripts', () => {
    expect(names.stream('KÄSE')).toBe(names.stream('käse'));
    expect(names.stream('ЗАПРОС')).toBe(names.stream('запрос'));
  });

  test('differs for different names, also where the server would ignore the difference', () => {
    const different = ['a b', 'a%20b', 'a+b', '$a', 'σ', 'ς', 'ä', 'a\u0308', '🌍', 'a\u00adb', 'ab', 'a:b'];
    const onServer = different.map((name) => names.stream(name));
    expect(new Set(onServer.map((name) => name.toUpperCase())).size).toBe(different.length);
  });

  test('is ASCII, and no system stream', () => {
    for (const name of ['$all', '$$request-1', 'Ω', '🌍']) {
      expect(names.stream(name)).toMatch(/^techcoop:[\x21-\x7e]+$/);
    }
  });

  test('is there for any text', () => {
    expect(names.stream('a\ud800')).toBe(names.stream('a\ufffd'));
  });

  test('tells events, commands and the log’s own apart', () => {
    const id = 'B0A7A2F5-3A3F-4A6E-9D6D-2F3C1D9A0C11';
    expect(names.command(id)).toBe(`techcoop.command-${id.toLowerCase()}`);
    for (const other of [names.command(id), names.store, new Names('techcoop2').stream('a')]) {
      expect(other.startsWith(names.eventStreams)).toBe(false);
    }
  });

  test.each(['', 'Tech', 'a b', '$a', 'a:b', 'a.b', 'a'.repeat(51)])('takes no prefix like %p', (prefix) => {
    expect(() => new Names(prefix)).toThrow(RangeError);
  });
});

describe('an event’s type on the server', () => {
  test.each([
    ['RequestSubmitted', 'RequestSubmitted'],
    ['request.submitted:v2_a-b', 'request.submitted:v2_a-b'],
    ['$metadata', '_metadata'],
    ['Activity delivered', 'Activity_delivered'],
    ['Ä🌍', '__'],
  ])('of %p is %p', (type, fitting) => {
    expect(fittingType(type)).toBe(fitting);
  });
});
