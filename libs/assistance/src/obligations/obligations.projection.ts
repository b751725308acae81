import type { Projection, Recorded, RowChange, Table } from '#event-sourcing';
import type { RequestEvent } from '../request/request.events.js';

/** The contracts and orders of requests. Amounts in minor units of their own currency. */
export const obligationTable = {
  name: 'obligation',
  key: ['request_id', 'obligation_id'],
  columns: {
    request_id: 'text',
    obligation_id: 'text',
    line_id: 'text',
    supplier: 'text',
    description: 'text',
    currency: 'text',
    amount: 'bigint',
    /** Neither paid nor cancelled. */
    open: 'bigint',
    raised_on: 'date',
    /** When the last of it was paid or cancelled. */
    ended_on: 'date?',
    revision: 'integer',
  },
} as const satisfies Table;

type Event = Extract<RequestEvent, { type: 'ObligationRaised' | 'ObligationLiquidated' | 'ObligationCancelled' }>;

export const obligations: Projection<Event> = {
  name: 'obligations',
  version: 1,
  tables: [obligationTable],
  handles: ['ObligationRaised', 'ObligationLiquidated', 'ObligationCancelled'],
  project: (event) => [change(event)],
};

const change = ({ type, data, revision }: Recorded<Event>): RowChange => {
  const key = { request_id: data.requestId, obligation_id: data.obligationId };
  const row = (set: Extract<RowChange, { set: unknown }>['set']): RowChange => ({
    table: obligationTable.name,
    key,
    set: { ...set, revision },
  });
  switch (type) {
    case 'ObligationRaised': {
      const { lineId, supplier, description, amount, raisedOn } = data;
      const money = { currency: amount.currency, amount: amount.minor, open: amount.minor };
      return row({ line_id: lineId, supplier, description, ...money, raised_on: raisedOn });
    }
    case 'ObligationLiquidated':
      return row({ open: data.open.minor, ...(data.open.minor === 0 && { ended_on: data.liquidatedOn }) });
    case 'ObligationCancelled':
      return row({ open: 0, ended_on: data.cancelledOn });
  }
};
