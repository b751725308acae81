import { Query } from '@nestjs/cqrs';
import { type RowOf, queryHandler } from '#read-models';
import { requestStream } from '../request/request.state.js';
import type { obligationTable } from './obligations.projection.js';

export type ObligationRow = RowOf<typeof obligationTable>;

/** The contracts and orders of a request, as they were raised. */
export class ListObligations extends Query<readonly ObligationRow[]> {
  constructor(readonly requestId: string) {
    super();
  }
}

export const obligationQueries = [
  queryHandler(
    ListObligations,
    ({ requestId }, models) =>
      models.rows<ObligationRow>(`select * from {obligation} where request_id = $1 order by raised_on, obligation_id`, [
        requestId,
      ]),
    async ({ requestId }) => [requestStream(requestId)],
  ),
];
