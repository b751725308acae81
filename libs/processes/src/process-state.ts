import type { ClientBase } from 'pg';
import type { EventStore, Position } from '#event-store';
import { inTransaction } from '#postgres';
import type { AnyProcess, Instance, Standing } from './evaluate.js';
import { channel, schema } from './layout.js';

type Querying = Pick<ClientBase, 'query'>;

/** How far a process has read. `position`: as this process knows it; `kept`: as the database does. */
export type Progress = { readonly process: AnyProcess; position: Position | undefined; kept: Position | undefined };

/** Instances by process and name. */
export type Instances = ReadonlyMap<AnyProcess, ReadonlyMap<string, Instance>>;

const FRESH: Instance = { state: null, work: new Map() };

/**
 * Takes the processes over: nothing is done for them until they have caught up. One of another version, or of another
 * log, or ahead of a restored one, begins anew. Left out: those that a newer release runs.
 */
export const take = async (
  client: Querying,
  processes: readonly AnyProcess[],
  store: EventStore,
): Promise<readonly Progress[]> => {
  const { rows } = await client.query<{ process: string; version: number; storeId: string; position: string | null }>(
    `select process, version, store_id as "storeId", position from ${schema}.progress`,
  );
  const taken: Progress[] = [];
  for (const process of processes) {
    const { name, version } = process;
    const known = rows.find((row) => row.process === name);
    if (known && known.version > version) continue;
    const goesOn =
      known?.version === version &&
      known.storeId === store.storeId &&
      (known.position === null || (await store.includes(known.position)));
    if (goesOn) await client.query(`update ${schema}.progress set caught_up = false where process = $1`, [name]);
    else await begin(client, process, store.storeId);
    const position = (goesOn && known.position) || undefined;
    taken.push({ process, position, kept: position });
  }
  return taken;
};

/** Forgets what a process knows: it reads the log from the beginning. */
const begin = (client: Querying, { name, version }: AnyProcess, storeId: string): Promise<unknown> =>
  client.query(
    `with forgotten as (delete from ${schema}.instance where process = $1),
          dropped as (delete from ${schema}.work where process = $1)
     insert into ${schema}.progress (process, version, store_id) values ($1, $2, $3)
     on conflict (process) do update set version = $2, store_id = $3, position = null, caught_up = false`,
    [name, version, storeId],
  );

export const load = async (
  client: Querying,
  touched: ReadonlyMap<AnyProcess, ReadonlySet<string>>,
): Promise<Map<AnyProcess, Map<string, Instance>>> => {
  const asked = [...touched].flatMap(([{ name }, instances]) =>
    [...instances].map((instance) => ({ process: name, instance })),
  );
  const { rows } = await client.query<{
    process: string;
    instance: string;
    state: unknown;
    failedAt: string | null;
    failure: string | null;
    work: readonly Standing[] | null;
  }>(
    `select a.process, a.instance, i.state, i.failed_at as "failedAt", i.failure, w.work
     from json_to_recordset($1::json) as a(process text, instance text)
     left join ${schema}.instance i using (process, instance)
     left join lateral (
       select json_agg(json_build_object('key', key, 'command', command, 'data', data, 'dueOn', due_on,
         'causedBy', caused_by, 'correlationId', correlation_id, 'dueAt', due_at)) as work
       from ${schema}.work w where w.process = a.process and w.instance = a.instance) w on true`,
    [JSON.stringify(asked)],
  );
  const loaded = new Map([...touched.keys()].map((process) => [process, new Map<string, Instance>()]));
  for (const [process, instances] of loaded)
    for (const row of rows)
      if (row.process === process.name)
        instances.set(row.instance, {
          ...FRESH,
          state: row.state,
          work: new Map((row.work ?? []).map((one) => [one.key, one])),
          ...(row.failedAt !== null && { failedAt: row.failedAt, failure: row.failure ?? '' }),
        });
  return loaded;
};

type Save = Readonly<{
  progress: readonly Progress[];
  before: Instances;
  after: Instances;
  position: Position;
  caughtUp: boolean;
}>;

/**
 * States, work and checkpoints in one transaction; tells those who enqueue when there is new work. Work that somebody is
 * doing at this moment is replaced all the same: its outcome is then nobody's. Errors: AnotherLeads.
 */
