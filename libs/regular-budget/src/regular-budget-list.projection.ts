import type { Projection, Recorded, Row, RowChange, Table } from '#event-sourcing';
import type { BudgetBalance, RegularBudgetEvent } from './regular-budget.events.js';

/** One row an allocation: cap = available + committed + spent, minor units of its currency. */
export const budgetTable = {
  name: 'regular_budget',
  key: ['budget_id'],
  columns: {
    budget_id: 'text',
    section: 'text',
    title: 'text',
    /** First and last day on which it may be committed and charged. */
    period_from: 'date',
    period_to: 'date',
    phase: 'text',
    currency: 'text',
    cap: 'bigint',
    available: 'bigint',
    committed: 'bigint',
    spent: 'bigint',
    opened_on: 'date',
    closed_on: 'date?',
    revision: 'integer',
  },
} as const satisfies Table;

/** What of it serves each request; and who approved it, when, and under which reference. */
export const shareTable = {
  name: 'regular_budget_share',
  key: ['budget_id', 'request_id'],
  columns: {
    budget_id: 'text',
    request_id: 'text',
    committed: 'bigint',
    spent: 'bigint',
    approved_on: 'date',
    approved_by: 'text',
    reference: 'text',
  },
  indexes: [['request_id']],
} as const satisfies Table;

export const regularBudgetList: Projection<RegularBudgetEvent> = {
  name: 'regular-budget-list',
  version: 1,
  tables: [budgetTable, shareTable],
  handles: [
    'RegularBudgetOpened',
    'RegularBudgetCapChanged',
    'RegularBudgetClosed',
    'RegularBudgetCommitted',
    'RegularBudgetReleased',
    'RegularBudgetCharged',
    'RegularBudgetChargeReversed',
  ],
  project: (event) => [
    {
      table: budgetTable.name,
      key: { budget_id: event.data.budgetId },
      set: { ...budgetAfter(event), revision: event.revision },
    },
    ...shareAfter(event),
  ],
};

const budgetAfter = ({ type, data }: Recorded<RegularBudgetEvent>): Row => {
  switch (type) {
    case 'RegularBudgetOpened': {
      const { section, title, from, to, openedOn, balance } = data;
      const period = { period_from: from, period_to: to };
      return { section, title, ...period, phase: 'open', opened_on: openedOn, closed_on: null, ...figuresOf(balance) };
    }
    case 'RegularBudgetClosed':
      return { phase: 'closed', closed_on: data.closedOn };
    case 'RegularBudgetCapChanged':
    case 'RegularBudgetCommitted':
    case 'RegularBudgetReleased':
    case 'RegularBudgetCharged':
    case 'RegularBudgetChargeReversed':
      return figuresOf(data.balance);
  }
};

const figuresOf = ({ currency, cap, available, committed, spent }: BudgetBalance): Row => ({
  currency,
  cap,
  available,
  committed,
  spent,
});

const shareAfter = ({ type, data, metadata }: Recorded<RegularBudgetEvent>): readonly RowChange[] => {
  if (!('share' in data)) return [];
  const { budgetId, requestId, share } = data;
  const approval: Row =
    type === 'RegularBudgetCommitted' && data.reference !== undefined
      ? { approved_on: data.committedOn, approved_by: metadata.actor, reference: data.reference }
      : {};
  const key = { budget_id: budgetId, request_id: requestId };
  return [{ table: shareTable.name, key, set: { committed: share.committed, spent: share.spent, ...approval } }];
};
