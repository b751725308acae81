import type { Event } from '#event-sourcing';
import type { ExchangeRate } from './exchange-rate.js';

/** A rate became known. A second one for the same day corrects the first. Stream `exchange-rate-<currency>`. */
export type ExchangeRateEvent = Event<'RateLoaded', ExchangeRate>;
