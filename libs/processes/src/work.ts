import type { Pool } from '#postgres';
import { schema } from './layout.js';

/** A piece of work that somebody does, as it was asked for by the event `causedBy`. */
export type Claimed = Readonly<{
  id: string;
  causedBy: string;
  process: string;
  instance: string;
  key: string;
  command: string;
  data: Readonly<Record<string, unknown>>;
  correlationId: string;
  /** How often it was tried, this time included. */
  attempts: number;
}>;

export type Due = Readonly<{ id: string; enqueued: number; /** RFC 3339. */ nextAt: string }>;

export type WorkStatus = 'waiting' | 'done' | 'refused' | 'parked';

/** What came of a piece of work. `nextAt`: of what is still waiting, when it is tried again. */
export type Outcome = Pick<Claimed, 'id' | 'causedBy' | 'attempts'> &
  Readonly<{ status: WorkStatus; reason: string | null; nextAt?: Date }>;

/** A piece of work, as it is listed. Times are RFC 3339. */
export type WorkRow = Readonly<{
  id: string;
  process: string;
  instance: string;
  key: string;
  command: string;
  data: Readonly<Record<string, unknown>>;
  status: WorkStatus;
  dueAt: string;
  attempts: number;
  nextAt: string;
  reason: string | null;
  settledAt: string | null;
}>;

/** Who does something says so for this long; a command takes 30 s at most. */
const claimedForSeconds = 40;
/** A job that was made so long ago, for work that is due and not done, is taken for lost. */
const lostAfterMs = 30_000;

/** Waiting, so that it is looked up by its id: said by the status, it is looked for among all that waits, or did until now. */
const unsettled = 'settled_at is null';

const text = (column: string): string => `to_json(${column})#>>'{}'`;

/**
 * The outstanding work, as the runner wrote it. All times that things are due are compared with the clock's `now`; claims
 * are by the database's own. Of each instance the oldest goes first.
 */
export class Work {
  constructor(
    private readonly pool: Pool,
    private readonly lostAfter = lostAfterMs,
  ) {}

  /** Takes pieces of work: those that are due, that nobody else does, and that nothing of their instance comes before. */
  async claim(ids: readonly string[], now: Date): Promise<readonly Claimed[]> {
    const { rows } = await this.pool.query<Claimed>({
      name: 'claim-work',
      text: `with free as (
               select w.id from ${schema}.work w
               where w.id = any($1::bigint[]) and w.${unsettled} and w.next_at <= $2
                 and (w.claimed_until is null or w.claimed_until < now()) and not exists (${elder})
               for update of w skip locked)
             update ${schema}.work w
             set claimed_until = now() + interval '${claimedForSeconds} s', attempts = attempts + 1
             from free where w.id = free.id
             returning w.id, caused_by as "causedBy", process, instance, key, command, data,
               correlation_id as "correlationId", attempts`,
      values: [ids, now],
    });
    return rows;
  }

  /**
   * Notes what came of them, for what still stands as it was asked for; true when something of their instances waited behind
   * them. What is locked is being replaced or dropped by the runner: its outcome is nobody's, and waiting for several
   * of them could wait for ever.
   */
  async settle(outcomes: readonly Outcome[]): Promise<boolean> {
    const { rows } = await this.pool.query<{ more: boolean }>({
      name: 'settle-work',
      text: `with settled as (
               select w.id, o.status, o.reason, o.attempts, o."nextAt"
               from json_to_recordset($1::json)
                 as o(id bigint, "causedBy" uuid, status text, reason text, attempts integer, "nextAt" timestamptz)
               join ${schema}.work w on w.id = o.id and w.caused_by = o."causedBy"
               where w.id = any($2::bigint[]) and w.${unsettled}
               for update of w skip locked)
             update ${schema}.work w
             set status = s.status, reason = s.reason, attempts = s.attempts, next_at = coalesce(s."nextAt", w.next_at),
               claimed_until = null, enqueued_at = case when s."nextAt" is null then w.enqueued_at end,
               settled_at = case when s."nextAt" is null then now() end
             from settled s where w.id = s.id
             returning s."nextAt" is null and exists (select 1 from ${schema}.work o where o.process = w.process
               and o.instance = w.instance and o.status = 'waiting' and o.id <> w.id) as more`,
      values: [JSON.stringify(outcomes), outcomes.map(({ id }) => id)],
    });
    return rows.some(({ more }) => more);
  }

