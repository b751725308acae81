/** Everything of the event store lives in this schema, so that read models may share the database. */
export const schema = 'event_store';

/**
 * The log. Order is (epoch, tx, position): `epoch` counts restores, `tx` is the writing transaction, `position` the
 * place within it. The uniqueness of stream names ignores case in all scripts; the database checks it per partition,
 * `append` checks it over both. Documents are `json`, which keeps the bytes that were hashed. The hash before an event's is that of its stream's previous revision.
 */
const tables = `
create table ${schema}.store (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  epoch integer not null default 1 check (epoch > 0)
);
insert into ${schema}.store default values;

create table ${schema}.event (
  tx xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  revision bigint not null check (revision >= 0),
  epoch integer not null,
  version integer not null,
  id uuid not null,
  archived boolean not null default false,
  stream text collate "C" not null,
  type text collate "C" not null,
  hash bytea not null check (octet_length(hash) = 32),
  data json not null,
  metadata json not null
) partition by list (archived);
create table ${schema}.event_hot partition of ${schema}.event for values in (false);
create table ${schema}.event_cold partition of ${schema}.event for values in (true);
create unique index event_stream on ${schema}.event (lower(stream collate "pg_c_utf8"), revision, archived);
create index event_order on ${schema}.event (epoch, tx, position);

create table ${schema}.command (
  tx xid8 not null,
  position bigint not null,
  epoch integer not null,
  id uuid primary key,
  request_hash bytea not null,
  answer json not null
);`;

/**
 * One atomic append, as the only statement of its transaction. The locks come before the transaction has an id, so that
 * the order of a stream is the order of its transactions; the heads are read in a statement after the one that locks,
 * because a statement sees nothing that was committed while it waited.
 * The outcome: `appended`; `repeated` (this command was appended before, with this answer and place); `reused`
 * (under this id with another request); `stale` (nothing was written; `heads` are those that differ from what was
 * expected: the name that exists, its last revision or -1, its hash).
 */
const append = `
create function ${schema}.append(
  command_id uuid, command_hash bytea, command_answer json,
  streams text[], expected bigint[], previous bytea[],
  event_streams integer[], revisions bigint[], ids uuid[], types text[], versions integer[],
  datas json[], metadatas json[], hashes bytea[],
  out outcome text, out answer_given json, out at_epoch integer, out at_tx xid8, out at_position bigint, out heads jsonb
) language plpgsql volatile as $$
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'an append must be the first write of its transaction';
  end if;

  perform pg_advisory_xact_lock(l.key) from (
    select distinct hashtextextended(lower(n.name collate "pg_c_utf8"), 0) as key
    from unnest(streams || command_id::text) as n(name) order by 1
  ) as l;

  select case when c.request_hash = command_hash then 'repeated' else 'reused' end, c.answer, c.epoch, c.tx, c.position
    into outcome, answer_given, at_epoch, at_tx, at_position
    from ${schema}.command c where c.id = command_id;
  if found then return; end if;

  select jsonb_agg(jsonb_build_array(s.name, head.stream, coalesce(head.revision, -1), encode(head.hash, 'hex'))) into heads
    from unnest(streams, expected, previous) as s(name, revision, hash)
    left join lateral (
      select e.stream, e.revision, e.hash from ${schema}.event e
      where lower(e.stream collate "pg_c_utf8") = lower(s.name collate "pg_c_utf8")
      order by e.revision desc limit 1
    ) as head on true
    where coalesce(head.revision, -1) <> s.revision or head.hash is distinct from s.hash or head.stream <> s.name;
  if heads is not null then
    outcome := 'stale';
    return;
  end if;

  with added as (
    insert into ${schema}.event (epoch, stream, revision, id, type, version, data, metadata, hash)
    select (select epoch from ${schema}.store), streams[e.stream], e.revision, e.id, e.type, e.version, e.data, e.metadata, e.hash
    from unnest(event_streams, revisions, ids, types, versions, datas, metadatas, hashes) with ordinality
      as e(stream, revision, id, type, version, data, metadata, hash, place)
    order by e.place
    returning event.epoch, event.tx, event.position
  )
  insert into ${schema}.command (id, request_hash, answer, epoch, tx, position)
  select command_id, command_hash, command_answer, a.epoch, a.tx, a.position from added a order by a.position desc limit 1
  returning 'appended', command.epoch, command.tx, command.position into outcome, at_epoch, at_tx, at_position;
end $$;`;

/** Step n brings the schema from version n to n + 1. A step that was released is never changed. */
export const steps: readonly string[] = [tables + append];
