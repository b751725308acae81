import { Query } from '@nestjs/cqrs';
import { type exchangeRateTable, RATE_VALID_DAYS } from '#money';
import { type RowOf, queryHandler, type Rows } from '#read-models';

/** How much open money is in a currency: each is counted once, whatever its amount. */
type Uses = Readonly<{
  /** Not closed. */
  contributions: number;
  /** Neither ended nor declined. */
  requests: number;
  /** Neither paid nor cancelled. */
  obligations: number;
  regular_budgets: number;
}>;

type Rate = RowOf<typeof exchangeRateTable>;
/** `stale`: too old on the day to be used; `missing`: none took effect by then. */
export type RateStanding = 'in-force' | 'stale' | 'missing';

/** A currency on a day. Days are null where there is no rate. */
export type CurrencyRow = Readonly<
  {
    currency: string;
    standing: RateStanding;
    effective_on: string | null;
    /** The last day on which it may be used, if no newer one takes effect. */
    valid_until: string | null;
    units_per_usd: string | null;
    source: string | null;
    loaded_at: string | null;
    /** The rate of the same month before this one: it was revised within the month. */
    revised_from: Readonly<{ effective_on: string; units_per_usd: string }> | null;
    /** Others were loaded for the same day before. */
    corrected: number;
  } & Uses
>;

/** A rate, and whether another one for the same day has taken its place since. */
export type RateRow = Rate & Readonly<{ superseded: boolean }>;

/** Every currency but the US dollar that has a rate, or that open money is in, on a day (YYYY-MM-DD). */
export class ListCurrencies extends Query<readonly CurrencyRow[]> {
  constructor(readonly on: string) {
    super();
  }
}

/** What was loaded for a currency: the newest effective day first, of one day what was loaded last. */
export class ListRates extends Query<readonly RateRow[]> {
  constructor(
    readonly currency: string,
    readonly before: Readonly<{ effectiveOn: string; revision: number }> | null,
    readonly limit: number,
  ) {
    super();
  }
}

export const rateQueries = [
  queryHandler(ListCurrencies, ({ on }, models) => currencies(on, models)),
  queryHandler(
    ListRates,
    ({ currency, before, limit }, models) =>
      models.rows<RateRow>(
        `select * from (
           select *, lead(revision) over (partition by effective_on order by revision) is not null as superseded
           from {exchange_rate} where currency = $1
         ) as rate
         where $2::date is null or (effective_on, revision) < ($2::date, $3::integer)
         order by effective_on desc, revision desc limit $4`,
        [currency, before?.effectiveOn ?? null, before?.revision ?? null, limit],
      ),
    async ({ currency }) => [`exchange-rate-${currency}`],
  ),
];

const currencies = (on: string, models: Rows): Promise<readonly CurrencyRow[]> =>
  models.rows<CurrencyRow>(
    `with counting as (
       select distinct on (currency, effective_on) *, count(*) over (partition by currency, effective_on) - 1 as corrected
       from {exchange_rate} where effective_on <= $1::date
       order by currency, effective_on, revision desc
     ), ordered as (
       select *, lag(effective_on) over earlier as before_on, lag(units_per_usd) over earlier as before_units,
         row_number() over (partition by currency order by effective_on desc) as place
       from counting window earlier as (partition by currency order by effective_on)
     ), used as (
       select currency, sum(contribution) as contributions, sum(request) as requests,
         sum(obligation) as obligations, sum(regular_budget) as regular_budgets
       from (
         select currency, 1 as contribution, 0 as request, 0 as obligation, 0 as regular_budget
         from {contribution} where phase <> 'closed'
         union all select currency, 0, 1, 0, 0 from {request_overview} where currency is not null and ended_on is null
         union all select currency, 0, 0, 1, 0 from {obligation} where open > 0
         union all select currency, 0, 0, 0, 1 from {regular_budget} where phase <> 'closed'
       ) as uses
       where currency <> 'USD' group by currency
     )
     select currency, effective_on, units_per_usd, source, loaded_at, coalesce(corrected, 0)::integer as corrected,
       case when effective_on is null then 'missing' when effective_on + $2::integer < $1::date then 'stale'
         else 'in-force' end as standing,
       effective_on + $2::integer as valid_until,
       case when date_trunc('month', before_on) = date_trunc('month', effective_on)
         then jsonb_build_object('effective_on', before_on, 'units_per_usd', before_units) end as revised_from,
       coalesce(contributions, 0)::integer as contributions, coalesce(requests, 0)::integer as requests,
       coalesce(obligations, 0)::integer as obligations, coalesce(regular_budgets, 0)::integer as regular_budgets
     from (select * from ordered where place = 1) as newest full join used using (currency)
     order by currency`,
    [on, RATE_VALID_DAYS],
  );
