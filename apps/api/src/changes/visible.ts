import { amongInScope } from '#assistance';
import type { Rows } from '#read-models';
import type { Sight } from '../access/sight.js';
import type { Change } from './change.js';

const CONTRIBUTIONS = `select c.contribution_id as id from {contribution} c
  where c.contribution_id = any($1) and c.donor_id = any($2)`;

type Find = (
  ids: readonly string[],
  within: readonly string[],
  models: Pick<Rows, 'rows'>,
) => Promise<ReadonlySet<string>>;

const contributionsOf: Find = async (ids, donors, models) =>
  new Set((await models.rows<{ id: string }>(CONTRIBUTIONS, [ids, donors])).map(({ id }) => id));

/** Those of the changes that lie within what somebody sees in lists. */
export const visible = async (
  changes: readonly Change[],
  { requests, donors }: Sight,
  models: Pick<Rows, 'rows'>,
): Promise<readonly Change[]> => {
  const among = async (kind: Change['kind'], within: readonly string[] | null, find: Find) => {
    const ids = changes.flatMap((one) => (one.kind === kind ? one.id : []));
    if (within === null) return new Set(ids);
    return within.length === 0 || ids.length === 0 ? new Set<string>() : find(ids, within, models);
  };
  const [request, contribution] = await Promise.all([
    among('request', requests, amongInScope),
    among('contribution', donors, contributionsOf),
  ]);
  const seen = { request, contribution };
  return changes.filter(({ kind, id }) => seen[kind].has(id));
};
