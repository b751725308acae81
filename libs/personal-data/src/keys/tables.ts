/** What a backup holds of persons: who they are and who was erased, but no key. */
export const personTables = [
  { name: 'personal_data.person_key', label: 'persons', columns: ['person_id', 'created_at', 'erased_at'] },
  { name: 'personal_data.erasure', label: 'erasures', columns: ['command_id', 'person_id', 'asked', 'done_at'] },
] as const;

/** What a file of keys holds; keys are as they are stored, wrapped or not. */
export const keyTables = [
  {
    name: 'personal_data.person_key',
    label: 'persons',
    columns: ['person_id', 'key', 'wrapped_by', 'created_at', 'erased_at'],
  },
  { name: 'personal_data.erasure', label: 'erasures', columns: ['command_id', 'person_id', 'asked', 'done_at'] },
] as const;

/** Heard by all processes that remember keys. */
export const ERASURES_CHANNEL = 'personal_data_erasures';

/**
 * A person's row: with a key; erased; or neither, when the log was restored without the keys. `wrapped_by` names the
 * master key that the key is encrypted under. `erasure` is the register of what was asked; `done_at` is null until its
 * event is in the log, its line in the register outside the database, and the key gone.
 */
export const TABLES = `
  create schema if not exists personal_data;
  create table if not exists personal_data.person_key (
    person_id text primary key,
    key bytea,
    wrapped_by text,
    created_at timestamptz not null default now(),
    erased_at timestamptz,
    check (key is null or erased_at is null),
    check (key is not null or wrapped_by is null)
  );
  create table if not exists personal_data.erasure (
    command_id uuid primary key,
    person_id text not null,
    asked json not null,
    done_at timestamptz
  );`;
