import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { AskedTogether, byNumber } from '#postgres';
import type { Grant } from '../grant.js';
import type { Proven } from '../password/passwords.js';
import { hashOf, newToken } from '../token.js';

const HOUR_MS = 3_600_000;
/** NIST SP 800-63B-4, 2.2.3, sets these for two factors; one factor is not given more. */
const LONGEST_MS = 12 * HOUR_MS;
const IDLE_MS = HOUR_MS;
/** A use is noted once in this time. */
const NOTED_AFTER_MS = 60_000;

export const SESSION_SECONDS = LONGEST_MS / 1000;

export type SessionRow = Readonly<{
  id: string;
  account: string;
  address: string;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  /** As a provider of OpenID Connect told them; null: those of the account. */
  grants: readonly Grant[] | null;
  /** The same: who it is, as the provider told; null, too, where that told nothing. */
  person_id: string | null;
}>;

const COLUMNS = 'id, account, address, created_at, last_used_at, expires_at, grants, person_id';
const isOnAt = (now: string): string =>
  `expires_at > ${now} and last_used_at > ${now} - interval '${IDLE_MS} milliseconds'`;
/** `$1` is now. */
const IS_ON = isOnAt('$1::timestamptz');

type Asked = Readonly<{ hash: Buffer; now: Date }>;

/** Who is signed in. */
export class Sessions {
  /** Whoever makes tokens up by the thousand is asked about by the thousand. */
  readonly #asked = new AskedTogether<Asked, SessionRow | undefined>((asked) => this.#findAll(asked));

  constructor(private readonly pool: Pool) {}

  /** The token is in the answer only. Undefined: what was proven is no longer the account's password. */
  async begin(
    account: string,
    { proven, address, now }: Readonly<{ proven: Proven; address: string; now: Date }>,
  ): Promise<Readonly<{ token: string; session: SessionRow }> | undefined> {
    const token = newToken();
    const { rows } = await this.pool.query<SessionRow>(
      `insert into access.session (id, token_hash, account, address, created_at, last_used_at, expires_at)
       select $1::uuid, $2::bytea, account, $4::text, $5::timestamptz, $5::timestamptz, $6::timestamptz
       from access.password where account = $3 and hash = $7 for share
       returning ${COLUMNS}`,
      [randomUUID(), hashOf(token), account, address, now, new Date(now.getTime() + LONGEST_MS), proven.hash],
    );
    const [session] = rows;
    return session && { token, session };
  }

  /** Of somebody whom a provider vouches for, and who has no account here. Answers the token. */
  async beginFor(
    { name, personId, grants }: Readonly<{ name: string; personId: string | null; grants: readonly Grant[] }>,
    { address, now, until }: Readonly<{ address: string; now: Date; until: Date }>,
  ): Promise<string> {
    const token = newToken();
    const end = Math.min(until.getTime(), now.getTime() + LONGEST_MS);
    await this.pool.query(
      `insert into access.session (id, token_hash, account, address, created_at, last_used_at, expires_at, grants, person_id)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
      [randomUUID(), hashOf(token), name, address, now, new Date(end), JSON.stringify(grants), personId],
    );
    return token;
  }

  /** Undefined: there is none, or it was not used for an hour, or it is over. `isUse`: as which this counts. */
  async find(token: string, now: Date, isUse = true): Promise<SessionRow | undefined> {
    const session = await this.#asked.ask({ hash: hashOf(token), now });
    if (isUse && session && now.getTime() - session.last_used_at.getTime() > NOTED_AFTER_MS)
      await this.pool.query('update access.session set last_used_at = greatest(last_used_at, $2) where id = $1', [
        session.id,
        now,
      ]);
    return session;
  }

  async #findAll(asked: readonly Asked[]): Promise<readonly (SessionRow | undefined)[]> {
    const { rows } = await this.pool.query<SessionRow & { number: string }>(
      `select number, ${COLUMNS} from unnest($1::bytea[], $2::timestamptz[]) with ordinality as asked (hash, now, number)
       join access.session on token_hash = hash where ${isOnAt('now')}`,
      [asked.map(({ hash }) => hash), asked.map(({ now }) => now)],
    );
    return byNumber(asked, rows);
  }

  /** The latest first. */
  async of(account: string, now: Date): Promise<readonly SessionRow[]> {
    const { rows } = await this.pool.query<SessionRow>(
      `select ${COLUMNS} from access.session where account = $2 and ${IS_ON} order by created_at desc, id`,
      [now, account],
    );
    return rows;
  }

  /** Whose session it is; undefined: there is none. */
  async accountOf(id: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ account: string }>('select account from access.session where id = $1', [
      id,
    ]);
    return rows[0]?.account;
  }

  async end(id: string): Promise<void> {
    await this.pool.query('delete from access.session where id = $1', [id]);
  }

  async endAll(account: string): Promise<void> {
    await this.pool.query('delete from access.session where account = $1', [account]);
  }

  /** Those that are over. */
  async sweep(now: Date): Promise<void> {
    await this.pool.query(`delete from access.session where not (${IS_ON})`, [now]);
  }
}
