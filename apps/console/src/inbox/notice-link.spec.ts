import { describe, expect, test } from '@jest/globals';
import { pageOfNotice } from './notice-link.js';

describe('A notice', () => {
  test('leads to the page about what it tells of', () => {
    expect(pageOfNotice('/api/v1/requests/TA-2026-000123')).toBe('/requests/TA-2026-000123');
    expect(pageOfNotice('/api/v1/contributions/VC-2026-000001')).toBe('/contributions/VC-2026-000001');
  });

  test('leads nowhere where there is no page', () => {
    expect(pageOfNotice('/api/v1/work/3')).toBeUndefined();
    expect(pageOfNotice('javascript:alert(1)')).toBeUndefined();
  });
});
