import { Query } from '@nestjs/cqrs';
import { queryHandler, type Rows } from '#read-models';

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

/**
 * As at an earlier moment: the ids of those in scope now, since whoever is no party of a request any more does not see it,
 * not as it was, either. Null: all, or it is asked of now.
 */
export const stillInScope = async (
  scope: RequestScope,
  then: Rows,
  now: Rows,
  isIn = inScope,
): Promise<readonly string[] | null> => {
  if (scope === null || then === now) return null;
  const rows = await now.rows<{ request_id: string }>(
    `select request_id from {request_overview} r where ${isIn('r.request_id', '$1')}`,
    [scope],
  );
  return rows.map(({ request_id }) => request_id);
};

/** Those of the requests that are in scope. */
export const amongInScope = async (
  requestIds: readonly string[],
  scope: RequestScope,
  models: Pick<Rows, 'rows'>,
): Promise<ReadonlySet<string>> => {
  const rows = await models.rows<{ id: string }>(
    `select asked.id from unnest($1::text[]) asked(id) where ${inScope('asked.id', '$2')}`,
    [requestIds, scope],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Whether one of these parties is the field office at work on the request now. */
export const isAtWork = async (
  requestId: string,
  parties: readonly string[],
  models: Pick<Rows, 'rows'>,
): Promise<boolean> => {
  const rows = await models.rows(
    `select 1 from {request_overview} where request_id = $1 and 'office:' || office_code = any($2::text[])`,
    [requestId, parties],
  );
  return rows.length > 0;
};

/** The condition for a request to be one of `stillInScope`. `still`: the parameter, text[] or null. */
export const isStillIn = (request: string, still: string): string =>
  `(${still}::text[] is null or ${request} = any(${still}))`;

/** The condition for a request to be in scope at the moment that is shown, and still now. `still`: the parameter, text[] or null. */
export const inScopeThenAndNow = (request: string, scope: string, still: string): string =>
  `(${inScope(request, scope)} and ${isStillIn(request, still)})`;

/** Of these requests, those in scope, each with its parties that are: by what somebody sees it. */
export class ListPartiesInScope extends Query<readonly RequestParties[]> {
  constructor(
    readonly requestIds: readonly string[],
    readonly scope: NonNullable<RequestScope>,
  ) {
    super();
  }
}
export type RequestParties = Readonly<{ request_id: string; parties: readonly string[] }>;

export const requestScopeQueries = [
  queryHandler(ListPartiesInScope, ({ requestIds, scope }, models) =>
    models.rows<RequestParties>(
      `select asked.id as request_id, array_agg(one.party) as parties
       from unnest($1::text[]) asked(id) cross join unnest($2::text[]) one(party)
       where ${inScope('asked.id', 'array[one.party]')} group by asked.id`,
      [requestIds, scope],
    ),
  ),
];
