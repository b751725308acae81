/**
 * What proves who somebody is. Nothing here can be used by whoever reads it: passwords are argon2id, tokens SHA-256.
 * Nothing of it is in a backup. `password.must_change`: given by somebody else, and good for nothing but choosing
 * another. `session.grants`, `session.person_id`: as a provider of OpenID Connect
 * told them; null: its account's. `api_key.grants`: at most these of its account's. `device`: where somebody signed in before.
 * `attempt`: failed sign-ins of an account at an address, of an address, of a device; `key` is a SHA-256.
 */
export const TABLES = `
  create schema if not exists access;
  create table if not exists access.password (
    account text primary key,
    hash text not null,
    must_change boolean not null,
    changed_at timestamptz not null
  );
  create table if not exists access.session (
    id uuid primary key,
    token_hash bytea not null unique,
    account text not null,
    address text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    grants json,
    person_id text
  );
  alter table access.session add column if not exists person_id text;
  create index if not exists session_of_account on access.session (account);
  create table if not exists access.api_key (
    id uuid primary key,
    token_hash bytea not null unique,
    account text not null,
    label text not null,
    grants json not null,
    created_at timestamptz not null,
    expires_on date not null,
    revoked_at timestamptz,
    last_used_on date
  );
  create index if not exists api_key_of_account on access.api_key (account);
  create table if not exists access.device (
    token_hash bytea primary key,
    account text not null,
    expires_at timestamptz not null
  );
  create index if not exists device_of_account on access.device (account);
  create table if not exists access.attempt (
    key bytea primary key,
    failures integer not null,
    last_at timestamptz not null,
    next_at timestamptz not null
  );
  create index if not exists attempt_last_at on access.attempt (last_at);`;
