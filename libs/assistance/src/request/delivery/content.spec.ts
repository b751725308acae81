import { hash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentOf } from './content.js';

/** As releases before have reckoned it. */
const asBefore = (fact: object): string => {
  const text = JSON.stringify(fact, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return hash('sha256', text, 'base64url').slice(0, 22);
};

const turnedRound = (fact: object): object => Object.fromEntries(Object.entries(fact).toReversed());

describe('What a fact says', () => {
  test('is known again in logs of releases before, and whatever the order of its fields', () => {
    const participants = { male: 2, female: 1 };
    const fact = { kind: 'seminar', participants, outputs: ['Manual', null], id: 'a', reason: undefined };
    expect(contentOf(fact)).toBe('oRhUOsKk_D0fP_5tVv5SRO');
    expect(contentOf(turnedRound(fact))).toBe('oRhUOsKk_D0fP_5tVv5SRO');
    expect(contentOf({ ...fact, participants: { male: 1, female: 2 } })).not.toBe(contentOf(fact));
  });

  test('is what it was before', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fact) => {
        expect(contentOf(fact)).toBe(asBefore(fact));
      }),
    ));
});
