import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { queryHandler, type Rows } from '#read-models';
import { inKindStream } from './in-kind.decider.js';
import type { InKind } from './in-kind.events.js';

export type InKindRow = Readonly<{
  in_kind_id: string;
  donor_id: string;
  kind: InKind;
  title: string;
  description: string;
  /** Minor units of `currency`. */
  value: number;
  currency: string;
  valued_by: string;
  received_on: string;
  revalued_on: string | null;
  request_id: string | null;
  reference: string | null;
  revision: number;
}>;

/** What a donor gave beside money, in one currency: its values are never added to a ledger, nor across currencies. */
export type InKindTotal = Readonly<{ currency: string; count: number; value: number }>;

export class ListInKind extends Query<readonly InKindRow[]> {
  constructor(
    readonly filter: Readonly<{ donorId: string | null; requestId: string | null }>,
    readonly after: string | null,
    readonly limit: number,
    /** Ids of the donors whose things may be seen; null: all. */
    readonly among: readonly string[] | null = null,
  ) {
    super();
  }
}

export class ShowInKind extends Query<InKindRow> {
  constructor(readonly inKindId: string) {
    super();
  }
}

export const inKindQueries = [
  queryHandler(ListInKind, ({ filter, after, limit, among }, models) =>
    models.rows<InKindRow>(
      `select * from {in_kind}
       where ($1::text is null or donor_id = $1) and ($2::text is null or request_id = $2)
         and ($3::text is null or in_kind_id > $3) and ($5::text[] is null or donor_id = any($5))
       order by in_kind_id limit $4`,
      [filter.donorId, filter.requestId, after, limit, among],
    ),
  ),
  queryHandler(
    ShowInKind,
    async ({ inKindId }, models) => {
      const [row] = await models.rows<InKindRow>(`select * from {in_kind} where in_kind_id = $1`, [inKindId]);
      if (!row) throw new NotFound('InKind', inKindId);
      return row;
    },
    ({ inKindId }) => [inKindStream(inKindId)],
  ),
];

export const inKindTotals = (donorId: string, models: Rows): Promise<readonly InKindTotal[]> =>
  models.rows<InKindTotal>(
    `select currency, count(*)::integer as count, sum(value)::bigint as value
     from {in_kind} where donor_id = $1 group by currency order by currency`,
    [donorId],
  );

/** Streams of what a donor gave: what its view is made of. */
export const inKindStreamsOf = async (donorId: string, models: Rows): Promise<readonly string[]> =>
  (await models.rows<InKindRow>(`select in_kind_id from {in_kind} where donor_id = $1`, [donorId])).map((row) =>
    inKindStream(row.in_kind_id),
  );
