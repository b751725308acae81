import type { Role } from '../app/session.js';

/** A role, and for what: a State, a donor, an office, programmes. */
export type GrantTyped = Readonly<{ role: Role; for: string }>;

const FOR = {
  'requesting-state': 'country',
  donor: 'donor',
  'field-office': 'office',
  'programme-manager': 'programmes',
} as const satisfies Partial<Record<Role, string>>;
export const ROLES: readonly Role[] = [
  ...(['programme-manager', 'finance-officer', 'field-office', 'requesting-state'] as const),
  ...(['donor', 'evaluator', 'auditor', 'administrator'] as const),
];

/** What a role is for, as the api names it; undefined: it is for everything. */
export const forOf = (role: Role): (typeof FOR)[keyof typeof FOR] | undefined =>
  Object.hasOwn(FOR, role) ? FOR[role as keyof typeof FOR] : undefined;

/** As the api takes them; managers of no programme in particular manage all. */
export const grantsOf = (typed: readonly GrantTyped[]): readonly object[] =>
  typed.map(({ role, for: one }) => {
    const name = forOf(role);
    if (name === undefined) return { role };
    if (name === 'programmes') return { role, programmes: one === '' ? 'all' : one.split(',') };
    return { role, [name]: one };
  });

/** As they are typed. */
export const typedGrants = (grants: readonly Readonly<Record<string, unknown>>[]): readonly GrantTyped[] =>
  grants.map((grant) => {
    const role = grant['role'] as Role;
    const one = grant[forOf(role) ?? ''];
    return { role, for: Array.isArray(one) ? one.join(',') : typeof one === 'string' && one !== 'all' ? one : '' };
  });

/** What is still to be said. */
export const isWhole = (typed: readonly GrantTyped[]): boolean =>
  typed.every(({ role, for: one }) => one !== '' || forOf(role) === undefined || role === 'programme-manager');
