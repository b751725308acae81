import { Query } from '@nestjs/cqrs';
import { type RowOf, queryHandler } from '#read-models';
import type { closedPeriodTable } from './closed-periods.projection.js';

export type ClosedPeriodRow = RowOf<typeof closedPeriodTable>;

/** The newest first; a month closes all before it, too. */
export class ListClosedPeriods extends Query<readonly ClosedPeriodRow[]> {}

export const closedPeriodQueries = [
  queryHandler(ListClosedPeriods, (_, models) =>
    models.rows<ClosedPeriodRow>('select * from {closed_period} order by period desc'),
  ),
];
