import type { Projection, Row, Table } from '#event-sourcing';
import type { InKindEvent } from './in-kind.events.js';

export const inKindTable = {
  name: 'in_kind',
  key: ['in_kind_id'],
  columns: {
    in_kind_id: 'text',
    donor_id: 'text',
    kind: 'text',
    title: 'text',
    description: 'text',
    value: 'bigint',
    currency: 'text',
    valued_by: 'text',
    received_on: 'date',
    revalued_on: 'date?',
    request_id: 'text?',
    reference: 'text?',
    revision: 'integer',
  },
  indexes: [['donor_id']],
} as const satisfies Table;

/** What was given beside money, at its last value. */
export const inKindList: Projection<InKindEvent> = {
  name: 'in-kind-list',
  version: 1,
  tables: [inKindTable],
  handles: ['InKindReceived', 'InKindRevalued'],
  project: ({ type, data, revision }) => [
    {
      table: inKindTable.name,
      key: { in_kind_id: data.inKindId },
      set: {
        ...(type === 'InKindReceived' ? received(data) : { revalued_on: data.revaluedOn }),
        ...valued(data),
        revision,
      },
    },
  ],
};

const received = ({
  donorId,
  kind,
  title,
  description,
  receivedOn,
  requestId,
  reference,
}: Extract<InKindEvent, { type: 'InKindReceived' }>['data']): Row => {
  const what = { donor_id: donorId, kind, title, description };
  return { ...what, received_on: receivedOn, revalued_on: null, request_id: requestId, reference };
};

const valued = ({ value, valuedBy }: InKindEvent['data']): Row => ({
  value: value.minor,
  currency: value.currency,
  valued_by: valuedBy,
});
