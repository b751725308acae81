import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Pool, readBytes } from './index.js';
import { startTestPostgres, type TestPostgres } from './testing/index.js';

describe('Bytes read by COPY', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: postgres.url, max: 1 });
  });
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  test.each([0, 1, 100, 70_000, 3_000_000])('are as they are stored: %d of them', async (length) => {
    const bytes = Buffer.from(Array.from({ length }, (_, n) => n % 251));
    await pool.query('create temp table held as select $1::bytea as bytes', [bytes]);
    expect((await readBytes(pool, 'select bytes from held'))?.equals(bytes)).toBe(true);
    await pool.query('drop table held');
  });

  test('are undefined where there is no row, or nothing in it', async () => {
    expect(await readBytes(pool, `select ''::bytea where false`)).toBeUndefined();
    expect(await readBytes(pool, 'select null::bytea')).toBeUndefined();
  });

  test('cannot be read by a wrong statement, and the pool goes on', async () => {
    await expect(readBytes(pool, 'select nothing')).rejects.toThrow('nothing');
    expect(await readBytes(pool, `select '\\x00ff'::bytea`)).toEqual(Buffer.from([0, 255]));
  });
});
