import type { Event } from '#event-sourcing';

/** A month, `YYYY-MM`, and all before it: no money fact is dated there any more. Stream `periods`. */
export type PeriodEvent = Event<'PeriodClosed', { period: string; closedOn: string }>;
