import type { ClientBase } from 'pg';
import type { Position } from '#event-store';
import { type AnyProjection, checkDeclarations, definitions, schema, tableName } from './tables.js';
import { FaultyProjection } from './errors.js';

/** How far a projection has come: everything up to here is in its rows, and nothing after. */
export type Checkpoint = Readonly<{ projection: string; storeId: string; position: Position | undefined }>;

/** The channel on which runners hear that checkpoints went back. */
export const channel = schema;

const checkpointTable = `create table if not exists ${schema}.checkpoint (
  projection text not null,
  version integer not null,
  store_id uuid not null,
  position text collate "C",
  tables jsonb not null,
  primary key (projection, version)
)`;

/** Makes what is missing: schema, tables with their indexes, checkpoints at the log's beginning. */
export const prepare = async (
  client: ClientBase,
  projections: readonly AnyProjection[],
  storeId: string,
): Promise<void> => {
  checkDeclarations(projections);
  await inTransaction(client, async () => {
    // `if not exists` alone fails when two processes do this at once.
    await client.query(`select pg_advisory_xact_lock(hashtext('${schema}'), 1)`);
    await client.query(`create schema if not exists ${schema}`);
    await client.query(checkpointTable);
    for (const projection of projections) {
      for (const table of projection.tables) {
        for (const definition of definitions(projection, table)) await client.query(definition);
      }
      await register(client, projection, storeId);
    }
  });
};

const register = async (client: ClientBase, projection: AnyProjection, storeId: string): Promise<void> => {
  const { name, version, tables } = projection;
  const { rows } = await client.query<{ same: boolean }>(
    `insert into ${schema}.checkpoint as c (projection, version, store_id, tables) values ($1, $2, $3, $4)
     on conflict (projection, version) do update set projection = c.projection returning c.tables = $4::jsonb as same`,
    [name, version, storeId, JSON.stringify(tables)],
  );
  if (rows[0]?.same !== true) throw new FaultyProjection(`${name}: its tables changed; raise its version (${version})`);
};

export const readCheckpoints = async (
  client: Pick<ClientBase, 'query'>,
  projections: readonly AnyProjection[],
): Promise<readonly Checkpoint[]> => {
  const { rows } = await client.query<{ projection: string; store_id: string; position: string | null }>(
    `select c.projection, c.store_id, c.position from ${schema}.checkpoint c
     join unnest($1::text[], $2::integer[]) as p(name, version) on p.name = c.projection and p.version = c.version`,
    [projections.map(({ name }) => name), projections.map(({ version }) => version)],
  );
  return rows.map(({ projection, store_id, position }) => ({
    projection,
    storeId: store_id,
    position: position ?? undefined,
  }));
};

/** A step of one projection's checkpoint: from where it was seen to be. */
export type Step = Readonly<{ projection: AnyProjection; from: Position | undefined }>;

/**
 * Moves checkpoints by compare-and-set, in the caller's transaction, and keeps them locked until it ends. False when
 * any of them is no longer where it was: somebody else works on the same read models.
 */
export const moveCheckpoints = async (
  client: ClientBase,
  steps: readonly Step[],
  to: Position,
  storeId: string,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update ${schema}.checkpoint c set position = $1
     from unnest($2::text[], $3::integer[], $4::text[]) as s(projection, version, position)
     where c.projection = s.projection and c.version = s.version and c.store_id = $5
       and c.position is not distinct from s.position collate "C"`,
    [
      to,
      steps.map(({ projection }) => projection.name),
      steps.map(({ projection }) => projection.version),
      steps.map(({ from }) => from ?? null),
      storeId,
    ],
  );
  return rowCount === steps.length;
};

/** Empties tables and sends their checkpoints back to the beginning; runners then fill them again. */
export const reset = async (
  client: ClientBase,
  projections: readonly AnyProjection[],
  storeId: string,
): Promise<void> =>
  inTransaction(client, async () => {
    // In the order in which a runner takes them: first the checkpoints, then the tables.
    await client.query(
      `update ${schema}.checkpoint c set position = null, store_id = $3
       from unnest($1::text[], $2::integer[]) as p(name, version) where p.name = c.projection and p.version = c.version`,
      [projections.map(({ name }) => name), projections.map(({ version }) => version), storeId],
    );
    const names = projections.flatMap((projection) => projection.tables.map((table) => tableName(projection, table)));
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
    await client.query(`notify ${channel}`);
  });

export const inTransaction = async <T>(client: ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // When the connection is gone, so is the transaction.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
