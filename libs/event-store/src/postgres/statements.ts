import { inBundles, inOneBundle } from './bundles.js';
import { eventColumns } from './rows.js';
import { schema } from './schema.js';

/** A statement prepared once per connection. `order by` names columns of the tables: their texts sort otherwise. */
export type Statement = Readonly<{ name: string; text: string }>;

/** By the index; the second test, since names that differ in case only are no names of that stream. */
export const isStream = (name: string): string =>
  `lower(e.stream collate "pg_c_utf8") = lower(${name} collate "pg_c_utf8") and e.stream = ${name}`;

/**
 * What no running transaction can add to any more: readers who see only that skip nothing, in whatever order
 * transactions commit. Those of before a restore have ended, whatever their numbers.
 */
export const isSettled = `(e.epoch < ${schema}.epoch() or e.tx < pg_snapshot_xmin(pg_current_snapshot()))`;

/** Stream, first revision, limit: bundles. */
export const readForwards: Statement = {
  name: 'read-forwards',
  text: inBundles(`select e.* from ${schema}.event e
                 where ${isStream('$1')} and e.revision >= $2 order by e.revision limit $3`),
};

/** Stream, last revision, limit: bundles. */
export const readBackwards: Statement = {
  name: 'read-backwards',
  text: inBundles(
    `select e.* from ${schema}.event e where ${isStream('$1')} and e.revision <= $2 order by e.revision desc limit $3`,
    'desc',
  ),
};

const bundlesOf = (isWanted: string): string => {
  const events = `select e.* from ${schema}.event e
    where ${isStream('wanted.stream')} and e.revision >= wanted.revision ${isWanted} order by e.revision limit $3`;
  return `select wanted.number::integer, bundle.*
          from unnest($1::text[], $2::bigint[]) with ordinality as wanted(stream, revision, number),
            lateral (${inOneBundle(events)}) bundle`;
};

/** Streams, their first revisions, limit for each: the stream's number (from 1) and a bundle. */
export const readMany: Statement = { name: 'read-many', text: bundlesOf('') };

/** The same, and the types wanted. */
export const readTypes: Statement = { name: 'read-types', text: bundlesOf('and e.type = any($4)') };

/** Epoch, transaction and position to start after, limit. */
export const readAll: Statement = {
  name: 'read-all',
  text: `select ${eventColumns} from ${schema}.event e
         where (e.epoch, e.tx, e.position) > ($1::integer, $2::xid8, $3::bigint) and ${isSettled}
         order by e.epoch, e.tx, e.position limit $4`,
};

export const readHead: Statement = {
  name: 'read-head',
  text: `select e.epoch, e.tx, e.position from ${schema}.event e where ${isSettled}
         order by e.epoch desc, e.tx desc, e.position desc limit 1`,
};

export const readLatest: Statement = {
  name: 'read-latest',
  text: `select e.epoch, e.tx, e.position from ${schema}.event e
         order by e.epoch desc, e.tx desc, e.position desc limit 1`,
};

/** Of other databases, too: they count. Of other roles only to one who may see them (`pg_read_all_stats`). */
export const readHorizonAge: Statement = {
  name: 'read-horizon-age',
  text: `select coalesce(extract(epoch from clock_timestamp() - min(a.xact_start)), 0)::text
         from pg_stat_activity a where a.backend_xid is not null`,
};

/** Epoch, transaction and position: whether all events up to there are in this log, and not lost by a restore. */
export const includes: Statement = {
  name: 'includes',
  text: `select coalesce(
           (select (r.ended_at_tx, r.ended_at_position) >= ($2::xid8, $3::bigint)
            from ${schema}.restored r where r.epoch = $1::integer),
           $1::integer = ${schema}.epoch() and exists (
             select from ${schema}.event e where (e.epoch, e.tx, e.position) >= ($1::integer, $2::xid8, $3::bigint)))`,
};

export const readCommand: Statement = {
  name: 'read-command',
  text: `select c.id, c.request_hash, c.answer, c.epoch, c.tx, c.position from ${schema}.command c where c.id = $1`,
};

/** Which log it is, and how many locks the server has room for. */
export const readStore: Statement = {
  name: 'read-store',
  text: `select s.id, current_setting('max_locks_per_transaction')::integer
           * (current_setting('max_connections')::integer + current_setting('max_prepared_transactions')::integer) as locks
         from ${schema}.store s`,
};

/** Where streams stand, in the log or in the archive, however their names are spelt: the name that exists. */
export const readHeads: Statement = {
  name: 'read-heads',
  text: `select head.* from unnest($1::text[]) as wanted(stream), lateral (
           select wanted.stream, e.stream, e.revision, e.hash, e.archived from ${schema}.event e
           where lower(e.stream collate "pg_c_utf8") = lower(wanted.stream collate "pg_c_utf8")
           order by e.revision desc limit 1
         ) head`,
};

/** Stream, whether it is to be in the archive. */
export const move: Statement = { name: 'move', text: `select ${schema}.move($1, $2)` };

/** See groupValues for the parameters. */
export const appendGroup: Statement = {
  name: 'append-group',
  text: `select refused, ${schema}.epoch(), at_tx
         from ${schema}.append_group($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)`,
};

/** See singleValues for the parameters. */
export const appendOne: Statement = {
  name: 'append-one',
  text: `select ${schema}.epoch(), ${schema}.append_one($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
};
