import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { InvalidInput, NotFound, Refusal, requireDay, requireText } from '#event-sourcing';
import { AskedTogether, byNumber, inOwnTransaction } from '#postgres';
import type { Account } from '../account/account.state.js';
import { cover, requireGrants } from '../account/grants.js';
import type { Grant } from '../grant.js';
import { hashOf, newToken } from '../token.js';

/** What scanners for secrets look for. */
export const API_KEY = /^tck_[A-Za-z0-9_-]{43}$/;
const LONGEST_DAYS = 366;
const MOST_KEYS = 20;

export type ApiKeyRow = Readonly<{
  id: string;
  account: string;
  label: string;
  grants: readonly Grant[];
  created_at: Date;
  /** YYYY-MM-DD: the last day on which it is good, in UTC. */
  expires_on: string;
  revoked_at: Date | null;
  last_used_on: string | null;
}>;

type NewKey = Readonly<{ label: string; grants: readonly Grant[]; expiresOn: string }>;

const COLUMNS =
  'id, account, label, grants, created_at, expires_on::text as expires_on, revoked_at, last_used_on::text as last_used_on';

type Asked = Readonly<{ hash: Buffer; day: string }>;

/** What services prove themselves by. */
export class ApiKeys {
  /** Whoever makes keys up by the thousand is asked about by the thousand. */
  readonly #asked = new AskedTogether<Asked, ApiKeyRow | undefined>((asked) => this.#findAll(asked));

  constructor(private readonly pool: Pool) {}

  /** The key is in the answer only. Errors: Refusal. */
  async make(
    name: string,
    account: Account,
    { label, grants, expiresOn, now }: NewKey & Readonly<{ now: Date }>,
  ): Promise<Readonly<{ key: string; row: ApiKeyRow }>> {
    if (account.phase === 'unknown') throw new NotFound('Account', name);
    if (account.phase === 'closed') throw new Refusal('AccountClosed', { name });
    if (account.kind !== 'service') throw new Refusal('NotAServiceAccount', { name });
    requireText('label', label, 100);
    requireExpiry(expiresOn, now);
    if (grants.length === 0) throw new InvalidInput('grants', 'must be at least one');
    requireGrants('grants', grants);
    if (!cover(account.grants, grants)) throw new Refusal('GrantsExceedAccount', { name });
    const key = `tck_${newToken()}`;
    const { rows } = await inOwnTransaction(this.pool, async (client) => {
      // For an account one after another: else those that are made at once are not counted.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`API keys of ${name}`]);
      return client.query<ApiKeyRow>(
        `insert into access.api_key (id, token_hash, account, label, grants, created_at, expires_on)
       select $1::uuid, $2::bytea, $3::text, $4::text, $5::json, $6::timestamptz, $7::date
       where (select count(*) from access.api_key where account = $3::text and revoked_at is null and expires_on >= $8::date) < ${MOST_KEYS}
       returning ${COLUMNS}`,
        [randomUUID(), hashOf(key), name, label, JSON.stringify(grants), now, expiresOn, dayOf(now)],
      );
    });
    const [row] = rows;
    if (!row) throw new Refusal('TooManyApiKeys', { name, most: MOST_KEYS });
    return { key, row };
  }

  /** Undefined: there is none, or it was revoked, or it was over `at` that time. */
  async find(key: string, at: Date): Promise<ApiKeyRow | undefined> {
    const day = dayOf(at);
    const row = await this.#asked.ask({ hash: hashOf(key), day });
    if (row && (row.last_used_on ?? '') < day)
      await this.pool.query('update access.api_key set last_used_on = $2 where id = $1', [row.id, day]);
    return row;
  }

  async #findAll(asked: readonly Asked[]): Promise<readonly (ApiKeyRow | undefined)[]> {
    const { rows } = await this.pool.query<ApiKeyRow & { number: string }>(
      `select number, ${COLUMNS} from unnest($1::bytea[], $2::date[]) with ordinality as asked (hash, day, number)
       join access.api_key on token_hash = hash where revoked_at is null and expires_on >= day`,
      [asked.map(({ hash }) => hash), asked.map(({ day }) => day)],
    );
    return byNumber(asked, rows);
  }

  /** The latest first, those that are good no more as well. */
  async of(account: string): Promise<readonly ApiKeyRow[]> {
    const { rows } = await this.pool.query<ApiKeyRow>(
      `select ${COLUMNS} from access.api_key where account = $1 order by created_at desc, id`,
      [account],
    );
    return rows;
  }

  /** Errors: NotFound. */
  async revoke(account: string, id: string, now: Date): Promise<void> {
    const { rowCount } = await this.pool.query(
      'update access.api_key set revoked_at = coalesce(revoked_at, $3) where account = $1 and id = $2',
      [account, id, now],
    );
    if (rowCount === 0) throw new NotFound('ApiKey', id);
  }

  async revokeAll(account: string, now: Date): Promise<void> {
    await this.pool.query('update access.api_key set revoked_at = $2 where account = $1 and revoked_at is null', [
      account,
      now,
    ]);
  }
}

const requireExpiry = (expiresOn: string, now: Date): void => {
  requireDay('expiresOn', expiresOn);
  const latest = dayOf(new Date(now.getTime() + LONGEST_DAYS * 86_400_000));
  if (expiresOn < dayOf(now) || expiresOn > latest)
    throw new InvalidInput('expiresOn', `must be from today on, at most ${LONGEST_DAYS} days ahead`, { latest });
};

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
