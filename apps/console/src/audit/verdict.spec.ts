import { describe, expect, test } from '@jest/globals';
import type { Verification } from './verification.queries.js';
import { percentOf, verdictOf } from './verdict.js';

const log: NonNullable<Verification['found']['log']> = {
  ...{ whole: true, events: 5, streams: 2, disagreeing: 0, findings: [], sealFaults: [] },
  ...{ seals: 1, sealFiles: 1, newest: null, unsealed: 0, trust: 'own-key' },
};
const ledgers: NonNullable<Verification['found']['ledgers']> = {
  ...{ identityHolds: true, broken: [], brokenCount: 0, events: 5 },
  ...{ contributions: 1, regularBudgets: 0, requests: 1, allocations: 1 },
};

describe('A verification', () => {
  test('says that all is whole only when it came to its end', () => {
    expect(verdictOf({ status: 'running', found: { log } })).toBe('running');
    expect(verdictOf({ status: 'done', found: { log, ledgers } })).toBe('whole');
    expect(verdictOf({ status: 'interrupted', found: { log } })).toBe('interrupted');
  });

  test('says what it found also when it could not go on', () => {
    expect(verdictOf({ status: 'failed', found: { log: { ...log, whole: false } } })).toBe('not-whole');
    expect(verdictOf({ status: 'done', found: { log, ledgers: { ...ledgers, identityHolds: false } } })).toBe(
      'not-whole',
    );
  });

  test('goes from 0 to 100 over both parts', () => {
    expect(percentOf({ part: 'log', done: 0.5 })).toBe(35);
    expect(percentOf({ part: 'ledgers', done: 0 })).toBe(70);
    expect(percentOf({ part: 'ledgers', done: 1 })).toBe(100);
  });
});
