import type { Pool } from 'pg';
import { makeTables } from '#postgres';

/** Counts of all processes: not logged, since a crash may forget them. `minute`: since 1970. */
const TABLES = `
  create schema if not exists rate_limit;
  create unlogged table if not exists rate_limit.taken (
    key text not null,
    minute integer not null,
    count integer not null,
    primary key (key, minute)
  );`;

// In one order, so that two processes never wait for each other.
const ADD = `
  insert into rate_limit.taken (key, minute, count)
  select key, $1, count from unnest($2::text[], $3::integer[]) as news (key, count) order by key
  on conflict (key, minute) do update set count = taken.count + excluded.count
  returning key, count`;

export class SharedCounts {
  private constructor(private readonly pool: Pool) {}

  static async open(pool: Pool): Promise<SharedCounts> {
    await makeTables(pool, TABLES);
    return new SharedCounts(pool);
  }

  /** Adds what was taken here, and gives what was taken of the same everywhere. */
  async add(minute: number, taken: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ key: string; count: number }>(ADD, [
      minute,
      [...taken.keys()],
      [...taken.values()],
    ]);
    return new Map(rows.map(({ key, count }) => [key, count]));
  }

  async forgetBefore(minute: number): Promise<void> {
    await this.pool.query('delete from rate_limit.taken where minute < $1', [minute]);
  }
}
