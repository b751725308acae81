import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextAttempt } from './retrying.js';

const DAY = 24 * 60 * 60 * 1000;
const failed = { statusCode: 500, reason: 'answered 500' };

describe('What failed', () => {
  test('is tried again for a day, ever more rarely, and then parked', () =>
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (jitters) => {
        const begun = new Date('2026-03-01T12:00:00Z');
        const giveUpAt = new Date(begun.getTime() + DAY);
        const waits: number[] = [];
        let now = begun;
        for (let attempts = 1; ; attempts += 1) {
          const jitter = jitters.next().value ?? 0;
          const next = nextAttempt(failed, { attempts, giveUpAt, now, jitter });
          if (next.status !== 'waiting') break;
          waits.push(next.dueAt.getTime() - now.getTime());
          now = next.dueAt;
        }
        const [first = 0] = waits;
        expect(first).toBeGreaterThanOrEqual(2_500);
        expect(first).toBeLessThanOrEqual(5_000);
        expect(Math.max(...waits)).toBeLessThanOrEqual(2 * 60 * 60 * 1000);
        expect(now.getTime() - begun.getTime()).toBeGreaterThan(DAY - 2 * 60 * 60 * 1000);
        expect(now.getTime()).toBeLessThanOrEqual(giveUpAt.getTime());
        expect(waits.length).toBeLessThan(50);
      }),
    ));

  test('for good is not tried again; what arrived, or is not wanted, is done', () => {
    const when = { attempts: 1, giveUpAt: new Date(DAY), now: new Date(0), jitter: 0 };
    expect(nextAttempt({ ...failed, final: 'refused' }, when)).toEqual({ status: 'parked' });
    expect(nextAttempt({ ...failed, final: 'not-wanted' }, when)).toEqual({ status: 'done' });
    expect(nextAttempt({ statusCode: 204, reason: null }, when)).toEqual({ status: 'done' });
  });
});
