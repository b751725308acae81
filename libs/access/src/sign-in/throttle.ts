import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { inOwnTransaction } from '#postgres';

/** `free` failures cost nothing; then each doubles the wait, from 1 second to `longestMs`. */
type Limit = Readonly<{ free: number; longestMs: number }>;

const PER_ACCOUNT_AND_ADDRESS: Limit = { free: 5, longestMs: 15 * 60_000 };
const PER_DEVICE: Limit = { free: 10, longestMs: 15 * 60_000 };
/** A whole office may come from one. */
const PER_ADDRESS: Limit = { free: 50, longestMs: 60_000 };
const FIRST_WAIT_MS = 1_000;
/** A day without a failure, and all is forgotten. */
const FORGOTTEN_MS = 24 * 3_600_000;

/** Too many failures: not before `waitMs` have passed. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';

  constructor(readonly waitMs: number) {
    super('too many attempts to sign in');
  }
}

export type Attempt = Readonly<{
  account: string;
  address: string;
  /** Of a device on which somebody signed in to this account before. */
  device: string | undefined;
}>;

type Counted = Readonly<{ key: string; failures: number; next_at: Date; forgotten: boolean }>;

/**
 * Slows down guessing, in all processes together. An attempt counts as failed before it is tried, so that many at the
 * same moment are not more than as many one after another. A known device is counted by itself: whoever guesses
 * elsewhere, or next to it, does not stand in its way.
 */
export class Throttle {
  constructor(private readonly pool: Pool) {}

  /** Errors: TooManyAttempts. */
  async begin(attempt: Attempt, now: Date): Promise<void> {
    const limits = limitsOf(attempt);
    const keys = [...limits.keys()];
    await inOwnTransaction(this.pool, async (client) => {
      await client.query(
        `insert into access.attempt (key, failures, last_at, next_at)
         select decode(k, 'hex'), 0, $2::timestamptz, $2::timestamptz from unnest($1::text[]) k order by k on conflict do nothing`,
        [keys, now],
      );
      const { rows } = await client.query<Counted>(
        `select encode(key, 'hex') as key, failures, next_at,
           last_at < $2::timestamptz - interval '${FORGOTTEN_MS} milliseconds' as forgotten
         from access.attempt where key = any(select decode(k, 'hex') from unnest($1::text[]) k) order by key for update`,
        [keys, now],
      );
      const waits = rows.map(({ key, next_at }) => waitUntil(next_at, now, limits.get(key)));
      const waitMs = Math.max(...waits);
      if (waitMs > 0) throw new TooManyAttempts(waitMs);
      for (const { key, failures, forgotten } of rows) {
        const count = forgotten ? 1 : failures + 1;
        const next = new Date(now.getTime() + waitAfter(count, limits.get(key)));
        await client.query(
          `update access.attempt set failures = $2, last_at = $3, next_at = $4 where key = decode($1, 'hex')`,
          [key, count, now, next],
        );
      }
    });
  }

  /** The attempt that began was no failure: the account's count here ends; the address gets back what was counted. */
  async succeed(attempt: Attempt, now: Date): Promise<void> {
    const [ofAccount, ofAddress] = limitsOf(attempt).keys();
    await this.pool.query(`update access.attempt set failures = 0, next_at = $2 where key = decode($1, 'hex')`, [
      ofAccount,
      now,
    ]);
    if (ofAddress !== undefined)
      await this.pool.query(
        `update access.attempt set failures = greatest(failures - 1, 0), next_at = $2 where key = decode($1, 'hex')`,
        [ofAddress, now],
      );
  }

  async sweep(now: Date): Promise<void> {
    await this.pool.query(
      `delete from access.attempt where last_at < $1::timestamptz - interval '${FORGOTTEN_MS} milliseconds'`,
      [now],
    );
  }
}

/** What is counted, as hashes: what is typed as a name may be a password. */
const limitsOf = ({ account, address, device }: Attempt): ReadonlyMap<string, Limit> =>
  device === undefined
    ? new Map([
        [keyOf('account', account, address), PER_ACCOUNT_AND_ADDRESS],
        [keyOf('address', address), PER_ADDRESS],
      ])
    : new Map([[keyOf('device', account, device), PER_DEVICE]]);

const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Beyond the longest wait, the clock was set back: that locks nobody out. */
const waitUntil = (next: Date, now: Date, { longestMs }: Limit = PER_ACCOUNT_AND_ADDRESS): number => {
  const waitMs = next.getTime() - now.getTime();
  return waitMs > longestMs ? 0 : waitMs;
};

const waitAfter = (failures: number, { free, longestMs }: Limit = PER_ACCOUNT_AND_ADDRESS): number =>
  failures < free ? 0 : Math.min(longestMs, FIRST_WAIT_MS * 2 ** Math.min(failures - free, 30));
