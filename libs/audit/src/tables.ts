/** Any number, the same in all processes. */
export const INDEX_LOCK = 6_021_200_721;

/**
 * What the log says of who did what, to be searched: made from the log alone, so it can be emptied, and fills again.
 * `checkpoint`: everything up to there is in it; null: nothing yet. `id`: of the command, or of the event where there was
 * none. Rows are added in log order, and never changed but where a command's events arrive in two parts.
 */
export const TABLES = `
  create schema if not exists audit;
  create table if not exists audit.checkpoint (
    one boolean primary key default true check (one),
    store_id uuid not null,
    position text collate "C"
  );
  create table if not exists audit.entry (
    id uuid primary key,
    at timestamptz not null,
    position text collate "C" not null,
    actor text collate "C" not null,
    proven_by text,
    on_behalf_of text collate "C",
    address text collate "C",
    operation text collate "C",
    events text[] not null,
    subjects text[] not null,
    outcome text not null,
    status integer,
    code text,
    times integer not null,
    correlation_id text not null,
    command_id uuid
  );
  create index if not exists entry_at on audit.entry (at, position);
  create index if not exists entry_of_actor on audit.entry (actor, at, position);
  create index if not exists entry_from on audit.entry (address, at, position) where address is not null;
  create index if not exists entry_of_operation on audit.entry (operation, at, position);
  create index if not exists entry_refused on audit.entry (at, position) where outcome = 'refused';
  create index if not exists entry_about on audit.entry using gin (subjects);`;
