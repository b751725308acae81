import { describe, expect, test } from '@jest/globals';
import { PasswordHasher, TooManySignIns } from './hasher.js';

describe('Passwords are hashed', () => {
  test('the same however they were typed, and never alike', async () => {
    const hasher = new PasswordHasher();
    const [one, other] = [await hasher.hash('ébène noire et café'), await hasher.hash('ébène noire et café')];
    expect(one).not.toBe(other);
    for (const hash of [one, other])
      expect(await hasher.verify(hash, 'ébène noire et café'.normalize('NFD'))).toBe(true);
    expect(await hasher.verify(one, 'ebene noire et cafe')).toBe(false);
  });

  test('never to be right for an account that has none', async () => {
    const hasher = new PasswordHasher();
    for (const password of ['', 'anything at all']) expect(await hasher.verify(undefined, password)).toBe(false);
  });

  test('two at a time; a crowd is turned away, and whoever waits has their turn', async () => {
    const hasher = new PasswordHasher(4);
    const crowd = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => hasher.hash(`${n}`)));
    const turnedAway = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(turnedAway).toHaveLength(4);
    for (const error of turnedAway) expect(error).toBeInstanceOf(TooManySignIns);
    expect(await hasher.hash('later')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
