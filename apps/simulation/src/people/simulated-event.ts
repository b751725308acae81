import type { RequestEvent, WaitlistEvent } from '#assistance';
import type { ContributionEvent } from '#contributions';
import type { Recorded } from '#event-sourcing';
import type { ExchangeRateEvent } from '#money';

/** What people and reports look at; whatever else is in the log passes them by. */
export type SimulatedEvent = Recorded<RequestEvent | WaitlistEvent | ContributionEvent | ExchangeRateEvent>;
