import { describe, test } from '@jest/globals';
import { TestCentre, givenStreams } from '../testing/index.js';
import { setWaitlistPolicy } from './set-waitlist-policy.transaction.js';
import { SetWaitlistPolicy } from './waitlist.commands.js';

describe('Setting the policy of the waitlist', () => {
  const centre = new TestCentre();
  const usual = { policy: 'best-fit', from: '2026-06-01', reason: 'Money lay idle' } as const;
  const set = (data: Partial<SetWaitlistPolicy['data']> = {}) =>
    givenStreams(centre.streams).when(setWaitlistPolicy, new SetWaitlistPolicy({ ...usual, ...data }, centre.context));

  test('says from which day on, which may be to come, and why', async () => {
    await set().then({ stream: 'waitlist', events: [{ type: 'WaitlistPolicySet', data: usual }] });
  });

  test('refuses a policy that there is not, no day, and no reason', async () => {
    await set({ policy: 'youngest-first' as 'best-fit' }).thenRefused('InvalidInput', { field: 'policy' });
    await set({ from: '2026-02-30' }).thenRefused('InvalidInput', { field: 'from' });
    await set({ reason: ' ' }).thenRefused('InvalidInput', { field: 'reason' });
  });
});
