import pg, { type ClientBase } from 'pg';
import type { Build } from './builds.js';
import { inTransaction, lockLayout } from './layout.js';
import { exchange, schema, tableNames } from './tables.js';

/** Those who read meanwhile wait so long at most; then it is tried again later. */
const patienceMs = 200;
/** So long a vacuum may take to give way; that keeps no reader waiting. */
const vacuumPatienceMs = 3_000;

/**
 * Lets queries read a build: one that was filled for the first time, or one that takes the place of the serving tables,
 * in one transaction. False when a query or a vacuum holds on to these for too long.
 */
export const promote = async (client: ClientBase, build: Build, runner: string): Promise<boolean> => {
  const { projection, place } = build;
  // So that the first queries are planned for what is there.
  await client.query(`analyze ${tableNames(projection, place).join(', ')}`);
  try {
    await inTransaction(client, async () => {
      if (place === 'beside') await replaceServing(client, build);
      const { rowCount } = await client.query(
        `update ${schema}.checkpoint set place = 'serving', live = true, forced = false
         where projection = $1 and version = $2 and place = $3 and runner = $4`,
        [projection.name, projection.version, place, runner],
      );
      if (rowCount !== 1) throw new Error(`somebody else works on ${projection.name}`);
    });
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '55P03') return false;
    throw error;
  }
  return true;
};

const replaceServing = async (client: ClientBase, { projection }: Build): Promise<void> => {
  const serving = tableNames(projection, 'serving').join(', ');
  await lockLayout(client);
  await client.query(`set local lock_timeout = ${vacuumPatienceMs}`);
  await client.query(`lock table ${serving} in share update exclusive mode`);
  // Short of a second, after which the database would look for deadlocks and end somebody's query.
  await client.query(`set local lock_timeout = ${patienceMs}`);
  await client.query(`lock table ${serving} in access exclusive mode`);
  await client.query(`delete from ${schema}.checkpoint where projection = $1 and version = $2 and place = 'serving'`, [
    projection.name,
    projection.version,
  ]);
  for (const statement of exchange(projection)) await client.query(statement);
};
