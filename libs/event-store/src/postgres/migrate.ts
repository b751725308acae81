import type { ClientBase } from 'pg';
import { inTransaction } from '#postgres';
import { schema, steps } from './schema.js';

/** Any number, the same in all processes. */
const migrationLock = 6_021_200_705;

const checkServer = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding } = { version: 0, encoding: '' }] = rows;
  if (version < 170_000) throw new Error('the event store needs PostgreSQL 17 or newer');
  if (encoding !== 'UTF8') throw new Error(`the event store needs a database in UTF8, this one is in ${encoding}`);
};

const applyMissingSteps = async (client: ClientBase): Promise<void> => {
  await client.query(`create schema if not exists ${schema}`);
  await client.query(
    `create table if not exists ${schema}.migration (
       version integer primary key, applied_at timestamptz not null default current_timestamp)`,
  );
  const { rows } = await client.query<{ version: number }>(
    `select coalesce(max(version), 0) as version from ${schema}.migration`,
  );
  const version = rows[0]?.version ?? 0;
  if (version > steps.length)
    throw new Error(`the event store's tables have version ${version}, newer than this program`);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    await client.query(step);
    await client.query(`insert into ${schema}.migration (version) values ($1)`, [index + 1]);
  }
};

/** Brings the tables to this program's version: all steps or none. Processes that start at once wait for each other. */
export const migrate = async (client: ClientBase): Promise<void> => {
  await checkServer(client);
  // Changing a long log takes its time.
  await client.query('set statement_timeout = 0; set transaction_timeout = 0');
  await inTransaction(client, async () => {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await applyMissingSteps(client);
  });
};
