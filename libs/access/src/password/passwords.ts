import { randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import type { PasswordHasher } from './hasher.js';

/** Without those that are taken for another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP = 5;

/** `hash`: what was compared, to be sure later that it is still the password. */
export type Proven = Readonly<{ hash: string; mustChange: boolean }>;

/** What people prove themselves by. */
export class Passwords {
  constructor(
    private readonly pool: Pool,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Undefined: wrong. Takes the same time whether or not there is such an account. Errors: TooManySignIns. */
  async check(account: string, password: string): Promise<Proven | undefined> {
    const { rows } = await this.pool.query<{ hash: string; must_change: boolean }>(
      'select hash, must_change from access.password where account = $1',
      [account],
    );
    const [row] = rows;
    const isRight = await this.hasher.verify(row?.hash, password);
    return row && isRight ? { hash: row.hash, mustChange: row.must_change } : undefined;
  }

  /** Undefined: what was proven is no longer the password. */
  async change(
    account: string,
    { proven: { hash: before }, password, now }: Readonly<{ proven: Proven; password: string; now: Date }>,
  ): Promise<Proven | undefined> {
    const hash = await this.hasher.hash(password);
    const { rowCount } = await this.pool.query(
      'update access.password set hash = $3, must_change = false, changed_at = $4 where account = $1 and hash = $2',
      [account, before, hash, now],
    );
    return rowCount === 1 ? { hash, mustChange: false } : undefined;
  }

  /** A password of 125 random bits that is good for choosing another, and is told nobody again. */
  async reset(account: string, now: Date): Promise<string> {
    const password = Array.from({ length: GROUPS }, randomGroup).join('-');
    await this.pool.query(
      `insert into access.password (account, hash, must_change, changed_at) values ($1, $2, true, $3)
       on conflict (account) do update set hash = excluded.hash, must_change = true, changed_at = excluded.changed_at`,
      [account, await this.hasher.hash(password), now],
    );
    return password;
  }

  async remove(account: string): Promise<void> {
    await this.pool.query('delete from access.password where account = $1', [account]);
  }
}

const randomGroup = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
