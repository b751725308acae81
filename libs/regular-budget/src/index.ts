export { commitFromBudget, inBudget } from './moves.js';
export { regularBudgetList } from './regular-budget-list.projection.js';
export {
  ChangeRegularBudgetCap,
  CloseRegularBudget,
  OpenRegularBudget,
  type RegularBudgetCommand,
} from './regular-budget.commands.js';
export { regularBudget, requireSection } from './regular-budget.decider.js';
export type { BudgetBalance, BudgetShare, RegularBudgetEvent } from './regular-budget.events.js';
export { RegularBudgetModule } from './regular-budget.module.js';
export {
  ListRegularBudgets,
  type RegularBudgetRow,
  type RegularBudgetShareRow,
  ShowRegularBudget,
} from './regular-budget.queries.js';
export {
  balanceOf,
  budgetIdOf,
  isBudgetId,
  type OpenedBudget,
  type RegularBudget,
  openedBudget,
  regularBudgetFold,
  regularBudgetStream,
} from './regular-budget.state.js';
