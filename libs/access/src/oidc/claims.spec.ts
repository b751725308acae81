import { describe, expect, test } from '@jest/globals';
import { type ClaimNames, factsOf } from './claims.js';

const names: ClaimNames = {
  nameClaim: 'preferred_username',
  personClaim: 'staff.id',
  grantsClaim: 'techcoop_grants',
  groups: undefined,
};
const auditor = { role: 'auditor' };

describe('What a token claims', () => {
  test('is a name and grants', () => {
    const claims = { sub: 'u-1', preferred_username: 'j.doe@example.org', techcoop_grants: ['auditor'] };
    expect(factsOf(claims, names)).toEqual({
      ...{ name: 'j.doe@example.org', personId: null, grants: [auditor], notUnderstood: [] },
    });
  });

  test('is who somebody is, where the provider tells it, and never by another claim', () => {
    const personOf = (claims: object) => factsOf({ sub: 'u-1', ...claims }, names)?.personId;
    expect(personOf({ staff: { id: 'p-7' } })).toBe('p-7');
    expect(personOf({ 'staff.id': 'p-8', staff: { id: 'p-7' } })).toBe('p-8');
    for (const id of [undefined, '', ' ', 7, ['p-7'], 'x'.repeat(201)]) expect(personOf({ staff: { id } })).toBeNull();
    expect(factsOf({ sub: 'u-1', staff: { id: 'p-7' } }, { ...names, personClaim: undefined })?.personId).toBeNull();
  });

  test.each([undefined, '', 7, 'with <signs>', 'x'.repeat(101), ' blank'])(
    'gives the subject as the name where it is %j',
    (preferred) => {
      expect(factsOf({ sub: 'u-1', preferred_username: preferred }, names)?.name).toBe('u-1');
    },
  );

  test('names nobody where no name could be written down', () => {
    expect(factsOf({ preferred_username: '\n' }, names)).toBeUndefined();
    expect(factsOf({ sub: 'ünder' }, names)).toBeUndefined();
  });

  test.each([
    ['techcoop_grants', { techcoop_grants: 'auditor evaluator' }],
    ['realm_access.roles', { realm_access: { roles: ['auditor', 'evaluator'] } }],
    ['https://example.org/roles', { 'https://example.org/roles': ['auditor', 'evaluator'] }],
  ])('has its grants at %s', (grantsClaim, claims) => {
    expect(factsOf({ sub: 'u', ...claims }, { ...names, grantsClaim })?.grants).toEqual([
      auditor,
      { role: 'evaluator' },
    ]);
  });

  test.each(['realm_access.roles', 'constructor.name', '__proto__', 'techcoop_grants.0'])(
    'has no grants at %s where there is nothing',
    (grantsClaim) => {
      expect(factsOf({ sub: 'u', realm_access: null }, { ...names, grantsClaim })?.grants).toEqual([]);
    },
  );

  test('gives nothing where it is not understood, and that is told, shortened', () => {
    const claims = { sub: 'u', techcoop_grants: ['emperor', 'auditor', { role: 'donor' }, 'x'.repeat(500), 7] };
    expect(factsOf(claims, names)).toEqual({
      name: 'u',
      personId: null,
      grants: [auditor],
      notUnderstood: ['"emperor"', '{"role":"donor"}', `"${'x'.repeat(99)}`, '7'],
    });
  });

  test('counts by its groups alone where there are some', () => {
    const groups = new Map([['Audit and oversight', [{ role: 'auditor' } as const]]]);
    const claims = { sub: 'u', groups: ['Audit and oversight', 'administrator'] };
    expect(factsOf(claims, { ...names, grantsClaim: 'groups', groups })).toEqual({
      name: 'u',
      personId: null,
      grants: [auditor],
      notUnderstood: ['"administrator"'],
    });
  });
});