  /**
   * What falls due until `until` and has no job, or one that must be lost: marked as enqueued, for the caller to do so.
   * Nothing of a process that has not read the whole log.
   */
  async takeDue(now: Date, until: Date, most: number): Promise<readonly Due[]> {
    const { rows } = await this.pool.query<Due>({
      name: 'due-work',
      text: `with due as (
               select w.id from ${schema}.work w join ${schema}.progress p using (process)
               where p.caught_up and w.status = 'waiting' and w.next_at <= $2
                 and (w.enqueued_at is null
                      or w.next_at <= $1 and w.enqueued_at < now() - $4 * interval '1 ms'
                         and (w.claimed_until is null or w.claimed_until < now()))
                 and not exists (${elder})
               order by w.next_at limit $3 for update of w skip locked)
             update ${schema}.work w set enqueued = enqueued + 1, enqueued_at = now() from due where w.id = due.id
             returning w.id, w.enqueued, ${text('w.next_at')} as "nextAt"`,
      values: [now, until, most, this.lostAfter],
    });
    return rows;
  }

  /** Jobs could not be made of them. */
  async notEnqueued(due: readonly Due[]): Promise<void> {
    await this.pool.query(`update ${schema}.work set enqueued_at = null where id = any($1::bigint[])`, [
      due.map(({ id }) => id),
    ]);
  }

  /** The newest first. `before`: the id of the last one on the page before; `commands`: of these only. */
  async list(
    status: WorkStatus,
    {
      before = null,
      most,
      commands = null,
    }: { before?: string | null; most: number; commands?: readonly string[] | null },
  ): Promise<readonly WorkRow[]> {
    const { rows } = await this.pool.query<WorkRow>(
      `select id::text, process, instance, key, command, data, status, ${text('due_at')} as "dueAt", attempts,
         ${text('next_at')} as "nextAt", reason, ${text('settled_at')} as "settledAt"
       from ${schema}.work where status = $1 and ($2::bigint is null or id < $2) and ($4::text[] is null or command = any($4))
       order by id desc limit $3`,
      [status, before, most, commands],
    );
    return rows;
  }

  /** Has what was parked or refused tried again; false where there is no such work. */
  async replay(id: string, now: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update ${schema}.work set status = 'waiting', attempts = 0, next_at = $2, enqueued_at = null, settled_at = null
       where id = $1 and status in ('parked', 'refused')`,
      [id, now],
    );
    return rowCount === 1;
  }

  /** Counts by status; `late`: waiting, and due for a minute. `failed`: instances that a process cannot go on with. */
  async figures(now: Date): Promise<Readonly<Record<WorkStatus | 'late' | 'failed', number>>> {
    const { rows } = await this.pool.query<Record<WorkStatus | 'late' | 'failed', number>>(
      `select count(*) filter (where status = 'waiting')::integer as waiting,
         count(*) filter (where status = 'done')::integer as done,
         count(*) filter (where status = 'refused')::integer as refused,
         count(*) filter (where status = 'parked')::integer as parked,
         count(*) filter (where status = 'waiting' and due_at < $1::timestamptz - interval '1 minute')::integer as late,
         (select count(*)::integer from ${schema}.instance where failed_at is not null) as failed
       from ${schema}.work`,
      [now],
    );
    return rows[0] ?? { waiting: 0, done: 0, refused: 0, parked: 0, late: 0, failed: 0 };
  }
}

/** Work of the same instance that was due before `w` and is not done. */
const elder = `
  select 1 from ${schema}.work e
  where e.process = w.process and e.instance = w.instance and e.status = 'waiting' and (e.due_at, e.id) < (w.due_at, w.id)`;
