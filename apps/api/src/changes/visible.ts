import { inScope } from '#assistance';
import type { Rows } from '#read-models';
import type { Sight } from '../access/sight.js';
import type { Change } from './change.js';

const REQUESTS = `select r.request_id as id from {request_overview} r
  where r.request_id = any($1) and ${inScope('r.request_id', '$2')}`;
const CONTRIBUTIONS = `select c.contribution_id as id from {contribution} c
  where c.contribution_id = any($1) and c.donor_id = any($2)`;

/** Those of the changes that lie within what somebody sees in lists. */
export const visible = async (
  changes: readonly Change[],
  { requests, donors }: Sight,
  models: Pick<Rows, 'rows'>,
): Promise<readonly Change[]> => {
  const among = async (kind: Change['kind'], within: readonly string[] | null, sql: string) => {
    const ids = changes.flatMap((one) => (one.kind === kind ? one.id : []));
    if (within === null) return ids;
    if (within.length === 0 || ids.length === 0) return [];
    return (await models.rows<{ id: string }>(sql, [ids, within])).map(({ id }) => id);
  };
  const [ofRequests, ofContributions] = await Promise.all([
    among('request', requests, REQUESTS),
    among('contribution', donors, CONTRIBUTIONS),
  ]);
  const seen = { request: new Set(ofRequests), contribution: new Set(ofContributions) };
  return changes.filter(({ kind, id }) => seen[kind].has(id));
};
