import type { Projection, Recorded, Row, Table } from '#event-sourcing';
import type { AccountEvent } from './account.events.js';

export const accountTable = {
  name: 'account',
  key: ['name'],
  columns: {
    name: 'text',
    kind: 'text',
    grants: 'jsonb',
    person_id: 'text',
    opened_at: 'timestamptz',
    closed_at: 'timestamptz?',
    revision: 'integer',
  },
} as const satisfies Table;

/** The accounts, closed ones too, without what belongs to persons. */
export const accountList: Projection<AccountEvent> = {
  name: 'accounts',
  version: 2,
  tables: [accountTable],
  handles: ['AccountOpened', 'GrantsChanged', 'AccountPersonChanged', 'AccountClosed'],
  project: (event) => [
    { table: accountTable.name, key: { name: event.data.name }, set: { ...changed(event), revision: event.revision } },
  ],
};

const changed = ({ type, data, metadata }: Recorded<AccountEvent>): Row => {
  switch (type) {
    case 'AccountOpened':
      return {
        ...{ kind: data.kind, grants: data.grants, person_id: data.personId },
        ...{ opened_at: metadata.recordedAt, closed_at: null },
      };
    case 'GrantsChanged':
      return { grants: data.grants };
    case 'AccountPersonChanged':
      return { person_id: data.personId };
    case 'AccountClosed':
      return { closed_at: metadata.recordedAt };
  }
};
