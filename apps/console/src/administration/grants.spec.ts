import { describe, expect, test } from '@jest/globals';
import { grantsOf, isWhole, typedGrants } from './grants.js';

const GRANTS = [
  { role: 'programme-manager', programmes: 'all' },
  { role: 'programme-manager', programmes: ['GPAC', 'GPTIP'] },
  { role: 'field-office', office: 'BOG' },
  { role: 'requesting-state', country: 'KE' },
  { role: 'auditor' },
];

describe('What an account may do', () => {
  test('is the same after it was shown in a form and sent', () => {
    expect(grantsOf(typedGrants(GRANTS))).toEqual(GRANTS);
  });

  test('is whole when each role says for what, where it is for something', () => {
    expect(isWhole(typedGrants(GRANTS))).toBe(true);
    expect(isWhole([{ role: 'donor', for: '' }])).toBe(false);
  });
});
