import {
  type Decider,
  InvalidInput,
  Refusal,
  dayOf,
  requireNotAfter,
  requireOrder,
  requirePositive,
  requireText,
} from '#event-sourcing';
import { isCurrency } from '#money';
import type { RegularBudgetCommand } from './regular-budget.commands.js';
import type { RegularBudgetEvent } from './regular-budget.events.js';
import {
  type RegularBudget,
  balanceOf,
  budgetIdOf,
  openedBudget,
  regularBudgetFold,
  regularBudgetStream,
} from './regular-budget.state.js';

/** A section of the programme budget, with its letter where it has one. */
const SECTION = /^\d{1,2}[A-Z]?$/;

export const requireSection = (field: string, section: string): void => {
  if (!SECTION.test(section))
    throw new InvalidInput(field, 'must be a section of the programme budget, like 15 or 29D', { value: section });
};

const decide = (command: RegularBudgetCommand, state: RegularBudget): RegularBudgetEvent[] => {
  const { budgetId } = command.data;
  const today = dayOf(command);
  if (command.type === 'OpenRegularBudget') {
    const { section, title, from, to, cap, openedOn } = command.data;
    requireSection('section', section);
    requireText('title', title, 300);
    requireOrder(['from', from], ['to', to]);
    requireNotAfter('openedOn', openedOn, today);
    if (!isCurrency(cap.currency))
      throw new InvalidInput('cap.currency', 'must be an ISO 4217 currency', { value: cap.currency });
    requirePositive('cap.minor', cap.minor);
    if (budgetId !== budgetIdOf(command.data))
      throw new InvalidInput('budgetId', 'must be RB, the section and the years of the period, joined by hyphens', {
        value: budgetId,
        expected: budgetIdOf(command.data),
      });
    if (state.phase !== 'unknown') throw new Refusal('RegularBudgetExists', { budgetId });
    const { currency, minor } = cap;
    const balance = { currency, cap: minor, available: minor, committed: 0, spent: 0 };
    return [{ type: 'RegularBudgetOpened', data: { budgetId, section, title, from, to, openedOn, balance } }];
  }

  const { phase, openedOn, ledger } = openedBudget(state, budgetId);
  const before = balanceOf(ledger);
  const { committed, spent, currency } = before;
  switch (command.type) {
    case 'ChangeRegularBudgetCap': {
      const { cap, changedOn, reason } = command.data;
      requirePositive('cap', cap);
      requireText('reason', reason, 2_000);
      requireOrder(['openedOn', openedOn], ['changedOn', changedOn]);
      requireNotAfter('changedOn', changedOn, today);
      if (phase === 'closed') throw new Refusal('RegularBudgetClosed', { budgetId });
      if (cap === before.cap) return [];
      if (cap < committed + spent) throw new Refusal('CapBelowUse', { budgetId, cap, committed, spent, currency });
      const balance = { ...before, cap, available: cap - committed - spent };
      return [{ type: 'RegularBudgetCapChanged', data: { budgetId, changedOn, reason, balance } }];
    }
    case 'CloseRegularBudget': {
      const { closedOn } = command.data;
      requireOrder(['openedOn', openedOn], ['closedOn', closedOn]);
      requireNotAfter('closedOn', closedOn, today);
      if (phase === 'closed') return []; // once is enough: again changes nothing
      if (committed > 0) throw new Refusal('RegularBudgetCommitted', { budgetId, committed, currency });
      return [{ type: 'RegularBudgetClosed', data: { budgetId, closedOn } }];
    }
  }
};

export const regularBudget: Decider<RegularBudget, RegularBudgetCommand, RegularBudgetEvent> = {
  ...regularBudgetFold,
  streamOf: ({ data }) => regularBudgetStream(data.budgetId),
  decide,
};
