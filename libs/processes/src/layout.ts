import { makeTables, type Pool } from '#postgres';

export const schema = 'process';
/** On which those who enqueue hear that work is due. */
export const channel = 'process_work';

/**
 * `progress`: how far each process has read the log; work is only done where `caught_up`. `instance`: what is
 * remembered. `work`: what is outstanding or was settled while it still stands; `caused_by`: the event that asked for it;
 * `next_at`: not to be tried before; `enqueued`: how often a job was made of it. All of it comes from the log, and can be
 * made again from it: nothing here is backed up.
 */
const layout = `
create table if not exists ${schema}.progress (
  process text primary key,
  version integer not null,
  store_id uuid not null,
  position text collate "C",
  caught_up boolean not null default false
);
create table if not exists ${schema}.instance (
  process text not null,
  instance text not null,
  state json,
  failed_at text collate "C",
  failure text,
  primary key (process, instance)
);
create table if not exists ${schema}.work (
  id bigint generated always as identity primary key,
  process text not null,
  instance text not null,
  key text not null,
  command text not null,
  data json not null,
  due_on date,
  caused_by uuid not null,
  correlation_id text not null,
  due_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'done', 'refused', 'parked')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  claimed_until timestamptz,
  enqueued integer not null default 0,
  enqueued_at timestamptz,
  reason text,
  settled_at timestamptz,
  unique (process, instance, key)
);
create index if not exists work_waiting on ${schema}.work (next_at) where status = 'waiting';
create index if not exists work_settled on ${schema}.work (status, settled_at) where status in ('refused', 'parked');`;

export const prepare = async (pool: Pool): Promise<void> => {
  await makeTables(
    pool,
    `create schema if not exists ${schema};
       ${layout}`,
  );
};
