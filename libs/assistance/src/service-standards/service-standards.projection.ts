import type { Projection, Table } from '#event-sourcing';
import type { StandardsEvent } from './standards.events.js';

const standardTable = {
  name: 'service_standard',
  key: ['step', 'from_day'],
  columns: {
    step: 'text',
    from_day: 'date',
    amount: 'integer',
    unit: 'text',
    reason: 'text',
    revision: 'integer',
  },
} as const satisfies Table;

/** What was set beside the defaults, a row for each step and first day. */
export const serviceStandardList: Projection<StandardsEvent> = {
  name: 'service-standards',
  version: 1,
  tables: [standardTable],
  handles: ['ServiceStandardSet'],
  project: ({ data: { step, from, amount, unit, reason }, revision }) => [
    { table: standardTable.name, key: { step, from_day: from }, set: { amount, unit, reason, revision } },
  ],
};
