import { Query } from '@nestjs/cqrs';
import { type Mandate, mandates } from '#mandates';
import { queryHandler } from '#read-models';

export type Coverage = Readonly<{
  mandate: Mandate;
  /**
   * Requests that fall under it or, for an action of States, support it; and how far they came. One that was split is
   * one, and has come as far as the last of its stages that go on.
   */
  requests: number;
  funded: number;
  delivered: number;
  evaluated: number;
  /** Spent, direct cost, by currency: minor units. */
  spent: Readonly<Record<string, number>>;
}>;

/** Every action of the plan, with the requests that serve it; also those that none serves. */
export class ShowMandateCoverage extends Query<readonly Coverage[]> {}

type CountRow = Readonly<{
  mandate: string;
  currency: string;
  requests: number;
  funded: number;
  delivered: number;
  evaluated: number;
  spent: number;
}>;

export const mandateCoverageQueries = [
  queryHandler(ShowMandateCoverage, async (_, models) => {
    const rows = await models.rows<CountRow>(
      `select mandate, currency, count(*)::integer as requests,
         (count(*) filter (where funded))::integer as funded,
         (count(*) filter (where delivered))::integer as delivered,
         (count(*) filter (where evaluated))::integer as evaluated,
         sum(spent)::bigint as spent
       from (
         select served.mandate, r.currency, coalesce(stage_of->>'requestId', request_id),
           bool_and(phase in ('assignment', 'delivery', 'evaluation', 'closed')) filter (where not given_up) as funded,
           bool_and(phase in ('evaluation', 'closed')) filter (where not given_up) as delivered,
           bool_and(evaluated) filter (where evaluated or not given_up) as evaluated,
           sum(spent) as spent
         from {request_overview} r, lateral (select r.mandate union select r.state_action) served(mandate),
           lateral (select phase in ('cancelled', 'withdrawn') as given_up) ended
         where served.mandate is not null and not (channel = 'import' and themes = '["other"]') -- no mandate was claimed for those
         group by 1, 2, 3
       ) request
       group by 1, 2 order by 1, 2`,
    );
    return mandates.map((mandate) => {
      const found = rows.filter((row) => row.mandate === mandate.id);
      const total = (count: 'requests' | 'funded' | 'delivered' | 'evaluated'): number =>
        found.reduce((sum, row) => sum + row[count], 0);
      const spent = Object.fromEntries(found.filter((row) => row.spent > 0).map((row) => [row.currency, row.spent]));
      return {
        mandate,
        requests: total('requests'),
        funded: total('funded'),
        delivered: total('delivered'),
        evaluated: total('evaluated'),
        spent,
      };
    });
  }),
];
