import type { Projection, Table } from '#event-sourcing';
import type { ExchangeRateEvent } from './exchange-rates.events.js';

/** Each rate that was loaded. Of several for one currency and day the one loaded last counts. */
export const exchangeRateTable = {
  name: 'exchange_rate',
  key: ['currency', 'revision'],
  columns: {
    currency: 'text',
    revision: 'integer',
    effective_on: 'date',
    /** Decimal string. */
    units_per_usd: 'text',
    source: 'text',
    loaded_at: 'timestamptz',
    /** Who loaded it. */
    loaded_by: 'text',
  },
} as const satisfies Table;

export const exchangeRateList: Projection<ExchangeRateEvent> = {
  name: 'exchange-rate-list',
  version: 1,
  tables: [exchangeRateTable],
  handles: ['RateLoaded'],
  project: ({ data: { currency, effectiveOn, unitsPerUsd, source }, metadata, revision }) => [
    {
      table: exchangeRateTable.name,
      key: { currency, revision },
      set: {
        ...{ effective_on: effectiveOn, units_per_usd: unitsPerUsd, source },
        ...{ loaded_at: metadata.recordedAt, loaded_by: metadata.actor },
      },
    },
  ],
};
