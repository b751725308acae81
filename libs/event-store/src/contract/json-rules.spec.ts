import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './json-rules.js';
import { quickJson } from './quick-json.js';

describe('Canonical JSON', () => {
  test('is that of RFC 8785, whatever is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        expect(canonicalJson(value, 'data')).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  test('of what is usual goes the quick way, and is the same', () => {
    const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/);
    const text = fc.string({ unit: fc.constantFrom('a', 'Z', '"', '\\', '\n', 'é', '\u2028', '🌍') });
    const leaf = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
    const { usual } = fc.letrec<{ usual: unknown }>((tie) => ({
      usual: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.constant(null),
        fc.array(tie('usual')),
        fc.dictionary(name, tie('usual'), { maxKeys: 70 }),
      ),
    }));
    fc.assert(
      fc.property(usual, (value) => {
        expect(quickJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[string, unknown]>([
    ['a number as a name', { 7: 1 }],
    ['a name like __proto__', JSON.parse('{"__proto__":1}')],
    ['half a character', 'a\ud800'],
    ['NUL', { a: ['\0'] }],
    ['undefined', [undefined]],
    ['no number', { a: Number.NaN }],
    ['a date', new Date(0)],
    ['a function', { toJSON: () => 1 }],
    ['much depth', JSON.parse('['.repeat(60) + ']'.repeat(60))],
  ])('of %s does not go the quick way', (_, value) => {
    expect(quickJson(value)).toBeUndefined();
  });

  test('has the numbers, texts and order of the RFC’s own example', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value, 'data')).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts keys by code units, numbers among them, and writes -0 as 0', () => {
    expect(canonicalJson({ '\ufb33': 1, '\ud83d\ude00': 2, 10: 3, 9: 4, é: 5, z: -0 }, 'data')).toBe(
      '{"10":3,"9":4,"z":0,"é":5,"\ud83d\ude00":2,"\ufb33":1}',
    );
  });

  test('keeps a key named __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":1}'), 'data')).toBe('{"__proto__":1}');
  });
});
