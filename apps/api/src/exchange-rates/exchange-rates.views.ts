import { exchangeRateList } from '#money';
import { Field, Optional } from '../fields/field.js';
import { day } from '../fields/kinds.js';
import { PageOf, ViewQuery } from '../views/page.js';
import { ObjectView, RowView } from '../views/row-view.js';

export class CurrenciesQuery extends ViewQuery {
  @Optional({ description: 'The day for which rates are wanted; default: today, or the day of `asAt`' })
  @Field(day)
  on?: string;
}

const optionalDay = { type: String, format: 'date', nullable: true };
const optionalText = { type: String, nullable: true };
const count = { type: 'integer' } as const;

const RevisedFrom = ObjectView('RevisedRate', {
  effective_on: { type: String, format: 'date' },
  units_per_usd: { type: String },
});

const CurrencyView = ObjectView('Currency', {
  currency: { type: String, description: 'ISO 4217; never USD, which is 1 by definition' },
  standing: {
    enum: ['in-force', 'stale', 'missing'],
    description: '`stale`: too old on the day to be used; `missing`: none took effect by then',
  },
  effective_on: { ...optionalDay, description: 'Of the newest rate of that day' },
  valid_until: { ...optionalDay, description: 'The last day on which it may be used, if no newer one takes effect' },
  units_per_usd: { ...optionalText, description: 'A decimal number' },
  source: { ...optionalText, description: 'Where it was published' },
  loaded_at: { type: String, format: 'date-time', nullable: true },
  revised_from: {
    type: RevisedFrom,
    nullable: true,
    description: 'The rate of the same month before this one: it was revised within the month',
  },
  corrected: { ...count, description: 'Of how many rates for the same day it took the place' },
  contributions: { ...count, description: 'Held in it, and not closed' },
  requests: { ...count, description: 'Budgeted in it, and not ended' },
  obligations: { ...count, description: 'Contracts and orders in it, neither paid nor cancelled' },
  regular_budgets: { ...count, description: 'Allocations in it, and not closed' },
});

export const CurrencyList = ObjectView('CurrencyList', {
  on: { type: String, format: 'date', description: 'The day for which rates are shown' },
  items: { type: CurrencyView, isArray: true },
});

export const ExchangeRatePage = PageOf(
  RowView('ExchangeRate', exchangeRateList, 'exchange_rate', {
    units_per_usd: { type: String, description: 'A decimal number' },
    loaded_by: { type: String, description: 'Name of the account' },
    superseded: { type: Boolean, description: 'Another one for the same day has taken its place since' },
  }),
);
