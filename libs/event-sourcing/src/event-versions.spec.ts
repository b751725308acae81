import { describe, expect, test } from '@jest/globals';
import { currentVersion, type EventVersions, upcast, UnknownEventVersion } from './index.js';

type Pledged1 = Readonly<{ amount: number }>;
type Pledged2 = Readonly<{ amount: number; currency: string }>;

/** Amounts were in US dollars before they had a currency, and had their currency beside them before they were one thing. */
const versions: EventVersions = {
  Pledged: [
    (data: Pledged1): Pledged2 => ({ ...data, currency: 'USD' }),
    ({ amount, currency }: Pledged2) => ({ amount: { minor: amount, currency } }),
  ],
};
const pledged = (version: number, data: object) => ({ type: 'Pledged', version, data, stream: 'contribution-1' });

describe('An event of an earlier version', () => {
  test('is made the next one, step by step, until it is as events are written now', () => {
    const now = pledged(3, { amount: { minor: 5, currency: 'USD' } });
    expect(upcast(versions, pledged(1, { amount: 5 }))).toEqual(now);
    expect(upcast(versions, pledged(2, { amount: 5, currency: 'USD' }))).toEqual(now);
    expect(currentVersion(versions, 'Pledged')).toBe(3);
  });

  test('is not changed itself', () => {
    const stored = Object.freeze(pledged(1, Object.freeze({ amount: 5 })));
    upcast(versions, stored);
    expect(stored).toEqual(pledged(1, { amount: 5 }));
  });
});

describe('An event of the current version', () => {
  test('is taken as it is', () => {
    const event = pledged(3, {});
    expect(upcast(versions, event)).toBe(event);
  });

  test('has version 1 as long as its type never changed', () => {
    expect(currentVersion(versions, 'Reduced')).toBe(1);
    expect(currentVersion(versions, 'constructor')).toBe(1);
    const event = { type: 'Reduced', version: 1, data: {} };
    expect(upcast(versions, event)).toBe(event);
  });
});

describe('An event of a later version', () => {
  test.each([
    ['Pledged', 4],
    ['Reduced', 2],
  ])('is not guessed at: %s version %d disturbs only who looks at its data', (type, version) => {
    const event = upcast(versions, { ...pledged(version, { amount: 5 }), type });
    expect([event.type, event.version, event.stream]).toEqual([type, version, 'contribution-1']);
    expect(() => event.data).toThrow(new UnknownEventVersion(type, version));
    expect(() => ({ ...event })).toThrow(UnknownEventVersion);
  });
});
