import type { ClientBase } from 'pg';
import { inTransaction } from '#postgres';
import { lockLayout } from './layout.js';
import { leaderLock, lockKey, readerLock } from './leadership.js';
import { type AnyProjection, type Place, schema, tableNames } from './tables.js';

/** A process that lost its connection has so long to come back before the tables that it reads are dropped. */
const grace = '1 minute';

/** Tables of an earlier moment are kept for so long after they were last read. */
const pastKept = '1 day';

/**
 * Drops tables of other versions and of projections that are no more, once nobody has held on to them for a while, and
 * those of earlier moments that nobody reads any more. `projections`: those of this release, which stay.
 */
export const retire = (client: ClientBase, projections: readonly AnyProjection[]): Promise<void> =>
  inTransaction(client, async () => {
    await lockLayout(client);
    const { rows } = await client.query<{ name: string; version: number; idle: boolean }>(
      `with other as (
         select c.projection as name, c.version, pg_try_advisory_xact_lock(${leaderLock}, ${lockKey('c')})
           and pg_try_advisory_xact_lock(${readerLock}, ${lockKey('c')}) as free
         from (select distinct projection as name, projection, version from ${schema}.checkpoint) c
         where not exists (
           select from unnest($1::text[], $2::integer[]) as p(name, version)
           where p.name = c.projection and p.version = c.version)
       )
       update ${schema}.checkpoint c set unheld_since = case when o.free then coalesce(c.unheld_since, now()) end
       from other o where o.name = c.projection and o.version = c.version
       returning c.projection as name, c.version, coalesce(c.unheld_since < now() - interval '${grace}', false) as idle`,
      [projections.map(({ name }) => name), projections.map(({ version }) => version)],
    );
    const retired = rows.filter(({ idle }) => idle);
    await drop(
      client,
      `(projection, version) in (select * from unnest($1::text[], $2::integer[]))
       or upto is not null and used_at < now() - interval '${pastKept}'`,
      [retired.map(({ name }) => name), retired.map(({ version }) => version)],
    );
  });

/** Drops sets of tables with their checkpoints. */
export const drop = async (client: ClientBase, which: string, values: readonly unknown[]): Promise<void> => {
  const { rows } = await client.query<{ version: number; place: Place; tables: AnyProjection['tables'] }>(
    `delete from ${schema}.checkpoint where ${which} returning version, place, tables`,
    [...values],
  );
  for (const { version, place, tables } of rows)
    await client.query(`drop table if exists ${tableNames({ version, tables }, place).join(', ')}`);
};
