import { describe, test } from '@jest/globals';
import { commandOn } from '#contributions/testing';
import { given } from '#event-sourcing/testing';
import { ChangeRegularBudgetCap, CloseRegularBudget, OpenRegularBudget } from './regular-budget.commands.js';
import { regularBudget } from './regular-budget.decider.js';
import type { BudgetBalance, RegularBudgetEvent } from './regular-budget.events.js';

const today = '2026-03-01';
const budgetId = 'RB-15-2026-2027';
const terms = { budgetId, section: '15', title: 'Crime prevention', from: '2026-01-01', to: '2027-12-31' };
const open = (change: Partial<OpenRegularBudget['data']> = {}) =>
  new OpenRegularBudget(
    { ...terms, cap: { minor: 5_000, currency: 'USD' }, openedOn: '2026-01-05', ...change },
    commandOn(today),
  );
const changeCap = (cap: number, changedOn = today, reason = 'As decided') =>
  new ChangeRegularBudgetCap({ budgetId, cap, changedOn, reason }, commandOn(today));
const close = (closedOn = today) => new CloseRegularBudget({ budgetId, closedOn }, commandOn(today));

const balance = (cap: number, committed = 0, spent = 0): BudgetBalance => ({
  ...{ currency: 'USD', cap, available: cap - committed - spent, committed, spent },
});
const opened: RegularBudgetEvent = {
  type: 'RegularBudgetOpened',
  data: { ...terms, openedOn: '2026-01-05', balance: balance(5_000) },
};
const used = (committed: number, spent: number): RegularBudgetEvent => ({
  type: 'RegularBudgetCommitted',
  data: {
    ...{ budgetId, requestId: 'TA-1', amount: committed, committedOn: '2026-02-01', reference: 'Memo 4' },
    ...{ balance: balance(5_000, committed, spent), share: { requestId: 'TA-1', committed, spent } },
  },
});
const closed: RegularBudgetEvent = { type: 'RegularBudgetClosed', data: { budgetId, closedOn: '2026-02-20' } };

describe('An allocation of the regular budget', () => {
  test('is opened for a section and a period, under their id, once', () => {
    given(regularBudget).when(open()).then(opened);
    given(regularBudget, opened).when(open()).thenRefused('RegularBudgetExists', { budgetId });
    given(regularBudget)
      .when(open({ to: '2026-12-31' }))
      .thenRefused('InvalidInput', { field: 'budgetId', expected: 'RB-15-2026' });
  });

  test('has a section, a period in order, a cap in a currency, and is not opened in the future', () => {
    const wrong: readonly (readonly [Partial<OpenRegularBudget['data']>, string])[] = [
      [{ section: 'fifteen' }, 'section'],
      [{ title: ' ' }, 'title'],
      [{ to: '2025-12-31' }, 'to'],
      [{ cap: { minor: 0, currency: 'USD' } }, 'cap.minor'],
      [{ cap: { minor: 1, currency: 'XYZ' } }, 'cap.currency'],
      [{ openedOn: '2026-03-02' }, 'openedOn'],
    ];
    for (const [change, field] of wrong) given(regularBudget).when(open(change)).thenRefused('InvalidInput', { field });
  });

  test('gets another cap, down to what is committed and spent', () => {
    const changed = (cap: number): RegularBudgetEvent => ({
      type: 'RegularBudgetCapChanged',
      data: { budgetId, changedOn: today, reason: 'As decided', balance: balance(cap, 1_500, 500) },
    });
    for (const cap of [9_000, 2_000])
      given(regularBudget, opened, used(1_500, 500)).when(changeCap(cap)).then(changed(cap));
    given(regularBudget, opened, used(1_500, 500))
      .when(changeCap(1_999))
      .thenRefused('CapBelowUse', { cap: 1_999, committed: 1_500, spent: 500 });
    given(regularBudget, opened).when(changeCap(5_000)).then();
    given(regularBudget, opened)
      .when(changeCap(9_000, '2026-01-04'))
      .thenRefused('InvalidInput', { field: 'changedOn' });
    given(regularBudget, opened)
      .when(changeCap(9_000, today, ''))
      .thenRefused('InvalidInput', { field: 'reason' });
    given(regularBudget, opened, closed).when(changeCap(9_000)).thenRefused('RegularBudgetClosed');
    given(regularBudget).when(changeCap(9_000)).thenRefused('RegularBudgetNotFound');
  });

  test('is closed when nothing is committed; what was spent stays', () => {
    const closedToday: RegularBudgetEvent = { type: 'RegularBudgetClosed', data: { budgetId, closedOn: today } };
    given(regularBudget, opened, used(0, 500)).when(close()).then(closedToday);
    given(regularBudget, opened, used(1, 0)).when(close()).thenRefused('RegularBudgetCommitted', { committed: 1 });
    given(regularBudget, opened, closed).when(close()).then();
  });
});
