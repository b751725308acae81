import { describe, expect, test } from '@jest/globals';
import { InvalidInput } from '#event-sourcing';
import { requireGoodPassword } from './password-rules.js';

const broken = (password: string): unknown => {
  try {
    requireGoodPassword('newPassword', password, 'anna');
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    expect(JSON.stringify(error.facts)).not.toContain(password.slice(0, 15));
    return error.facts['rule'];
  }
};

describe('A new password', () => {
  test.each([
    ['a few words', 'correct horse battery staple'],
    ['15 characters of one kind', 'qmzkfhwbnxtlcdj'],
    ['128 characters', 'correct horse battery staple '.repeat(5).slice(0, 128)],
    ['any script', 'лошадь батарея скрепка'],
    ['signs beyond the basic plane, each counted once', '🐎🔋📎🎻🌊🔭🧲🪐🎲🧭🌋🦉🍇🎈🔑'],
    ['spaces at its ends', '  tin roof rusted  '],
  ])('may be %s', (_, password) => expect(broken(password)).toBeUndefined());

  test.each([
    ['must have at least 15 characters', 'short of fiftee'.slice(0, 14)],
    ['must have at least 15 characters', '🐎'.repeat(14)],
    // Letters with accents that were typed as two signs are one character each.
    ['must have at least 15 characters', 'e\u0301a\u0301o\u0301u\u0301i\u0301bcdf gh jk'.slice(0, 18)],
    ['must have at most 128 characters', 'correct horse battery staple '.repeat(5).slice(0, 129)],
    ['must not contain techcoop', 'my own TechCoop secret'],
    ['must not contain the name of the account', 'this is ANNA and nobody else'],
    ['must not be one that many people use', 'Q1W2E3R4T5Y6U7I8'],
    ['must not be one that many people use', 'mailcreated5240'],
    ['must have at least 6 different characters', 'abcababcabcbacbacbab'],
    ['must not be a few characters repeated', 'kT7#mQkT7#mQkT7#mQ'],
    ['must have no control characters', 'correct horse\u0000battery'],
    ['must have no control characters', 'correct horse battery \ud800'],
  ])('%s: not %j', (rule, password) => expect(broken(password)).toBe(rule));
});
