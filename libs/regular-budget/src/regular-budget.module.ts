import { Module } from '@nestjs/common';
import { commandHandlers } from '#event-store';
import { ChangeRegularBudgetCap, CloseRegularBudget, OpenRegularBudget } from './regular-budget.commands.js';
import { regularBudget } from './regular-budget.decider.js';
import { regularBudgetQueries } from './regular-budget.queries.js';

@Module({
  providers: [
    ...commandHandlers(regularBudget, { OpenRegularBudget, ChangeRegularBudgetCap, CloseRegularBudget }),
    ...regularBudgetQueries,
  ],
})
export class RegularBudgetModule {}
