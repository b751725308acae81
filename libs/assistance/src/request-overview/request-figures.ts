import { contributionLedger } from '#contributions';
import { amountIn, type Figure } from '#read-models';
import { regularBudgetList } from '#regular-budget';
import { requestOverview } from './request-overview.projection.js';

/** The figures that a request's view shows: of the whole, of a contribution that pays for it, of the regular budget. */
export const REQUEST_FIGURES = {
  whole: ['budget', 'reserved', 'committed', 'spent', 'obligated', 'shortfall', 'held_facts'],
  source: ['reserved', 'committed', 'spent', 'psc_charged', 'psc_set_aside'],
  'regular-budget': ['committed', 'spent'],
} as const satisfies Record<string, readonly string[]>;
export type RequestFigureBy = keyof typeof REQUEST_FIGURES;

const TOLD_BY = {
  whole: { projection: requestOverview, table: 'request_overview' },
  source: { projection: contributionLedger, table: 'allocation' },
  'regular-budget': { projection: regularBudgetList, table: 'regular_budget_share' },
} as const;

/** A column of what the events tell of one request. */
export const requestFigure = (requestId: string, by: RequestFigureBy, figure: string): Figure => {
  const { projection, table } = TOLD_BY[by];
  return {
    projection,
    tables: projection.tables.filter(({ name }) => name === table),
    groupOf: (row) => (row['request_id'] === requestId ? requestId : undefined),
    of: (rows) => rows.reduce((sum, { row }) => sum + amountIn(row, figure), 0),
  };
};
