import type { ContributionEvent } from '#contributions';
import type { StreamEvents } from '#event-sourcing';
import { decimalsOf } from '#money';
import type { ReadModels } from '#read-models';

/** What a request has of a contribution, reserved, committed or spent, in minor units of the held currency. */
type Taken = Readonly<{ contributionId: string; amount: number }>;

/** What a request has of each contribution that it commits, after what was decided. */
export const committedBy = (requestId: string, decided: readonly StreamEvents[]): readonly Taken[] => {
  // Of contributions, where they are of this type.
  const events = decided.flatMap((one) => one.events) as readonly ContributionEvent[];
  const taken = events.flatMap(({ type, data }): [string, number][] => {
    if (type !== 'FundsCommitted' || data.requestId !== requestId) return [];
    const { reserved, committed, spent } = data.allocation;
    return [[data.contributionId, reserved + committed + spent]];
  });
  return [...new Map(taken)].map(([contributionId, amount]) => ({ contributionId, amount }));
};

/** The same of those that it has reserved, before anything is decided. */
export const reservedBy = (requestId: string, readModels: ReadModels): Promise<readonly Taken[]> =>
  readModels.rows<Taken>(
    `select contribution_id as "contributionId", reserved + committed + spent as amount from {allocation}
     where request_id = $1 and reserved > 0`,
    [requestId],
  );

/**
 * Of these contributions, those with money whose receipt, or interest, one of the names recorded, there or where it was transferred from; and
 * what all stages of the request have of each, as it counts for a threshold.
 */
const OWN_RECEIPTS = `with recursive source (contribution_id, origin) as (
    select contribution_id, contribution_id from {contribution} where contribution_id = any($1)
    union
    select s.contribution_id, m.came_from from source s
    join {contribution_movement} m on m.contribution_id = s.origin and m.came_from is not null)
  select c.contribution_id as "contributionId", c.currency,
    (select coalesce(sum(a.reserved + a.committed + a.spent), 0)::bigint
     from {allocation} a join {request_overview} stage using (request_id)
     where a.contribution_id = c.contribution_id and stage.request_id <> $3
       and stage.stage_of->>'requestId' = (select r.stage_of->>'requestId' from {request_overview} r where r.request_id = $3)
    ) as "byOtherStages"
  from {contribution} c where c.contribution_id in (
    select s.contribution_id from source s join {contribution_movement} m on m.contribution_id = s.origin
    where m.kind in ('received', 'interest') and m.recorded_by ?| $2::text[])`;

type Own = Readonly<{ contributionId: string; currency: string; byOtherStages: number }>;

/** Whether a request takes more than `most`, in whole units, of a contribution whose receipts one of the names recorded. */
export const takesOwnReceipts = async (
  requestId: string,
  taken: readonly Taken[],
  names: readonly string[],
  { readModels, most }: Readonly<{ readModels: ReadModels; most: number }>,
): Promise<boolean> => {
  const ids = taken.map(({ contributionId }) => contributionId);
  const own = await readModels.rows<Own>(OWN_RECEIPTS, [ids, names, requestId]);
  return own.some(({ contributionId, currency, byOtherStages }) => {
    const { amount = 0 } = taken.find((one) => one.contributionId === contributionId) ?? {};
    return amount + byOtherStages > most * 10 ** decimalsOf(currency);
  });
};
