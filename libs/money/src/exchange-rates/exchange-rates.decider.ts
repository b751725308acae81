import { type Decider, InvalidInput, Refusal, dayOf } from '#event-sourcing';
import { type ExchangeRate, brokenRule, isSameRate, withRate } from './exchange-rate.js';
import type { ExchangeRateCommand } from './exchange-rates.commands.js';
import type { ExchangeRateEvent } from './exchange-rates.events.js';

/** The rates of one currency, sorted by day: what a RateTable holds for it. */
type ExchangeRates = readonly ExchangeRate[];

const decide = (command: ExchangeRateCommand, state: ExchangeRates): ExchangeRateEvent[] => {
  const { currency, effectiveOn, unitsPerUsd, source } = command.data;
  const rate = { currency, effectiveOn, unitsPerUsd, source };
  const broken = brokenRule(rate);
  if (broken) throw new InvalidInput(broken.field, broken.rule);
  const today = dayOf(command);
  if (effectiveOn > today) throw new Refusal('EffectiveDateInFuture', { currency, effectiveOn, today });
  if (currency === 'USD') return []; // 1 by definition: there is nothing to remember
  if (state.some((known) => isSameRate(known, rate))) return [];
  return [{ type: 'RateLoaded', data: rate }];
};

export const exchangeRates: Decider<ExchangeRates, ExchangeRateCommand, ExchangeRateEvent> = {
  category: 'exchange-rate',
  streamOf: ({ data }) => `exchange-rate-${data.currency}`,
  initial: [],
  decide,
  evolve: (state, { data }) => withRate(state, data),
};
