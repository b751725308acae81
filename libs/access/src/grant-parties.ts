import type { Grant } from './grant.js';
import type { Principal } from './principal.js';

/**
 * What parties of requests and contributions a grant makes of somebody: `state:KE`, `programme:GPAC`, `office:NBO`, `donor:NO`,
 * `evaluator:` and who they are. None, where it is not for anything in particular.
 */
export const partiesOf = (grant: Grant, { personId }: Pick<Principal, 'personId'>): readonly string[] => {
  switch (grant.role) {
    case 'requesting-state':
      return [`state:${grant.country}`];
    case 'programme-manager':
      // What no programme has taken yet, any manager may screen.
      return grant.programmes === 'all' ? [] : ['programme:', ...grant.programmes.map((code) => `programme:${code}`)];
    case 'field-office':
      return [`office:${grant.office}`];
    case 'donor':
      return [`donor:${grant.donor}`];
    case 'evaluator':
      return personId === null ? [] : [`evaluator:${personId}`];
    case 'finance-officer':
    case 'auditor':
    case 'administrator':
      return [];
  }
};
