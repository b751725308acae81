import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { Pool } from '#postgres';
import { StoreUnavailable } from '../errors.js';
import { backOff } from '../back-off.js';
import { asStoreError, poolConfig, types } from './connection.js';
import type { Statement } from './statements.js';

/** A statement whose answer was lost is sent again for so long. */
const resendForMs = 2_000;

/** Sends prepared statements over a pool of connections that mends itself. */
export class Database {
  readonly #pool: Pool;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor(connectionString: string, poolSize: number) {
    this.#pool = new Pool(poolConfig(connectionString, poolSize));
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Sends the same again when it is not known what became of it: a read changes nothing, and the command's id makes
   * that safe for an append. Errors: StoreUnavailable; those of the statement itself as they are.
   */
  async rows<Row extends unknown[]>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    const giveUpAt = performance.now() + resendForMs;
    for (let attempt = 0; ; attempt++) {
      if (this.#isClosed) throw new StoreUnavailable('the event store is closed');
      try {
        return await this.#query<Row>({ ...statement, values, rowMode: 'array', types });
      } catch (error) {
        const storeError = asStoreError(error);
        if (!(storeError instanceof StoreUnavailable) || performance.now() > giveUpAt) throw storeError;
        await pause(backOff(attempt, 20, 500));
      }
    }
  }

  /** Waits for the statements under way: the pool would leave those that wait for a connection without an answer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    await this.#pool.end();
  }

  async #query<Row extends unknown[]>(config: pg.QueryArrayConfig<unknown[]>): Promise<Row[]> {
    const query = this.#pool.query<Row, unknown[]>(config);
    this.#underWay.add(query);
    try {
      return (await query).rows;
    } finally {
      this.#underWay.delete(query);
    }
  }
}
