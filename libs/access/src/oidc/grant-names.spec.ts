import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grantOf } from './grant-names.js';

describe('The name of a grant', () => {
  test.each([
    ['requesting-state:KE', { role: 'requesting-state', country: 'KE' }],
    ['programme-manager:GPAC,GPML', { role: 'programme-manager', programmes: ['GPAC', 'GPML'] }],
    ['programme-manager:*', { role: 'programme-manager', programmes: 'all' }],
    ['finance-officer', { role: 'finance-officer' }],
    ['field-office:NBO', { role: 'field-office', office: 'NBO' }],
    ['donor:DNR-1', { role: 'donor', donor: 'DNR-1' }],
    ['evaluator', { role: 'evaluator' }],
    ['auditor', { role: 'auditor' }],
    ['administrator', { role: 'administrator' }],
  ])('%s, or the grant itself', (name, grant) => {
    expect(grantOf(name)).toEqual(grant);
    expect(grantOf(grant)).toEqual(grant);
  });

  test.each([
    '',
    'emperor',
    'Administrator',
    ' administrator',
    'administrator:',
    'administrator:*',
    'administrator:KE',
    'requesting-state',
    'requesting-state:',
    'requesting-state:*',
    'requesting-state:ke',
    'requesting-state:ZZ',
    'requesting-state:KE,UG',
    'programme-manager',
    'programme-manager:',
    'programme-manager:GPAC,',
    'programme-manager:GPAC,*',
    'programme-manager:all:',
    'field-office:*',
    'field-office:a b',
    'donor:',
    'donor:a:b',
    'constructor',
    '__proto__:x',
    null,
    7,
    [],
    {},
    { role: 'donor' },
    { role: 'donor', country: 'KE' },
    { role: 'donor', donor: 7 },
    { role: 'donor', donor: '' },
    { role: 'donor:DNR-1' },
    { role: 'administrator', country: 'KE' },
    { role: 'requesting-state', country: 'KE', donor: 'DNR-1' },
    { role: 'programme-manager', programmes: [] },
    { role: 'programme-manager', programmes: '*' },
    { role: 'programme-manager', programmes: 'GPAC' },
    { role: 'programme-manager', programmes: ['*'] },
    { role: 'programme-manager', programmes: ['GPAC,GPML'] },
    { role: 'constructor' },
  ])('is not %j', (value) => {
    expect(grantOf(value)).toBeUndefined();
  });

  test('is found in nothing by mistake, whatever is claimed', () => {
    fc.assert(fc.property(fc.anything(), (value) => void grantOf(value)));
  });
});
