import type { Projection, Table } from '#event-sourcing';
import type { PeriodEvent } from './period.events.js';

export const closedPeriodTable = {
  name: 'closed_period',
  key: ['period'],
  columns: {
    /** `YYYY-MM`: that month and all before it. */
    period: 'text',
    closed_on: 'date',
    revision: 'integer',
  },
} as const satisfies Table;

export const closedPeriods: Projection<Extract<PeriodEvent, { type: 'PeriodClosed' }>> = {
  name: 'closed-periods',
  version: 1,
  tables: [closedPeriodTable],
  handles: ['PeriodClosed'],
  project: ({ data: { period, closedOn }, revision }) => [
    { table: closedPeriodTable.name, key: { period }, set: { closed_on: closedOn, revision } },
  ],
};
