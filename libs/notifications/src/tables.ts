/** Heard by whoever shows an inbox or delivers; the payload names the actors who have something new, if they are few. */
export const CHANNEL = 'notification';

/** Any numbers, the same in all processes. */
export const NOTIFIER_LOCK = 6_021_200_711;
export const CLAIM_LOCK = 6_021_200_712;

/**
 * `checkpoint`: everything up to there was told; null: the log was empty when it began. `notice`: a line of an inbox, in
 * the order of `id`, told to its actor as one of `parties`; `delivery_id` leads to the e-mail that carries it. `delivery`: an e-mail or a message to a webhook
 * that is to be sent at `due_at`; `target` is an actor or a webhook; `ordinal` is the order in which they are to arrive.
 */
export const TABLES = `
  create schema if not exists notification;
  create table if not exists notification.checkpoint (
    one boolean primary key default true check (one),
    store_id uuid not null,
    position text
  );
  create table if not exists notification.notice (
    id bigint generated always as identity primary key,
    actor text not null,
    event_id uuid not null,
    message text not null,
    parameters json not null,
    link text not null,
    at timestamptz not null,
    read_at timestamptz,
    delivery_id uuid,
    unique (actor, event_id, message)
  );
  alter table notification.notice add column if not exists parties text[] not null default '{}';
  create index if not exists notice_of_actor on notification.notice (actor, id);
  create index if not exists notice_unread on notification.notice (actor) where read_at is null;
  create index if not exists notice_delivery on notification.notice (delivery_id) where delivery_id is not null;
  create table if not exists notification.delivery (
    id uuid primary key,
    kind text not null check (kind in ('e-mail', 'webhook')),
    target text not null,
    ordinal bigint generated always as identity,
    event_id uuid,
    event_type text,
    stream text,
    revision integer,
    status text not null default 'waiting' check (status in ('waiting', 'done', 'parked')),
    made_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    give_up_at timestamptz,
    lease uuid,
    leased_until timestamptz,
    reason text
  );
  create index if not exists delivery_waiting on notification.delivery (kind, target, ordinal) where status = 'waiting';
  create index if not exists delivery_due on notification.delivery (due_at) where status = 'waiting';
  create index if not exists delivery_of_target on notification.delivery (kind, target, ordinal);
  create table if not exists notification.attempt (
    delivery_id uuid not null references notification.delivery on delete cascade,
    number integer not null,
    at timestamptz not null,
    milliseconds integer not null,
    status_code integer,
    reason text,
    primary key (delivery_id, number)
  );`;
