import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import type { Position } from '../event-store.js';
import { type LogPlace, fromPosition, toPosition } from './position.js';
import { declareEpoch, schema } from './schema.js';

/** Where a log ends, and in which of its lives. */
export type LogEnd = Readonly<{ storeId: string; epoch: number; head: Position | undefined }>;

const settled = `(epoch < ${schema}.epoch() or tx < pg_snapshot_xmin(pg_current_snapshot()))`;

/**
 * The tables that a log is restored from, in order: what is settled at the snapshot of the transaction that reads them.
 * So a backup is a beginning of the log, and no append is in it by half.
 */
export const logTables = [
  {
    name: `${schema}.event`,
    label: 'events',
    columns: [
      ...['tx', 'position', 'revision', 'epoch', 'version', 'id', 'archived', 'stream', 'type', 'hash'],
      ...['data', 'metadata'],
    ],
    where: settled,
    order: 'epoch, tx, position',
  },
  {
    name: `${schema}.command`,
    label: 'commands',
    columns: ['tx', 'position', 'events', 'epoch', 'id', 'request_hash', 'answer'],
    where: settled,
  },
  {
    name: `${schema}.restored`,
    label: 'earlier restores',
    columns: ['epoch', 'ended_at_tx', 'ended_at_position', 'restored_at'],
  },
] as const;

/**
 * Resolves when everything that was acknowledged before the call is settled. An older transaction, anywhere on the
 * server, can hold that up: false when it does for too long.
 */
export const waitUntilSettled = async (client: ClientBase, withinMs: number): Promise<boolean> => {
  const giveUpAt = performance.now() + withinMs;
  const { rows } = await client.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  for (;;) {
    const { rows: found } = await client.query<{ settled: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as settled',
      [rows[0]?.next],
    );
    if (found[0]?.settled) return true;
    if (performance.now() > giveUpAt) return false;
    await pause(20);
  }
};

/** In the transaction whose snapshot is backed up. */
export const endOfLog = async (client: ClientBase): Promise<LogEnd> => {
  const { rows } = await client.query<{ id: string; epoch: number }>(
    `select id, ${schema}.epoch() as epoch from ${schema}.store`,
  );
  const { rows: last } = await client.query<LogPlace>(
    `select epoch, tx, position from ${schema}.event where ${settled}
     order by event.epoch desc, event.tx desc, event.position desc limit 1`,
  );
  const [{ id, epoch } = { id: '', epoch: 0 }] = rows;
  return { storeId: id, epoch, head: last[0] && toPosition(last[0]) };
};

/**
 * After the tables were filled from a backup: the log is that one, in a new epoch, which sorts after all events that are
 * there, whatever the numbers of transactions here. Two restores of one backup are different lives of the log, and
 * positions of one mean nothing in the other: so epochs are moments (seconds since 2020), not a count.
 */
export const openEpoch = async (client: ClientBase, { storeId, epoch, head }: LogEnd, now: Date): Promise<number> => {
  const [headEpoch, tx, position] = head === undefined ? ['', '0', '0'] : fromPosition(head);
  const endsIn = Number(headEpoch) === epoch;
  await client.query(
    `insert into ${schema}.restored (epoch, ended_at_tx, ended_at_position, restored_at) values ($1, $2, $3, $4)`,
    [epoch, endsIn ? tx : '0', endsIn ? position : '0', now],
  );
  const next = Math.max(epoch + 1, Math.floor((now.getTime() - Date.UTC(2020)) / 1000));
  await client.query(`update ${schema}.store set id = $1`, [storeId]);
  await client.query(declareEpoch(next));
  return next;
};
