import type { ClientBase } from 'pg';
import type { Position } from '#event-store';
import { inTransaction } from '#postgres';
import {
  type AnyProjection,
  allSchemas,
  checkDeclarations,
  definitions,
  type Place,
  schema,
  tableNames,
} from './tables.js';
import { FaultyProjection } from './errors.js';

/** The channel on which runners hear that somebody asked for something: a rebuild, a replay. */
export const channel = schema;

/** SQLSTATE when somebody else works on the same tables. */
export const movedState = 'RM001';

/** Whoever makes, moves or drops tables has them to itself; those who write rows do so together. */
export const layoutLock = `hashtext('${schema}'), 0`;
const sharingLayout = `perform pg_advisory_xact_lock_shared(${layoutLock})`;

const failMoved = `raise exception sqlstate '${movedState}'
      using message = 'checkpoints moved: another runner is at work, or a rebuild began'`;

/**
 * `checkpoint`: a row for each set of tables: up to where they show the log, how many events of it that are (of all
 * types), whether queries may read them, and which runner writes them; those of the past end at `upto`. `log_span`: the
 * log in spans, each with its last position and the earliest moment in it. `parked`: streams that a projection could not
 * go on with, from which event on. `take` makes a runner the only one that may write; `serve` lets queries read.
 * `advance` moves checkpoints by compare-and-set and keeps them locked until the transaction ends; without `reached` it only
 * locks them.
 */
const layout = `
create table ${schema}.checkpoint (
  id uuid not null default gen_random_uuid(),
  projection text not null,
  version integer not null,
  place text not null,
  upto text collate "C",
  used_at timestamptz not null default now(),
  store_id uuid not null,
  position text collate "C",
  events bigint not null default 0,
  live boolean not null,
  forced boolean not null default false,
  runner uuid,
  unheld_since timestamptz,
  tables jsonb not null,
  primary key (projection, version, place),
  unique (projection, version, store_id, upto),
  check (case when upto is null then place in ('serving', 'beside') else place ~ '^past-[0-9]+$' end)
);

create sequence ${schema}.past;

create table ${schema}.log_span (
  store_id uuid not null,
  position text collate "C" not null,
  earliest timestamptz not null,
  primary key (store_id, position)
);

create table ${schema}.parked (
  projection text not null,
  version integer not null,
  place text not null,
  stream text not null,
  revision bigint not null,
  position text collate "C" not null,
  event_type text not null,
  error text not null,
  attempts integer not null default 1,
  since timestamptz not null default now(),
  asked boolean not null default false,
  primary key (projection, version, place, stream),
  foreign key (projection, version, place) references ${schema}.checkpoint on update cascade on delete cascade
);

create function ${schema}.take(by uuid, projections text[], versions integer[]) returns void language plpgsql as $$
begin
  ${sharingLayout};
  update ${schema}.checkpoint c set runner = by from unnest(projections, versions) as p(name, version)
  where c.projection = p.name and c.version = p.version;
end $$;

create function ${schema}.serve(build uuid, by uuid) returns void language plpgsql as $$
begin
  update ${schema}.checkpoint set place = case place when 'beside' then 'serving' else place end, live = true, forced = false,
    used_at = now()
  where id = build and runner = by;
  if not found then ${failMoved}; end if;
end $$;

create function ${schema}.advance(
  by uuid, projections text[], versions integer[], places text[], positions text[], counts bigint[], reached text
) returns void language plpgsql as $$
declare moved integer;
begin
  ${sharingLayout};
  update ${schema}.checkpoint c set position = coalesce(reached, c.position), events = c.events + s.count
  from unnest(projections, versions, places, positions, counts) as s(projection, version, place, position, count)
  where c.projection = s.projection and c.version = s.version and c.place = s.place
    and c.runner = by and c.position is not distinct from s.position collate "C";
  get diagnostics moved = row_count;
  if moved <> cardinality(projections) then
    ${failMoved};
  end if;
end $$;`;

/** Makes what is missing: schemas, tables with their indexes, checkpoints. When the log is empty, there is nothing to fill. */
export const prepare = async (
  client: ClientBase,
  projections: readonly AnyProjection[],
  log: Readonly<{ storeId: string; isEmpty: boolean }>,
): Promise<void> => {
  checkDeclarations(projections);
  await inTransaction(client, async () => {
    await lockLayout(client);
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('${schema}.log_span') is not null as made`,
    );
    if (rows[0]?.made !== true) {
      // Whatever is there is of before the first release, and can be built again.
      for (const name of allSchemas) await client.query(`drop schema if exists ${name} cascade; create schema ${name}`);
      await client.query(layout);
    }
    for (const projection of projections) await register(client, projection, log);
  });
};

/** One at a time makes, moves or drops tables. Held until the transaction ends. */
export const lockLayout = (client: Pick<ClientBase, 'query'>): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(${layoutLock})`);

const register = async (
  client: ClientBase,
  projection: AnyProjection,
  { storeId, isEmpty }: Readonly<{ storeId: string; isEmpty: boolean }>,
): Promise<void> => {
  const { name, version, tables } = projection;
  const { rows } = await client.query<{ same: boolean }>(
    `select c.tables = $3::jsonb as same from ${schema}.checkpoint c
     where c.projection = $1 and c.version = $2 and c.place = 'serving'`,
    [name, version, JSON.stringify(tables)],
  );
  const [known] = rows;
  if (known?.same === false) throw new FaultyProjection(`${name}: its tables changed; raise its version (${version})`);
  if (!known) await create(client, projection, { place: 'serving', storeId, live: isEmpty });
};

type NewBuild = Readonly<{ place: Place; upto?: Position; storeId: string; live: boolean; forced?: boolean }>;

/** Makes empty tables and their checkpoint at the log's beginning, in the caller's transaction. */
export const create = async (
  client: ClientBase,
  projection: AnyProjection,
  { place, upto, storeId, live, forced = false }: NewBuild,
): Promise<void> => {
  const { name, version, tables } = projection;
  await client.query(`drop table if exists ${tableNames(projection, place).join(', ')}`);
  for (const table of tables)
    for (const definition of definitions(projection, table, place)) await client.query(definition);
  await client.query(
    `insert into ${schema}.checkpoint (projection, version, place, upto, store_id, live, forced, tables)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [name, version, place, upto ?? null, storeId, live, forced, JSON.stringify(tables)],
  );
};
