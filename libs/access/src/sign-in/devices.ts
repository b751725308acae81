import type { Pool } from 'pg';
import { hashOf, newToken } from '../token.js';

const LONGEST_MS = 180 * 24 * 3_600_000;
const MOST_DEVICES = 20;

export const DEVICE_SECONDS = LONGEST_MS / 1000;

/** Where somebody signed in before, as the browser remembers it (OWASP: device cookies). It proves nothing. */
export class Devices {
  constructor(private readonly pool: Pool) {}

  async isKnown(account: string, token: string | undefined, now: Date): Promise<boolean> {
    if (token === undefined) return false;
    const { rowCount } = await this.pool.query(
      'select from access.device where token_hash = $1 and account = $2 and expires_at > $3',
      [hashOf(token), account, now],
    );
    return rowCount === 1;
  }

  /** A new one each time: one that was copied is of no use for long. `before`: the one that it replaces. */
  async remember(account: string, before: string | undefined, now: Date): Promise<string> {
    const token = newToken();
    await this.pool.query('insert into access.device (token_hash, account, expires_at) values ($1, $2, $3)', [
      hashOf(token),
      account,
      new Date(now.getTime() + LONGEST_MS),
    ]);
    await this.pool.query(
      `delete from access.device where (token_hash = $1 and account = $2) or expires_at <= $3
       or token_hash in (select token_hash from access.device where account = $2 order by expires_at desc offset ${MOST_DEVICES})`,
      [before === undefined ? null : hashOf(before), account, now],
    );
    return token;
  }

  async forgetAll(account: string): Promise<void> {
    await this.pool.query('delete from access.device where account = $1', [account]);
  }
}
