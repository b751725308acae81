import { Command } from '#event-sourcing';
import type { Money } from '#money';

type Of = { budgetId: string };

/** Its id is made of the section and the years of the period: see `budgetIdOf`. */
export class OpenRegularBudget extends Command<
  'OpenRegularBudget',
  Of & { section: string; title: string; from: string; to: string; cap: Money; openedOn: string }
> {
  readonly type = 'OpenRegularBudget';
}

/** `cap`: as it is to be, minor units; never below what is committed and spent. */
export class ChangeRegularBudgetCap extends Command<
  'ChangeRegularBudgetCap',
  Of & { cap: number; changedOn: string; reason: string }
> {
  readonly type = 'ChangeRegularBudgetCap';
}

/** Refused while something is committed. */
export class CloseRegularBudget extends Command<'CloseRegularBudget', Of & { closedOn: string }> {
  readonly type = 'CloseRegularBudget';
}

export type RegularBudgetCommand = OpenRegularBudget | ChangeRegularBudgetCap | CloseRegularBudget;
