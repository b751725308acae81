/** Everything of the event store lives in this schema, so that read models may share the database. */
export const schema = 'event_store';

/**
 * Which life of the log it is: 1, and since a restore the moment of that, in seconds since 2020. Constant for the planner:
 * who changes it replaces the function.
 */
export const declareEpoch = (epoch: number): string =>
  `create or replace function ${schema}.epoch() returns integer language sql immutable as 'select ${epoch}';`;

/**
 * The log. Order is (epoch, tx, position): `epoch` rises with a restore, `tx` is the writing transaction, `position` the
 * event's place in it, from 1. Of a command: that of its last event, and how many it wrote. The uniqueness of stream
 * names ignores case in all scripts; the database checks it per partition, the append functions over both. Documents are
 * `json`, which keeps the bytes that were hashed. The hash before an event's is that of its stream's previous revision.
 * `restored` says where each earlier epoch ended; what it had beyond that was lost by the restore.
 */
const tables = `
create table ${schema}.store (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid()
);
insert into ${schema}.store default values;
${declareEpoch(1)}
create table ${schema}.restored (
  epoch integer primary key,
  ended_at_tx xid8 not null,
  ended_at_position integer not null,
  restored_at timestamptz not null default now()
);
create table ${schema}.event (
  tx xid8 not null,
  revision bigint not null,
  position integer not null,
  epoch integer not null,
  version integer not null,
  id uuid not null,
  archived boolean not null default false,
  stream text collate "C" not null,
  type text collate "C" not null,
  hash bytea not null,
  data json not null,
  metadata json not null
) partition by list (archived);
create table ${schema}.event_hot partition of ${schema}.event for values in (false);
create table ${schema}.event_cold partition of ${schema}.event for values in (true);
create unique index event_stream on ${schema}.event (lower(stream collate "pg_c_utf8"), revision, archived);
create unique index event_order on ${schema}.event (epoch, tx, position, archived);
create table ${schema}.command (
  tx xid8 not null,
  position integer not null,
  events integer not null,
  epoch integer not null,
  id uuid primary key,
  request_hash bytea not null,
  answer json not null
);`;

/** A stream's name as it is told apart from others. */
const key = (name: string): string => `lower(${name} collate "pg_c_utf8")`;

const headOf = (table: string, keyOfName: string): string => `
  from ${schema}.${table} h where ${key('h.stream')} = ${keyOfName} order by h.revision desc limit 1`;

const mustBeFirst = `
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'an append must be the first write of its transaction';
  end if;`;

/**
 * Appends of several units in one transaction, each of them all or none; `refused` are the numbers of those that are
 * not as expected: a stream is elsewhere than at its revision and hash (-1: it does not exist, nor in the archive), or
 * the command was appended before. Lists whose items may need escaping come as lines, in which no item contains a
 * line's end.
 *
 * The locks come before the transaction has an id, so that the order of a stream is the order of its transactions; the
 * heads are read in a statement after the one that locks, because a statement sees nothing that was committed while it
 * waited. Commands are inserted in the order of their ids, so that two groups with the same ones never wait crosswise.
 */
