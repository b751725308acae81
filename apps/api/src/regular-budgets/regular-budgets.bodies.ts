import { regularBudgetList } from '#regular-budget';
import { MoneyBody } from '../contributions/contributions.bodies.js';
import { Field, Nested, Optional } from '../fields/field.js';
import { day, minorUnits, oneOf, text } from '../fields/kinds.js';
import { budgetSection } from '../fields/path-id.js';
import { PageOf, PageQuery } from '../views/page.js';
import { RowView } from '../views/row-view.js';

export class OpenRegularBudgetBody {
  /** Of the programme budget. */
  @Field(budgetSection)
  section!: string;

  @Field(text({ max: 300 }))
  title!: string;

  /** First and last day on which it may be committed and charged; there is one for a section and the years of a period. */
  @Field(day)
  from!: string;

  @Field(day)
  to!: string;

  @Nested(() => MoneyBody)
  cap!: MoneyBody;

  @Field(day)
  openedOn!: string;
}

export class ChangeRegularBudgetCapBody {
  /** As it is to be; never below what is committed and spent. */
  @Field(minorUnits())
  cap!: number;

  @Field(day)
  changedOn!: string;

  @Field(text({ max: 2_000 }))
  reason!: string;
}

export class CloseRegularBudgetBody {
  @Field(day)
  closedOn!: string;
}

export class RegularBudgetsQuery extends PageQuery {
  @Optional()
  @Field(budgetSection)
  section?: string;

  @Optional()
  @Field(oneOf(['open', 'closed']))
  phase?: string;
}

export const RegularBudgetPage = PageOf(RowView('RegularBudget', regularBudgetList, 'regular_budget'));
export const RegularBudgetDetails = RowView('RegularBudgetDetails', regularBudgetList, 'regular_budget', {
  requests: {
    type: RowView('RegularBudgetRequest', regularBudgetList, 'regular_budget_share'),
    isArray: true,
    description: 'What of it serves each request, and who approved that',
  },
});
