import type { RequestRow, RequestScope } from '#assistance';
import { partiesThat } from '../access/scope.js';
import { InvalidRequest } from '../problems/invalid-request.js';
import { camelCased } from '../views/row-view.js';
import { isShownTo } from './seen.js';

/** What a filter looks at. */
const FIELDS = {
  phase: 'phase',
  country: 'beneficiaries',
  theme: 'themes',
  officeCode: 'office_code',
  externalReference: 'external_reference',
} as const satisfies Readonly<Record<string, keyof RequestRow>>;

type Filter = Readonly<Record<keyof typeof FIELDS, string | null>>;

/**
 * Among what a filter may look: only requests of which whoever asks is shown the fields that it looks at, since what it finds
 * tells what they are. Error: InvalidRequest, where that is none.
 */
export const scopeOfFilter = (filter: Filter, scope: RequestScope): RequestScope => {
  let among = scope;
  for (const name of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    if (filter[name] === null) continue;
    among = partiesThat(among, isShownTo(FIELDS[name]));
    if (scope !== null && scope.length > 0 && among?.length === 0)
      throw new InvalidRequest(400, [
        {
          field: name,
          rule: `must not be asked for: \`${camelCased(FIELDS[name])}\` of a request is not shown to you`,
        },
      ]);
  }
  return among;
};
