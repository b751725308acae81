import { describe, expect, test } from '@jest/globals';
import { pageOfWork } from './page-of-work.js';

describe('The page of what failed', () => {
  test('is that of the contribution, the request or the waitlist', () => {
    expect(pageOfWork('VC-2026-000001')).toEqual({
      to: '/contributions/$contributionId',
      params: { contributionId: 'VC-2026-000001' },
    });
    expect(pageOfWork('TA-2026-000001')).toMatchObject({ to: '/requests/$requestId' });
    expect(pageOfWork('waitlist')).toEqual({ to: '/waitlist' });
    expect(pageOfWork('something')).toBeUndefined();
  });
});
