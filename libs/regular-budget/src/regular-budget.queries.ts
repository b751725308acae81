import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { type RowOf, queryHandler } from '#read-models';
import type { budgetTable, shareTable } from './regular-budget-list.projection.js';
import { regularBudgetStream } from './regular-budget.state.js';

export type RegularBudgetRow = RowOf<typeof budgetTable>;
export type RegularBudgetShareRow = RowOf<typeof shareTable>;

export class ListRegularBudgets extends Query<readonly RegularBudgetRow[]> {
  constructor(
    readonly filter: Readonly<{ section: string | null; phase: string | null }>,
    readonly after: string | null,
    readonly limit: number,
  ) {
    super();
  }
}

/** With what of it serves each request. */
export class ShowRegularBudget extends Query<RegularBudgetRow & { requests: readonly RegularBudgetShareRow[] }> {
  constructor(readonly budgetId: string) {
    super();
  }
}

export const regularBudgetQueries = [
  queryHandler(ListRegularBudgets, ({ filter, after, limit }, models) =>
    models.rows<RegularBudgetRow>(
      `select * from {regular_budget}
       where ($1::text is null or section = $1) and ($2::text is null or phase = $2) and ($3::text is null or budget_id > $3)
       order by budget_id limit $4`,
      [filter.section, filter.phase, after, limit],
    ),
  ),
  queryHandler(
    ShowRegularBudget,
    async ({ budgetId }, models) => {
      const [row] = await models.rows<RegularBudgetRow>(`select * from {regular_budget} where budget_id = $1`, [
        budgetId,
      ]);
      if (!row) throw new NotFound('RegularBudget', budgetId);
      const requests = await models.rows<RegularBudgetShareRow>(
        `select * from {regular_budget_share} where budget_id = $1 order by request_id`,
        [budgetId],
      );
      return { ...row, requests };
    },
    ({ budgetId }) => [regularBudgetStream(budgetId)],
  ),
];
