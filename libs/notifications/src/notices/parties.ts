import { type Grant, partiesOf } from '#access';
import type { Role } from '../recipient/recipient.events.js';

/** Of all programmes: held by their managers, and by every notice for those of one. */
export const EVERY_PROGRAMME = 'programme:*';
export const FINANCE = 'finance-officer';

/**
 * As whom somebody can be told of things: the parties of requests and contributions that their grants make them, and
 * `finance-officer`. Nobody is told as an auditor or an administrator.
 */
export const partiesHeld = (grants: readonly Grant[], personId: string): readonly string[] =>
  grants.flatMap((grant) => {
    if (grant.role === 'finance-officer') return [FINANCE];
    if (grant.role === 'programme-manager' && grant.programmes === 'all') return [EVERY_PROGRAMME];
    return partiesOf(grant, { personId });
  });

/** What a role of the address book would be as a grant. */
export const grantOf = (role: Role): Grant => {
  switch (role.role) {
    case 'programme-manager':
      return { role: role.role, programmes: role.programme === null ? 'all' : [role.programme] };
    case 'field-office':
      return { role: role.role, office: role.officeCode };
    case 'donor':
      return { role: role.role, donor: role.donorId };
    case 'finance-officer':
    case 'evaluator':
    case 'administrator':
      return { role: role.role };
  }
};
