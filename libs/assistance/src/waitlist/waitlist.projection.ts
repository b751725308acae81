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
    /** `{ requestId, stage, of }` */
    stage_of: 'jsonb?',
    /** How often others were given money that it could have used. */
    passes: 'integer',
    revision: 'integer',
  },
} as const satisfies Table;

/** The pass that went over the list last. */
export const waitlistPassTable = {
  name: 'waitlist_pass',
  key: ['pass'],
  columns: {
    pass: 'text',
    checked_on: 'date',
    passed_at: 'timestamptz',
    policy: 'text',
    checked: 'integer',
    funded: 'integer',
    short: 'integer',
    complete: 'boolean',
    /** Position in the log up to which it considered everything. */
    done_up_to: 'text?',
    revision: 'integer',
  },
} as const satisfies Table;

/** Policies as they were set: in force on a day is the last one whose day has come. */
export const waitlistPolicyTable = {
  name: 'waitlist_policy',
  key: ['revision'],
  columns: { revision: 'integer', policy: 'text', from_on: 'date', reason: 'text' },
} as const satisfies Table;

export const waitlistEntries: Projection<WaitlistEvent> = {
  name: 'waitlist',
  version: 3,
  tables: [waitlistTable, waitlistPassTable, waitlistPolicyTable],
  handles: [
    'WaitlistJoined',
    'WaitlistLeft',
    'WaitlistChecked',
    'WaitlistRechecked',
    'RequestPassedOver',
    'WaitlistPolicySet',
  ],
  project: (event) => changes(event),
};

const changes = ({ type, data, revision, metadata }: Recorded<WaitlistEvent>): readonly RowChange[] => {
  switch (type) {
    case 'WaitlistJoined': {
      const { requestId, priority, acceptedOn, waitingSince, shortfall, need, stageOf = null, passes = 0 } = data;
      const place = { priority, accepted_on: acceptedOn, waiting_since: waitingSince, checked_on: waitingSince };
      const direct_cost = need.lines.reduce((sum, { amount }) => sum + amount, 0);
      return [
        row(requestId, {
          ...place,
          shortfall,
          direct_cost,
          currency: need.currency,
          stage_of: stageOf,
          passes,
          revision,
        }),
      ];
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
        lastPass(data, metadata.recordedAt, revision),
        ...data.funded.map(gone),
        ...data.waiting.map(({ requestId, shortfall }) => row(requestId, { shortfall, ...checked })),
      ];
    }
    case 'RequestPassedOver':
      return [row(data.requestId, { passes: data.passes, revision })];
    case 'WaitlistPolicySet': {
      const { policy, from, reason } = data;
      return [{ table: waitlistPolicyTable.name, key: { revision }, set: { policy, from_on: from, reason } }];
    }
  }
};

type Rechecked = Extract<WaitlistEvent, { type: 'WaitlistRechecked' }>['data'];

const lastPass = ({ checkedOn, funded, waiting, pass }: Rechecked, passedAt: string, revision: number): RowChange => {
  const checked = funded.length + waiting.length;
  const earliest = { policy: 'strict-order', checked, funded: funded.length, short: waiting.length, complete: true };
  const { doneUpTo, ...figures } = pass ?? { ...earliest, doneUpTo: null };
  const set = { checked_on: checkedOn, passed_at: passedAt, ...figures, done_up_to: doneUpTo, revision };
  return { table: waitlistPassTable.name, key: { pass: 'last' }, set };
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