const appendGroup = `
create function ${schema}.append_group(
  unit_ids uuid[], unit_hashes bytea[], unit_answers text, unit_positions integer[], unit_events integer[],
  stream_units integer[], stream_names text, stream_revisions bigint[], stream_hashes bytea[],
  event_streams integer[], event_revisions bigint[], event_ids uuid[], event_types text, event_versions integer[],
  event_datas text, event_metadatas text, event_hashes bytea[],
  out refused integer[], out at_tx xid8
) language plpgsql volatile as $$
declare
  names constant text[] := string_to_array(stream_names, E'\\n');
  expected constant bigint := cardinality(unit_ids);
  remembered bigint;
begin
  ${mustBeFirst}
  perform pg_advisory_xact_lock(l.key) from (
    select distinct hashtextextended(${key('n.name')}, 0) as key from unnest(names) as n(name) order by 1
  ) as l;
  select array_agg(distinct s.unit) into refused
    from unnest(stream_units, names, stream_revisions, stream_hashes) as s(unit, name, revision, previous)
    left join lateral (select h.stream, h.revision, h.hash ${headOf('event_hot', key('s.name'))}) as head on true
    where coalesce(head.revision, -1) <> s.revision or head.hash is distinct from s.previous or head.stream <> s.name
      or (s.revision < 0 and exists (
        select from ${schema}.event_cold c where ${key('c.stream')} = ${key('s.name')}
      ));
  at_tx := pg_current_xact_id();
  insert into ${schema}.command (id, request_hash, answer, epoch, tx, position, events)
    select u.id, u.hash, u.answer::json, ${schema}.epoch(), at_tx, u.position, u.events
    from unnest(unit_ids, unit_hashes, string_to_array(unit_answers, E'\\n'), unit_positions, unit_events)
      with ordinality as u(id, hash, answer, position, events, number)
    where refused is null or u.number <> all (refused)
    order by u.id
    on conflict (id) do nothing;
  get diagnostics remembered = row_count;
  if remembered < expected then
    select array_agg(u.number) into refused
      from unnest(unit_ids) with ordinality as u(id, number)
      where not exists (
        select from ${schema}.command c where c.id = u.id and c.epoch = ${schema}.epoch() and c.tx = at_tx
      );
  end if;
  insert into ${schema}.event_hot
      (epoch, tx, position, stream, revision, id, type, version, data, metadata, hash)
    select ${schema}.epoch(), at_tx, e.place, names[e.stream], e.revision, e.id, e.type, e.version,
           e.data::json, e.metadata::json, e.hash
    from unnest(event_streams, event_revisions, event_ids, string_to_array(event_types, E'\\n'), event_versions,
        string_to_array(event_datas, E'\\n'), string_to_array(event_metadatas, E'\\n'), event_hashes) with ordinality
      as e(stream, revision, id, type, version, data, metadata, hash, place)
    where refused is null or stream_units[e.stream] <> all (refused);
end $$;`;

/**
 * One event of one stream, when nothing else waits: the same, without lists. The transaction's id, null: refused. So is
 * a first event whose stream is there already, by an error: the uniqueness of events (23505).
 */
const appendOne = `
create function ${schema}.append_one(
  command_id uuid, command_hash bytea, command_answer json,
  name text, after bigint, previous bytea,
  event_id uuid, event_type text, event_version integer, event_data json, event_metadata json, event_hash bytea
) returns xid8 language plpgsql volatile as $$
declare
  key constant text := ${key('name')};
  existing text;
  revision bigint;
  hash bytea;
begin
  ${mustBeFirst}
  perform pg_advisory_xact_lock(hashtextextended(key, 0));
  if after < 0 then
    perform from ${schema}.event_cold c where ${key('c.stream')} = key limit 1;
    if found then return null; end if;
  else
    select h.stream, h.revision, h.hash into existing, revision, hash ${headOf('event_hot', 'key')};
    if revision is distinct from after or hash is distinct from previous or existing <> name then return null; end if;
  end if;
  insert into ${schema}.command (id, request_hash, answer, epoch, tx, position, events)
    values (command_id, command_hash, command_answer, ${schema}.epoch(), pg_current_xact_id(), 1, 1)
    on conflict (id) do nothing;
  if not found then return null; end if;
  insert into ${schema}.event_hot (epoch, tx, position, stream, revision, id, type, version, data, metadata, hash)
    values (${schema}.epoch(), pg_current_xact_id(), 1, name, after + 1, event_id, event_type, event_version,
            event_data, event_metadata, event_hash);
  return pg_current_xact_id();
end $$;`;

/**
 * Moves a stream into the archive or back; true when there was something to move. The events keep their places in the
 * log, and a reader sees them in one partition or in the other, so nobody who follows the log notices.
 */
const move = `
create function ${schema}.move(name text, into_archive boolean) returns boolean language plpgsql volatile as $$
declare
  key constant text := ${key('name')};
begin
  perform pg_advisory_xact_lock(hashtextextended(key, 0));
  update ${schema}.event e set archived = into_archive
    where ${key('e.stream')} = key and e.archived <> into_archive;
  return found;
end $$;`;

/** Step n brings the schema from version n to n + 1. A step that was released is never changed. */
export const steps: readonly string[] = [tables + appendGroup + appendOne + move];
