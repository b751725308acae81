import type { Event } from '#event-sourcing';

/** Stream `periods`. Months are `YYYY-MM`. */
export type PeriodEvent =
  /** That month and all before it: no money fact is dated there any more. */
  | Event<'PeriodClosed', { period: string; closedOn: string }>
  /** For the first time, this actor recorded expenditure that counts in this month, or it was recorded on their behalf. */
  | Event<'MonthCharged', { month: string; by: string }>;
