import type { Principal } from '#access';
import type { RequestScope } from '#assistance';
import type { Clearance } from './clearance.js';

/** What of all requests and contributions somebody sees in the lists of them: as in a Scope; an empty list: nothing. */
export type Sight = Readonly<{ requests: RequestScope; donors: readonly string[] | null }>;

export const sightOf = (principal: Principal, clearance: Pick<Clearance, 'scopeOf'>): Sight => {
  const ofRequests = clearance.scopeOf(principal, 'listRequests');
  const ofContributions = clearance.scopeOf(principal, 'listContributions');
  return {
    requests: ofRequests ? ofRequests.requests : [],
    donors: ofContributions ? ofContributions.donors : [],
  };
};
