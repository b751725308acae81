import type { Event } from '#event-sourcing';

type Of = { budgetId: string };

/** Whole minor units, direct cost: cap = available + committed + spent. Committed is what is still open. */
export type BudgetBalance = Readonly<{
  currency: string;
  cap: number;
  available: number;
  committed: number;
  spent: number;
}>;

/** The part of an allocation that serves one request. */
export type BudgetShare = Readonly<{ requestId: string; committed: number; spent: number }>;

/** `balance` and `share` are as they are after the event, so that readers never add up. */
type Moved = Of & { requestId: string; amount: number; balance: BudgetBalance; share: BudgetShare };
/** The day on which it counts in the books, where its own was in a closed period. */
type Accounted = { accountedOn?: string };

/** An allocation of the regular budget: one section, for one period, up to its cap. Stream `regular-budget-<id>`. */
export type RegularBudgetEvent =
  | Event<
      'RegularBudgetOpened',
      Of & {
        /** Of the programme budget, as `15` or `29D`. */
        section: string;
        title: string;
        /** First and last day on which it may be committed and charged. */
        from: string;
        to: string;
        openedOn: string;
        balance: BudgetBalance;
      }
    >
  | Event<'RegularBudgetCapChanged', Of & { changedOn: string; reason: string; balance: BudgetBalance }>
  | Event<'RegularBudgetClosed', Of & { closedOn: string }>
  /** `reference`: of the finance officer's approval; left out where a request that was approved needs more. */
  | Event<'RegularBudgetCommitted', Moved & { committedOn: string; reference?: string }>
  | Event<'RegularBudgetReleased', Moved & { releasedOn: string; reason: string }>
  | Event<'RegularBudgetCharged', Moved & Accounted & { expenditureId: string; lineId: string; occurredOn: string }>
  | Event<
      'RegularBudgetChargeReversed',
      Moved &
        Accounted & { expenditureId: string; reversalId: string; lineId: string; occurredOn: string; reason: string }
    >;
