import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { eventHash } from '#event-store';

/** A row of the log, as somebody with SQL sees it. */
export type Row = Readonly<{
  epoch: number;
  tx: string;
  place: string;
  stream: string;
  revision: number;
  id: string;
  type: string;
  version: number;
  data: string;
  metadata: string;
  /** Hex. */
  hash: string;
}>;

/** In the log's order. */
export const rowsOf = async (intruder: Pool): Promise<readonly Row[]> =>
  (
    await intruder.query<Row>(
      `select e.epoch, e.tx::text, e.position::text as place, e.stream, e.revision::int, e.id, e.type, e.version,
         e.data::text, e.metadata::text, encode(e.hash, 'hex') as hash
       from event_store.event e order by e.epoch, e.tx, e.position`,
    )
  ).rows;

/** `a` and `b`: any two events; `n`: any number. */
type Target = Readonly<{ a: Row; b: Row; n: number; all: readonly Row[] }>;

const isRow = 'e.stream = $1 and e.revision = $2';

const set =
  (change: string) =>
  (intruder: Pool, { a }: Target): Promise<unknown> =>
    intruder.query(`update event_store.event e set ${change} where ${isRow}`, [a.stream, a.revision]);

const setTo =
  (column: string, valueOf: (target: Target) => unknown) =>
  (intruder: Pool, target: Target): Promise<unknown> =>
    intruder.query(`update event_store.event e set ${column} = $3 where ${isRow}`, [
      target.a.stream,
      target.a.revision,
      valueOf(target),
    ]);

const insert = (intruder: Pool, row: Row): Promise<unknown> =>
  intruder.query(
    `insert into event_store.event
       (epoch, tx, position, stream, revision, id, type, version, data, metadata, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'))`,
    [
      row.epoch,
      row.tx,
      row.place,
      row.stream,
      row.revision,
      row.id,
      row.type,
      row.version,
      row.data,
      row.metadata,
      row.hash,
    ],
  );

/** Gives two rows each other's values of some columns. */
const swap =
  (columns: readonly string[]) =>
  async (intruder: Pool, { a, b }: Target): Promise<void> => {
    // The numbers are kept apart meanwhile: a stream's revisions are unique.
    await intruder.query(
      `update event_store.event e set (${columns.join(', ')}) = (
         select ${columns.map((column) => `o.${column}`).join(', ')} from event_store.event o
         where o.id = case when e.id = $1 then $2::uuid else $1::uuid end)
       where e.id in ($1, $2)`,
      [a.id, b.id],
    );
  };

const remove = (intruder: Pool, { id }: Row): Promise<unknown> =>
  intruder.query('delete from event_store.event where id = $1', [id]);

const forgetCommandOf = (intruder: Pool, { epoch, tx, place }: Row): Promise<unknown> =>
  intruder.query('delete from event_store.command where epoch = $1 and tx = $2 and position = $3', [epoch, tx, place]);

/** Computes the hashes of a stream anew, as its events now are. */
export const recompute = async (intruder: Pool, stream: string): Promise<void> => {
  let previous: string | null = null;
  for (const row of (await rowsOf(intruder)).filter((one) => one.stream === stream)) {
    const hash: string = eventHash(row, previous);
    await intruder.query(`update event_store.event set hash = decode($1, 'hex') where id = $2`, [hash, row.id]);
    previous = hash;
  }
};

const plausible = (row: Row, more: Partial<Row>): Row => ({ ...row, id: randomUUID(), ...more });
const lastOf = ({ all, a }: Target): Row => all.findLast(({ stream }) => stream === a.stream) ?? a;

/** An event more at the end of a stream, its hash in order, at any place in the log. */
const continued = (target: Target): Row => {
  const last = lastOf(target);
  const next = plausible(last, { revision: last.revision + 1, data: '{"n":999}' });
  return { ...next, hash: eventHash(next, last.hash) };
};

/** Everything that somebody with SQL may do to events. */
export const tamperings: Readonly<Record<string, (intruder: Pool, target: Target) => Promise<unknown>>> = {
  'changes data': set(`data = '{"amount":1}'`),
  'changes the bytes of data only': set(`data = (' ' || e.data::text)::json`),
  'changes metadata': set(`metadata = (metadata::jsonb || '{"actor":"nobody"}')::json`),
  'changes a type': set(`type = e.type || 'd'`),
  'changes a version': set('version = e.version + 1'),
  'changes an id': set('id = gen_random_uuid()'),
  'changes a hash': set(`hash = sha256(e.hash)`),
  'changes a revision': setTo('revision', ({ a, n }) => a.revision + n + 1),
  'moves an event to another stream': setTo('stream', ({ b }) => `${b.stream}-2`),
  'moves an event to the end of another stream': async (intruder, target) => {
    const end = lastOf({ ...target, a: target.b });
    await intruder.query(`update event_store.event e set stream = $3, revision = $4 where ${isRow}`, [
      target.a.stream,
      target.a.revision,
      end.stream,
      end.revision + 1,
    ]);
  },
  'moves an event in the log': setTo('position', ({ b }) => Number(b.place) + 1),
  'moves an event to another one’s place': setTo('position', ({ b }) => b.place),
  'moves an event before all others': setTo('epoch', () => 0),
  'moves an event before every place': setTo('epoch', () => -1),
  'moves an event to another transaction': setTo('tx', ({ b }) => b.tx),
  'moves an event to the future': setTo('tx', () => '123456789012345'),
  'moves an event to a later epoch': setTo('epoch', () => 7),
  'archives an event': set('archived = true'),
  'removes an event': (intruder, { a }) => remove(intruder, a),
  'removes the first event': (intruder, { all: [first] }) => (first ? remove(intruder, first) : Promise.resolve()),
  'removes the last event': (intruder, { all, a }) => remove(intruder, all.at(-1) ?? a),
  'removes the last event of a stream': (intruder, target) => remove(intruder, lastOf(target)),
  'removes the last event of a stream, and its command': async (intruder, target) => {
    await remove(intruder, lastOf(target));
    await forgetCommandOf(intruder, lastOf(target));
  },
  'removes a stream': (intruder, { a }) =>
    intruder.query('delete from event_store.event where stream = $1', [a.stream]),
  'cuts off the log': (intruder, { a }) =>
    intruder.query('delete from event_store.event e where (e.epoch, e.tx, e.position) >= ($1, $2, $3)', [
      a.epoch,
      a.tx,
      a.place,
    ]),
  'empties the log': (intruder) => intruder.query('truncate event_store.event, event_store.command'),
  'inserts a copy into another stream': (intruder, { a, b }) =>
    insert(intruder, plausible(a, { stream: `${b.stream}-2`, revision: 0, place: b.place })),
  'inserts a stream whose hash is right': (intruder, { a, b }) => {
    const row = plausible(a, { stream: 'forged', revision: 0, tx: b.tx, place: b.place });
    return insert(intruder, { ...row, hash: eventHash(row, null) });
  },
  'inserts at the end of a stream, hash and all': (intruder, target) => insert(intruder, continued(target)),
  'inserts at the end of a stream, in the future': (intruder, target) =>
    insert(intruder, { ...continued(target), tx: '123456789012345' }),
  'inserts at the end of a stream, before every place': (intruder, target) =>
    insert(intruder, { ...continued(target), epoch: -5 }),
  'swaps the contents of two events': swap(['type', 'version', 'data', 'metadata']),
  'swaps two events but for their places': swap(['stream', 'revision', 'type', 'version', 'data', 'metadata', 'hash']),
  'swaps the places of two events': swap(['epoch', 'tx', 'position']),
};
