import { Query } from '@nestjs/cqrs';
import { type RowOf, queryHandler } from '#read-models';
import { inPresentScope, isStillIn, type RequestScope, stillInScope } from '../request-parties/request-scope.js';
import type { heldFactTable } from './held-facts.projection.js';

export type HeldFactRow = RowOf<typeof heldFactTable>;

/** What waits for a person's decision, of one request or of all, what was held first at the top. */
export class ListHeldFacts extends Query<readonly HeldFactRow[]> {
  constructor(
    readonly requestId: string | null,
    /** The place of the last one of the page before: see `placeOfHeldFact`. */
    readonly after: string | null,
    readonly limit: number,
    readonly scope: RequestScope = null,
  ) {
    super();
  }
}

export const placeOfHeldFact = ({ held_on, request_id, fact_id }: HeldFactRow): string =>
  `${held_on} ${request_id} ${fact_id}`;

export const heldFactQueries = [
  queryHandler(ListHeldFacts, async ({ requestId, after, limit, scope }, models, now) =>
    models.rows<HeldFactRow>(
      `select * from (
         select *, concat_ws(' ', to_char(held_on, 'YYYY-MM-DD'), request_id, fact_id) collate "C" as place from {held_fact} h
         where ($1::text is null or request_id = $1) and ${inPresentScope('h.request_id', '$4')}
           and ${isStillIn('h.request_id', '$5')}) placed
       where $2::text is null or place > $2
       order by place limit $3`,
      [requestId, after, limit, scope, await stillInScope(scope, models, now, inPresentScope)],
    ),
  ),
];
