import type { Position, StoredEvent } from '../event-store.js';
import type { Database } from './database.js';
import { positionWriter } from './position.js';
import { schema } from './schema.js';
import { isSettled, isStream, type Statement } from './statements.js';

const columns =
  'e.stream, e.revision, e.id, e.type, e.version, e.data::text, e.metadata::text, e.hash, e.epoch, e.tx, e.position';

type StoredRow = [
  stream: string,
  revision: number,
  id: string,
  type: string,
  version: number,
  data: string,
  metadata: string,
  /** `\x` and hex. */
  hash: string,
  epoch: number,
  tx: string,
  position: number,
];

const logOrder = 'e.epoch, e.tx, e.position';
const isAfter = `(${logOrder}) > ($1::integer, $2::xid8, $3::bigint)`;

/** Limit. Without any lower bound, since what was put before the first place of the log is to be seen as well. */
const fromTheFirst: Statement = {
  name: 'stored-from-the-first',
  text: `select ${columns} from ${schema}.event e where ${isSettled}
         order by ${logOrder} fetch first ($1) rows with ties`,
};

/** Epoch, transaction and position to start after, limit. With ties: the next page would skip them. */
const afterPlace: Statement = {
  name: 'stored-after',
  text: `select ${columns} from ${schema}.event e where ${isAfter} and ${isSettled}
         order by ${logOrder} fetch first ($4) rows with ties`,
};

/** Stream, first revision, limit. */
const ofStream: Statement = {
  name: 'stored-of',
  text: `select ${columns} from ${schema}.event e where ${isStream('$1')} and e.revision >= $2
         order by e.revision fetch first ($3) rows with ties`,
};

/** Epoch, transaction and position to start after, most. */
const count: Statement = {
  name: 'count-after',
  text: `select count(*) from (
           select from ${schema}.event e where ${isAfter} and ${isSettled} order by ${logOrder} limit $4
         ) as after`,
};

export const storedAfter = async (
  database: Database,
  after: Position | undefined,
  limit: number,
): Promise<readonly StoredEvent[]> =>
  asStored(
    after === undefined
      ? await database.rows<StoredRow>(fromTheFirst, [limit])
      : await database.rows<StoredRow>(afterPlace, [...placeIn(after), limit]),
  );

export const storedOf = async (
  database: Database,
  stream: string,
  from: number,
  limit: number,
): Promise<readonly StoredEvent[]> => asStored(await database.rows<StoredRow>(ofStream, [stream, from, limit]));

export const countAfter = async (database: Database, after: Position | undefined, most: number): Promise<number> => {
  const [row] = await database.rows<[number]>(count, [...(after === undefined ? theFirst : placeIn(after)), most]);
  return row?.[0] ?? 0;
};

const theFirst = ['0', '0', '0'] as const;

const asStored = (rows: readonly StoredRow[]): StoredEvent[] => {
  const written = positionWriter();
  return rows.map(([stream, revision, id, type, version, data, metadata, hash, epoch, tx, position]) => ({
    position: epoch < 0 || position < 0 ? writtenAnyhow(epoch, tx, position) : written(epoch, tx, position),
    stream,
    revision,
    id,
    type,
    version,
    data,
    metadata,
    hash: hash.slice(2),
  }));
};

/** A number below zero, which no append gives, as its two's complement: no position of the log, but to be read on from. */
const writtenAnyhow = (epoch: number, tx: string, position: number): Position =>
  [BigInt.asUintN(32, BigInt(epoch)), BigInt(tx), BigInt.asUintN(64, BigInt(position))]
    .map((part, i) => part.toString(16).padStart(i === 0 ? 8 : 16, '0'))
    .join('-');

const placeIn = (position: Position): readonly string[] => {
  const [epoch = 0n, tx = 0n, place = 0n] = position.split('-').map((part) => BigInt(`0x${part}`));
  return [BigInt.asIntN(32, epoch), tx, BigInt.asIntN(64, place)].map(String);
};
