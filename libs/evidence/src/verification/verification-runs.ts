import type { Pool } from 'pg';
import { makeTables } from '#postgres';

/** `interrupted`: its process ended before it did. `failed`: it could not go on; why is in `reason`. */
export type RunStatus = 'running' | 'done' | 'failed' | 'interrupted';
/** What is looked at: the log with its seals, or what it says of money. */
export type RunPart = 'log' | 'ledgers';

/** A verification that was started, as it stands. Times are RFC 3339. */
export type RunRow = Readonly<{
  id: string;
  started_at: string;
  started_by: string;
  /** Null: it is running. */
  ended_at: string | null;
  status: RunStatus;
  part: RunPart;
  /** Of that part, from 0 to 1. */
  done: number;
  /** Events that were looked at. */
  events: number;
  reason: string | null;
  /** What came of it, as whoever ran it told. */
  found: object;
}>;

/** So many are kept. */
const MOST = 100;
/** A run that has said nothing for so long has lost its process. */
const SILENT_SECONDS = 60;
const isSilent = `heard_at < now() - interval '${SILENT_SECONDS} s'`;
const time = (column: string): string => `to_json(${column})#>>'{}' as ${column}`;

/** Verifications that were started, by whichever process: one at a time, the last hundred of them. */
export class VerificationRuns {
  private constructor(private readonly pool: Pool) {}

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool): Promise<VerificationRuns> {
    await makeTables(
      pool,
      `create schema if not exists evidence;
         create table if not exists evidence.verification (
           id bigint primary key generated always as identity,
           started_at timestamptz not null default now(),
           started_by text not null,
           heard_at timestamptz not null default now(),
           ended_at timestamptz,
           status text not null default 'running',
           part text not null default 'log',
           done double precision not null default 0,
           events bigint not null default 0,
           reason text,
           found json not null default '{}'
         );
         create unique index if not exists verification_one_runs
           on evidence.verification (status) where status = 'running';`,
    );
    return new VerificationRuns(pool);
  }

  /** Its id; undefined: one is running. */
  async start(by: string): Promise<string | undefined> {
    await this.pool.query(
      `update evidence.verification set status = 'interrupted', ended_at = heard_at
       where status = 'running' and ${isSilent}`,
    );
    const { rows } = await this.pool.query<{ id: string }>(
      'insert into evidence.verification (started_by) values ($1) on conflict do nothing returning id',
      [by],
    );
    const id = rows[0]?.id;
    if (id !== undefined)
      await this.pool.query('delete from evidence.verification where id <= $1::bigint - $2::integer', [id, MOST]);
    return id;
  }

  /** Says that it goes on, and how far it is. False: it was taken for lost, and is to end. */
  async goesOn(id: string, { part, done, events }: Pick<RunRow, 'part' | 'done' | 'events'>): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update evidence.verification set heard_at = now(), part = $2, done = $3, events = $4
       where id = $1 and status = 'running'`,
      [id, part, done, events],
    );
    return rowCount === 1;
  }

  async end(id: string, status: Exclude<RunStatus, 'running'>, found: object, reason?: string): Promise<void> {
    await this.pool.query(
      `update evidence.verification set heard_at = now(), ended_at = now(), status = $2, found = $3, reason = $4,
         done = case when $2 = 'done' then 1 else done end
       where id = $1 and status = 'running'`,
      [id, status, JSON.stringify(found), reason ?? null],
    );
  }

  /** The newest first. `before`: the last id of the page before. */
  async list(before: number | null, most: number): Promise<readonly RunRow[]> {
    return this.#rows('$1::bigint is null or id < $1', [before, most]);
  }

  async find(id: number): Promise<RunRow | undefined> {
    return (await this.#rows('id = $1', [id, 1]))[0];
  }

  async #rows(condition: string, values: readonly (number | null)[]): Promise<readonly RunRow[]> {
    const { rows } = await this.pool.query<RunRow & { events: string }>(
      `select id, ${time('started_at')}, started_by, part, done, events, reason, found,
         case when status = 'running' and ${isSilent} then 'interrupted' else status end as status,
         to_json(case when status = 'running' and ${isSilent} then heard_at else ended_at end)#>>'{}' as ended_at
       from evidence.verification where ${condition} order by id desc limit $2`,
      [...values],
    );
    return rows.map((row) => ({ ...row, events: Number(row.events) }));
  }
}
