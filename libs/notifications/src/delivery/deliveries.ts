import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { NotFound } from '#event-sourcing';
import { CHANNEL, CLAIM_LOCK } from '../tables.js';
import { type Attempted, nextAttempt } from './retrying.js';

export type Kind = 'e-mail' | 'webhook';

/** What one process sends, and no other meanwhile: its lease ends if the process does. */
export type Claimed = Readonly<{
  id: string;
  kind: Kind;
  /** An actor or a webhook. */
  target: string;
  event_id: string | null;
  stream: string | null;
  revision: number | null;
  /** With this one. */
  attempts: number;
  give_up_at: Date;
  lease: string;
}>;

/** A line of the delivery log. */
export type DeliveryRow = Readonly<{
  id: string;
  ordinal: string;
  event_id: string;
  event_type: string;
  stream: string;
  revision: number;
  status: 'waiting' | 'done' | 'parked';
  /** RFC 3339, as all times here. */
  made_at: string;
  /** Null: it is not to be sent any more. */
  due_at: string | null;
  reason: string | null;
  attempts: readonly Readonly<{
    number: number;
    at: string;
    milliseconds: number;
    statusCode: number | null;
    reason: string | null;
  }>[];
}>;

/** So often what comes later waits for what comes before it; then it need not any more. */
const ATTEMPTS_IN_ORDER = 3;
const GIVE_UP_AFTER = '24 hours';

export type Standing = Readonly<{ kind: Kind; status: 'waiting' | 'parked'; count: number }>;

/** E-mails and messages to webhooks that are due at a time: rows, so that nothing is lost with a process. */
export class Deliveries {
  constructor(private readonly pool: Pool) {}

  /**
   * What is due, for one process. To one target one is sent at a time, in order, unless the one before failed three
   * times; claims follow one upon another, so that no two processes send to one target at once.
   */
  async claim(
    kinds: readonly Kind[],
    { now, most, leaseMs }: Readonly<{ now: Date; most: number; leaseMs: number }>,
  ): Promise<readonly Claimed[]> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    const lost = (error: Error): void => void (failure = error);
    client.on('error', lost);
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [CLAIM_LOCK]);
      const { rows } = await client.query<Claimed>(
        `with target as (
           select d.kind, d.target from notification.delivery d
           where d.status = 'waiting' and d.due_at <= $2 and d.kind = any($1) group by d.kind, d.target
         ), first as (
           select n.id from target t cross join lateral (
             select d.id, d.ordinal, d.due_at from notification.delivery d
             where d.kind = t.kind and d.target = t.target and d.status = 'waiting' and d.due_at <= $2
             order by d.ordinal limit 1
           ) n
           where not exists (
             select from notification.delivery o where o.kind = t.kind and o.target = t.target and o.status = 'waiting'
               and (o.leased_until > now()
                 or o.ordinal < n.ordinal and o.due_at > $2 and o.attempts between 1 and ${ATTEMPTS_IN_ORDER - 1}))
           order by n.due_at limit $3
         )
         update notification.delivery d
         set lease = $4, leased_until = now() + $5 * interval '1 millisecond', attempts = d.attempts + 1,
           give_up_at = coalesce(d.give_up_at, $2::timestamptz + interval '${GIVE_UP_AFTER}')
         from first where d.id = first.id
         returning d.id, d.kind, d.target, d.event_id, d.stream, d.revision, d.attempts, d.give_up_at, d.lease`,
        [kinds, now, most, randomUUID(), leaseMs],
      );
      await client.query('commit');
      return rows;
    } catch (error) {
      await client.query('rollback').catch(lost);
      throw error;
    } finally {
      client.off('error', lost);
      client.release(failure);
    }
  }

  /** Writes down what came of an attempt, and when the next one is. Nothing when the lease is another's by now. */
  async record(
    { id, lease, attempts, give_up_at }: Claimed,
    attempted: Attempted,
    { at, milliseconds, jitter }: Readonly<{ at: Date; milliseconds: number; jitter: number }>,
  ): Promise<void> {
    const next = nextAttempt(attempted, { attempts, giveUpAt: give_up_at, now: at, jitter });
    await this.pool.query(
      `with released as (
         update notification.delivery d set status = $3, due_at = coalesce($4, d.due_at), reason = $5,
           lease = null, leased_until = null
         where d.id = $1 and d.lease = $2 returning d.id
       ) insert into notification.attempt (delivery_id, number, at, milliseconds, status_code, reason)
         select id, $6, $7, $8, $9, $5 from released on conflict do nothing`,
      [
        ...[id, lease, next.status, next.dueAt ?? null, attempted.reason],
        ...[attempts, at, Math.round(milliseconds), attempted.statusCode],
      ],
    );
  }

  /** Gives back what was not tried to the end, because the process ends. */
  async giveBack({ id, lease }: Claimed): Promise<void> {
    await this.pool.query(
      `update notification.delivery d set lease = null, leased_until = null, attempts = d.attempts - 1
       where d.id = $1 and d.lease = $2`,
      [id, lease],
    );
  }

  /** To be sent once more, and now, whatever came of it before. Error: NotFound. */
  async resend(webhookId: string, id: string, now: Date): Promise<void> {
    const { rowCount } = await this.pool.query(
      `update notification.delivery d set status = 'waiting', due_at = $3, give_up_at = null, reason = null
       where d.kind = 'webhook' and d.target = $1 and d.id = $2`,
      [webhookId, id, now],
    );
    if (rowCount === 0) throw new NotFound('Delivery', id);
    await this.pool.query('select pg_notify($1, $2)', [CHANNEL, '']);
  }

  /** The delivery log of a webhook, newest first. `before`: the ordinal of the last one of the page before. */
  async log(
    webhookId: string,
    { before, limit, status }: Readonly<{ before: string | null; limit: number; status: DeliveryRow['status'] | null }>,
  ): Promise<readonly DeliveryRow[]> {
    const { rows } = await this.pool.query<
      Omit<DeliveryRow, 'made_at' | 'due_at'> & { made_at: Date; due_at: Date | null }
    >(
      `select d.id, d.ordinal, d.event_id, d.event_type, d.stream, d.revision, d.status, d.made_at, d.reason,
         case when d.status = 'waiting' then d.due_at end as due_at,
         coalesce((select json_agg(json_build_object('number', a.number, 'at', a.at, 'milliseconds', a.milliseconds,
           'statusCode', a.status_code, 'reason', a.reason) order by a.number)
           from notification.attempt a where a.delivery_id = d.id), '[]') as attempts
       from notification.delivery d
       where d.kind = 'webhook' and d.target = $1 and ($2::bigint is null or d.ordinal < $2)
         and ($4::text is null or d.status = $4)
       order by d.ordinal desc limit $3`,
      [webhookId, before, limit, status],
    );
    return rows.map((row) => ({
      ...row,
      made_at: row.made_at.toISOString(),
      due_at: row.due_at?.toISOString() ?? null,
      attempts: row.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    }));
  }

  /** How many wait, and how many were given up. */
  async standings(): Promise<readonly Standing[]> {
    const { rows } = await this.pool.query<{ kind: Kind; status: Standing['status']; count: string }>(
      `select d.kind, d.status, count(*) from notification.delivery d where d.status <> 'done' group by d.kind, d.status`,
    );
    return rows.map(({ kind, status, count }) => ({ kind, status, count: Number(count) }));
  }
}
