import { Pool } from '#postgres';
import type { anActivity } from './samples.js';
import { randomBytes, randomUUID } from 'node:crypto';

/**
 * A table with the columns and indexes of the log, and nothing else: no revision is checked, no command remembered,
 * nothing is hashed. `single` is what a careful hand-written insert does, `grouped` the most that the server takes in.
 */
export class PlainTable {
  private constructor(private readonly pool: Pool) {}

  static async open(connectionString: string, connections: number): Promise<PlainTable> {
    const pool = new Pool({ connectionString, max: connections });
    await pool.query(`
      create table plain_event (
        tx xid8 not null default pg_current_xact_id(), position bigint generated always as identity, revision bigint not null,
        epoch integer not null, version integer not null, id uuid not null, archived boolean not null default false,
        stream text collate "C" not null, type text collate "C" not null, hash bytea not null, data json not null, metadata json not null);
      create unique index on plain_event (lower(stream collate "pg_c_utf8"), revision, archived);
      create unique index on plain_event (epoch, tx, position)`);
    return new PlainTable(pool);
  }

  async single(row: Row): Promise<void> {
    await this.pool.query({
      name: 'single',
      text: `insert into plain_event ${columns} values ${places(1)}`,
      values: row,
    });
  }

  /** All rows in one statement of one transaction. */
  async together(rows: readonly Row[]): Promise<void> {
    const text = `insert into plain_event ${columns} values ${rows.map((_, n) => places(1 + n * width)).join(',')}`;
    await this.pool.query({ name: `together ${rows.length}`, text, values: rows.flat() });
  }

  /** Many rows in one statement, by arrays. */
  async grouped(rows: readonly Row[]): Promise<void> {
    const arrays = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]));
    await this.pool.query({
      name: 'grouped',
      text: `insert into plain_event ${columns} select * from unnest($1::bigint[], $2::integer[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::bytea[], $8::json[], $9::json[])`,
      values: arrays,
    });
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ count: string }>('select count(*) from plain_event');
    return Number(rows[0]?.count);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

const columns = '(revision, epoch, version, id, stream, type, hash, data, metadata)';
const width = 9;
const places = (from: number): string => `(${Array.from({ length: width }, (_, n) => `$${from + n}`).join(',')})`;

export type Row = unknown[];

const hash = `\\x${randomBytes(32).toString('hex')}`;

export const plainRow = (stream: string, revision: number, data: ReturnType<typeof anActivity>): Row => {
  const metadata = { actor: 'field-office-nairobi', commandId: randomUUID(), correlationId: randomUUID() };
  const texts = [JSON.stringify(data), JSON.stringify({ ...metadata, recordedAt: '2026-03-07T09:30:00.000Z' })];
  return [revision, 1, 1, randomUUID(), stream, 'ActivityDelivered', hash, ...texts];
};
