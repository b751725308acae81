import type { ClientBase } from 'pg';
import { inTransaction, lockLayout } from './layout.js';
import { leaderLock, lockKey, readerLock } from './leadership.js';
import { type AnyProjection, type Place, schema, tableNames } from './tables.js';

/** A process that lost its connection has so long to come back before the tables that it reads are dropped. */
const grace = '1 minute';

/**
 * Drops tables of other versions and of projections that are no more, once nobody has held on to them for a while.
 * `projections`: those of this release, which stay.
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
    for (const { name, version } of rows.filter(({ idle }) => idle)) await drop(client, name, version);
  });

const drop = async (client: ClientBase, name: string, version: number): Promise<void> => {
  const { rows } = await client.query<{ place: Place; tables: AnyProjection['tables'] }>(
    `delete from ${schema}.checkpoint where projection = $1 and version = $2 returning place, tables`,
    [name, version],
  );
  for (const { place, tables } of rows)
    await client.query(`drop table if exists ${tableNames({ version, tables }, place).join(', ')}`);
};
