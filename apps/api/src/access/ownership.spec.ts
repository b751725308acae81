import { describe, expect, test } from '@jest/globals';
import type { Grant, Principal } from '#access';
import type { ReadModels } from '#read-models';
import { Ownership } from './ownership.js';

const subject = { parameter: 'requestId', noun: 'Request', id: 'TA-2026-000001' } as const;
const anna: Principal = { name: 'anna', personId: 'p1', hasAccount: true, grants: [], by: 'session', isService: false };

/** How often the database was asked, when somebody asks three times, and is or is not what the request is for. */
const asked = async (grant: Grant, isTheirs: boolean, entered = true): Promise<number> => {
  let times = 0;
  const rows = async (): Promise<readonly unknown[]> => {
    times += 1;
    return isTheirs ? [{ number: 1, entered }] : [];
  };
  const ownership = new Ownership({ rows, caughtUp: async () => undefined } as unknown as ReadModels);
  for (let time = 0; time < 3; time += 1)
    expect(await ownership.fitting(anna, [{ grant }], subject)).toHaveLength(isTheirs ? 1 : 0);
  return times;
};

describe('Whose a request is', () => {
  const office: Grant = { role: 'field-office', office: 'NBO' };

  test('is asked once for who never ceases to be a party of it', async () => {
    expect(await asked(office, true)).toBe(1);
    expect(await asked({ role: 'requesting-state', country: 'KE' }, true)).toBe(1);
  });

  test('is asked each time where that may end, or has not begun', async () => {
    expect(await asked({ role: 'evaluator' }, true)).toBe(3);
    expect(await asked({ role: 'donor', donor: 'NO' }, true)).toBe(3);
    expect(await asked({ role: 'programme-manager', programmes: ['GPAC'] }, true)).toBe(3);
    expect(await asked(office, true, false)).toBe(3); // asked to take it on, it may decline
    expect(await asked(office, false)).toBe(6); // each time again when the views have caught up
  });

  test('is known of each party and request by itself', async () => {
    const theirs = new Set(['["TA-2026-000001"]', '["TA-2026-000002"]']);
    const rows = async (_: string, values: readonly unknown[]): Promise<readonly unknown[]> =>
      theirs.has(JSON.stringify(values[0])) && String(values[1]).includes('NBO') ? [{ number: 1, entered: true }] : [];
    const ownership = new Ownership({ rows, caughtUp: async () => undefined } as unknown as ReadModels);
    const fits = async (one: string, id: string): Promise<boolean> =>
      (await ownership.fitting(anna, [{ grant: { role: 'field-office', office: one } }], { ...subject, id })).length >
      0;
    expect(await fits('NBO', 'TA-2026-000001')).toBe(true);
    expect(await fits('DKR', 'TA-2026-000001')).toBe(false);
    expect(await fits('NBO', 'TA-2026-000003')).toBe(false);
    expect(await fits('NBO', 'TA-2026-000002')).toBe(true);
    expect(await fits('NBO', 'TA-2026-000001')).toBe(true);
  });
});
