import { describe, expect, test } from '@jest/globals';
import { awaitsMoney, exceptionOf, isDue, isLate } from './exceptions.js';

const TODAY = '2026-11-27';
const sound = {
  ...{ contributionId: 'VC-2026-000001', phase: 'signed', expiresOn: '2028-01-01', advanceShortfall: 0 },
  ...{ available: 5, committed: 5, signed: 10, receipts: 5 },
};

describe('A contribution', () => {
  test('needs nobody while all is in order', () => {
    expect(exceptionOf(sound, TODAY)).toBeUndefined();
    expect(exceptionOf({ ...sound, expiresOn: null }, TODAY)).toBeUndefined();
  });

  test('needs somebody when it ends soon, has ended, or has drawn beyond what may be', () => {
    expect(exceptionOf({ ...sound, expiresOn: '2026-12-31' }, TODAY)).toBe('ends-soon');
    expect(exceptionOf({ ...sound, expiresOn: '2026-11-26' }, TODAY)).toBe('past-end');
    expect(exceptionOf({ ...sound, phase: 'expired', expiresOn: '2026-01-01' }, TODAY)).toBe('expired');
    expect(exceptionOf({ ...sound, advanceShortfall: 1 }, TODAY)).toBe('shortfall');
  });

  test('that expired and has nothing left, needs nobody', () => {
    expect(exceptionOf({ ...sound, phase: 'expired', available: 0, committed: 0 }, TODAY)).toBeUndefined();
  });

  test('awaits money until all that was signed came', () => {
    expect(awaitsMoney(sound)).toBe(true);
    expect(awaitsMoney({ ...sound, receipts: 10 })).toBe(false);
  });
});

describe('An instalment', () => {
  test('is due when it is late or comes within two months', () => {
    expect(isDue({ status: 'expected', dueOn: '2027-01-15' }, TODAY)).toBe(true);
    expect(isDue({ status: 'expected', dueOn: '2027-06-15' }, TODAY)).toBe(false);
    expect(isDue({ status: 'received', dueOn: '2026-01-15' }, TODAY)).toBe(false);
    expect(isLate({ status: 'expected', dueOn: '2026-11-26' }, TODAY)).toBe(true);
    expect(isLate({ status: 'expected', dueOn: TODAY }, TODAY)).toBe(false);
  });
});
