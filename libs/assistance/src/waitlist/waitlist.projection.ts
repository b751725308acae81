import type { Projection, Recorded, RowChange, Table } from '#event-sourcing';
import type { WaitlistEvent } from './waitlist.events.js';

/** Requests that wait for money. Their position is a query: it depends on the day. */
export const waitlistTable = {
  name: 'waitlist_entry',
  key: ['request_id'],
  columns: {
    request_id: 'text',
    priority: 'integer',
    accepted_on: 'date',
    waiting_since: 'date',
    /** Direct cost, minor units of `currency`. */
    shortfall: 'bigint',
    direct_cost: 'bigint',
    currency: 'text',
    checked_on: 'date',
    revision: 'integer',
  },
} as const satisfies Table;

export const waitlistEntries: Projection<WaitlistEvent> = {
  name: 'waitlist',
  version: 1,
  tables: [waitlistTable],
  handles: ['WaitlistJoined', 'WaitlistLeft', 'WaitlistChecked', 'WaitlistRechecked'],
  project: (event) => changes(event),
};

const changes = ({ type, data, revision }: Recorded<WaitlistEvent>): readonly RowChange[] => {
  switch (type) {
    case 'WaitlistJoined': {
      const { requestId, priority, acceptedOn, waitingSince, shortfall, need } = data;
      const place = { priority, accepted_on: acceptedOn, waiting_since: waitingSince, checked_on: waitingSince };
      const direct_cost = need.lines.reduce((sum, { amount }) => sum + amount, 0);
      return [row(requestId, { ...place, shortfall, direct_cost, currency: need.currency, revision })];
    }
    case 'WaitlistLeft':
      return [gone(data.requestId)];
    case 'WaitlistChecked':
      return data.outcome === 'short'
        ? [row(data.requestId, { shortfall: data.shortfall, checked_on: data.checkedOn, revision })]
        : [];
    case 'WaitlistRechecked': {
      const checked = { checked_on: data.checkedOn, revision };
      return [
        ...data.funded.map(gone),
        ...data.waiting.map(({ requestId, shortfall }) => row(requestId, { shortfall, ...checked })),
      ];
    }
  }
};

const row = (requestId: string, set: Extract<RowChange, { set: unknown }>['set']): RowChange => ({
  table: waitlistTable.name,
  key: { request_id: requestId },
  set,
});

const gone = (requestId: string): RowChange => ({
  table: waitlistTable.name,
  key: { request_id: requestId },
  delete: true,
});
