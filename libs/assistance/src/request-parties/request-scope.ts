/**
 * What of all requests somebody may see: those with one of these parties (see request_party), for `office:NBO` also those
 * that it is asked to take on, and, for `donor:NO`, those that this donor's contributions pay for. Null: all.
 */
export type RequestScope = readonly string[] | null;

/** The condition for a request to be in scope. `request`: an SQL expression; `scope`: the parameter, text[] or null. */
export const inScope = (request: string, scope: string): string => within(request, scope, 'true');

/** The same, without the requests that were taken from an office: what is told of them now is not its business any more. */
export const inPresentScope = (request: string, scope: string): string =>
  within(request, scope, `p.party not like 'office:%'`);

const within = (request: string, scope: string, counts: string): string => `(${scope}::text[] is null
  or exists (select 1 from {request_party} p
             where p.request_id = ${request} and p.party = any(${scope}) and ${counts})
  or exists (select 1 from {request_overview} o
             where o.request_id = ${request} and 'office:' || o.office_code = any(${scope}))
  or exists (select 1 from {allocation} a join {contribution} c using (contribution_id)
             where a.request_id = ${request} and a.reserved + a.committed + a.spent > 0
               and 'donor:' || c.donor_id = any(${scope})))`;