export const save = async (client: Querying, { progress, before, after, position, caughtUp }: Save): Promise<void> => {
  const changes = [...after].flatMap(([process, instances]) =>
    [...instances].map(([name, instance]) =>
      changesOf(process, name, before.get(process)?.get(name) ?? FRESH, instance),
    ),
  );
  const asked = changes.flatMap(({ work }) => work);
  const moved = progress.map(({ process: { name, version }, kept }) => ({
    process: name,
    version,
    kept: kept ?? null,
  }));
  await inTransaction(client, async () => {
    const { rowCount } = await client.query(
      `update ${schema}.progress p set position = $2, caught_up = p.caught_up or $3
       from json_to_recordset($1::json) as o(process text, version integer, kept text)
       where p.process = o.process and p.version = o.version and p.position is not distinct from o.kept`,
      [JSON.stringify(moved), position === '' ? null : position, caughtUp],
    );
    if (rowCount !== moved.length) throw new AnotherLeads();
    if (changes.length > 0) {
      await writeInstances(client, changes);
      await writeWork(client, changes);
    }
  });
  // Not in the transaction: all who notify there wait for each other.
  if (asked.length > 0 || caughtUp) await client.query(`notify ${channel}`);
};

/** Another process has moved a checkpoint: it leads. */
class AnotherLeads extends Error {
  override readonly name = 'AnotherLeads';
}

type Changes = ReturnType<typeof changesOf>;

const changesOf = (process: AnyProcess, instance: string, before: Instance, after: Instance) => ({
  process: process.name,
  instance,
  state: after.state,
  failedAt: after.failedAt ?? null,
  failure: after.failure ?? null,
  work: [...after.work.values()]
    .filter((one) => before.work.get(one.key) !== one)
    .map((one) => ({ process: process.name, instance, ...one })),
  dropped: [...before.work.keys()]
    .filter((key) => !after.work.has(key))
    .map((key) => ({ process: process.name, instance, key })),
});

const writeInstances = async (client: Querying, changes: readonly Changes[]): Promise<void> => {
  const [over, kept] = [changes.filter(isOver), changes.filter((one) => !isOver(one))];
  const rows = kept.map(({ process, instance, state, failedAt, failure }) => ({
    process,
    instance,
    state,
    failedAt,
    failure,
  }));
  if (rows.length > 0)
    await client.query(
      `insert into ${schema}.instance (process, instance, state, failed_at, failure)
       select process, instance, state, "failedAt", failure from json_to_recordset($1::json)
         as n(process text, instance text, state json, "failedAt" text, failure text)
       on conflict (process, instance) do update
         set state = excluded.state, failed_at = excluded.failed_at, failure = excluded.failure`,
      [JSON.stringify(rows)],
    );
  if (over.length > 0)
    await client.query(
      `delete from ${schema}.instance i using json_to_recordset($1::json) as o(process text, instance text)
       where i.process = o.process and i.instance = o.instance`,
      [JSON.stringify(over.map(({ process, instance }) => ({ process, instance })))],
    );
};

const isOver = ({ state, failedAt }: Changes): boolean => state === null && failedAt === null;

const writeWork = async (client: Querying, changes: readonly Changes[]): Promise<void> => {
  const asked = changes.flatMap(({ work }) => work);
  const dropped = changes.flatMap((one) => one.dropped);
  if (dropped.length > 0)
    await client.query(
      `delete from ${schema}.work w using json_to_recordset($1::json) as d(process text, instance text, key text)
       where w.process = d.process and w.instance = d.instance and w.key = d.key`,
      [JSON.stringify(dropped)],
    );
  if (asked.length > 0)
    await client.query(
      `insert into ${schema}.work (process, instance, key, command, data, due_on, caused_by, correlation_id, due_at, next_at)
       select process, instance, key, command, data, "dueOn", "causedBy", "correlationId", "dueAt", "dueAt"
       from json_to_recordset($1::json) as n(process text, instance text, key text, command text, data json, "dueOn" date,
         "causedBy" uuid, "correlationId" text, "dueAt" timestamptz)
       on conflict (process, instance, key) do update
         set command = excluded.command, data = excluded.data, due_on = excluded.due_on, caused_by = excluded.caused_by,
             correlation_id = excluded.correlation_id, due_at = excluded.due_at, next_at = excluded.next_at,
             status = 'waiting', attempts = 0, claimed_until = null, enqueued_at = null, reason = null, settled_at = null`,
      [JSON.stringify(asked)],
    );
};
