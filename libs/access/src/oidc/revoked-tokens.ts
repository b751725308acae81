import { makeTables, type Pool } from '#postgres';

/** The same in all processes, and for all who make tables in this schema. */

/** What names a token, each by itself: the hash of what is signed, the hash of its `jti`. */
export type TokenIds = readonly string[];

/** Tokens that count no more although they have not expired. */
export class RevokedTokens {
  private constructor(private readonly pool: Pool) {}

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool): Promise<RevokedTokens> {
    await makeTables(
      pool,
      `create schema if not exists access;
         create table if not exists access.revoked_token (id text primary key, until timestamptz not null);`,
    );
    return new RevokedTokens(pool);
  }

  /** `until`: when the token expires of itself, and may be forgotten. May be said again. */
  async add(id: string, { until, now }: Readonly<{ until: Date; now: Date }>): Promise<void> {
    await this.pool.query(
      `with forgotten as (delete from access.revoked_token where until < $3 and id <> $1)
       insert into access.revoked_token (id, until) values ($1, $2)
       on conflict (id) do update set until = greatest(revoked_token.until, excluded.until)`,
      [id, until, now],
    );
  }

  async has(ids: TokenIds): Promise<boolean> {
    const { rows } = await this.pool.query({
      name: 'access.is-token-revoked',
      text: 'select 1 from access.revoked_token where id = any($1) limit 1',
      values: [ids],
    });
    return rows.length > 0;
  }
}
