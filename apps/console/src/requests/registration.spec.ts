import { describe, expect, test } from '@jest/globals';
import { beneficiariesIn, originIn, wrongSum } from './registration.js';

const shares = (...of: readonly (readonly [string, string])[]) => ({
  beneficiaries: of.map(([code, share]) => ({ code, share })),
});

describe('Whom a request is for', () => {
  test('are countries in equal shares that add up, unless others are typed', () => {
    expect(beneficiariesIn(shares(['KE', ''], ['UG', ''], ['TZ', '']))).toEqual([
      { kind: 'country', code: 'KE', share: 3334 },
      { kind: 'country', code: 'UG', share: 3333 },
      { kind: 'country', code: 'TZ', share: 3333 },
    ]);
    expect(beneficiariesIn(shares(['KE', '62.5'], ['UG', '37,5'])).map(({ share }) => share)).toEqual([6250, 3750]);
  });

  test('say when their shares do not add up', () => {
    expect(wrongSum(shares(['KE', '60'], ['UG', '30']))).toBe(90);
    expect(wrongSum(shares(['KE', '60'], ['UG', '40']))).toBeUndefined();
  });

  test('may be all countries', () => {
    expect(beneficiariesIn({ for: 'global' })).toEqual([{ kind: 'global', code: '001', share: 10_000 }]);
  });
});

describe('Who asks', () => {
  test('is a State, a regional body, or the Centre', () => {
    expect(originIn({ origin: { country: 'KE' } })).toEqual({ kind: 'state', country: 'KE' });
    expect(originIn({ origin: { kind: 'regional-body', name: ' EAC ', country: 'KE' } })).toEqual({
      ...{ kind: 'regional-body', name: 'EAC' },
    });
    expect(originIn({ origin: { kind: 'centre' } })).toEqual({ kind: 'centre' });
  });
});
