import { createHash, randomUUID } from 'node:crypto';
import type { Projection, Table } from '#event-sourcing';
import { type EventStore, eventId } from '#event-store';

export type DonorEvent =
  | Readonly<{ type: 'DonorRegistered'; data: Readonly<{ donorId: string; name: string; on: string }> }>
  | Readonly<{ type: 'DonorRemoved'; data: Readonly<{ donorId: string }> }>
  | Readonly<{ type: 'PledgeMade'; data: Readonly<{ donorId: string; pledges: number; amount: number }> }>
  | Readonly<{ type: 'PledgePraised'; data: Readonly<{ donorId: string }> }>;

export const donorTable = {
  name: 'donor',
  key: ['donor_id'],
  columns: {
    donor_id: 'text',
    name: 'text',
    pledges: 'bigint',
    registered_on: 'date?',
    changed_at: 'timestamptz?',
    contacts: 'jsonb?',
    active: 'boolean',
  },
  indexes: [['name']],
} as const satisfies Table;

export const pledgeTable = {
  name: 'pledge',
  key: ['donor_id', 'pledge_id'],
  columns: { donor_id: 'text', pledge_id: 'integer', amount: 'bigint' },
} as const satisfies Table;

/** A row a donor and a row a pledge. */
export const donors: Projection<DonorEvent> = {
  name: 'donors',
  version: 1,
  tables: [donorTable, pledgeTable],
  handles: ['DonorRegistered', 'DonorRemoved', 'PledgeMade'],
  project: ({ type, data, metadata }) => {
    const key = { donor_id: data.donorId };
    switch (type) {
      case 'DonorRegistered':
        return [
          {
            table: 'donor',
            key,
            set: { name: data.name, registered_on: data.on, contacts: [{ by: 'letter' }], active: true },
          },
        ];
      case 'DonorRemoved':
        return [{ table: 'donor', key, delete: true }];
      case 'PledgeMade':
        return [
          { table: 'donor', key, set: { pledges: data.pledges, changed_at: metadata.recordedAt } },
          { table: 'pledge', key: { ...key, pledge_id: data.pledges }, set: { amount: data.amount } },
        ];
      case 'PledgePraised':
        throw new Error('not handled, so never given');
    }
  },
};

/** A second projection, which a later release might add. */
export const pledgeList: Projection<DonorEvent> = {
  name: 'pledge-list',
  version: 1,
  tables: [{ ...pledgeTable, name: 'pledge_list' }],
  handles: ['PledgeMade'],
  project: (event) =>
    event.type === 'PledgeMade'
      ? [
          {
            table: 'pledge_list',
            key: { donor_id: event.data.donorId, pledge_id: event.data.pledges },
            set: { amount: event.data.amount },
          },
        ]
      : [],
};

const noon = '2026-01-31T12:00:00.000Z';

type NewDonorEvent = DonorEvent & Readonly<{ version?: number }>;

/** Appends one command's events to the donor's stream; resolves with the position. */
export const record = (store: EventStore, donorId: string, ...events: readonly NewDonorEvent[]): Promise<string> =>
  recordAt(store, noon, donorId, ...events);

/** With a clock that says `at`. */
export const recordAt = async (
  store: EventStore,
  at: string,
  donorId: string,
  ...events: readonly NewDonorEvent[]
): Promise<string> => {
  const commandId = randomUUID();
  const metadata = { actor: 'test', commandId, correlationId: commandId, recordedAt: at };
  const appended = await store.append(
    [
      {
        stream: `donor-${donorId}`,
        expected: 'any',
        events: events.map((event, place) => ({ ...event, id: eventId(commandId, place, at), metadata })),
      },
    ],
    { commandId, requestHash: createHash('sha256').update(commandId).digest('hex'), answer: null },
  );
  return appended.position;
};

export const registered = (donorId: string, name = `Donor ${donorId}`): DonorEvent => ({
  type: 'DonorRegistered',
  data: { donorId, name, on: '2026-01-31' },
});
export const pledged = (donorId: string, pledges: number): DonorEvent => ({
  type: 'PledgeMade',
  data: { donorId, pledges, amount: pledges * 100 },
});
export const removed = (donorId: string): DonorEvent => ({ type: 'DonorRemoved', data: { donorId } });
