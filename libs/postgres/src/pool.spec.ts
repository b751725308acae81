import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { Pool } from './index.js';
import { startTestPostgres, type TestPostgres } from './testing/index.js';

describe('A pool', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startTestPostgres();
  });
  afterAll(() => postgres.stop());

  const used = async (connections: number) => {
    const pool = new Pool({ connectionString: postgres.url, max: connections });
    const closed: pg.PoolClient[] = [];
    pool.on('remove', (client) => closed.push(client));
    await Promise.all(Array.from({ length: connections }, () => pool.query('select pg_sleep(0.01)')));
    return { pool, closed };
  };

  test('has ended only when each of its connections is closed', async () => {
    const { pool, closed } = await used(5);
    await pool.end();
    expect(closed).toHaveLength(5);
  });

  test('that nobody used ends at once', async () => {
    await new Pool({ connectionString: postgres.url }).end();
  });

  test('ends after its server did', async () => {
    const errors: Error[] = [];
    const pool = new Pool({ connectionString: postgres.url }, (error) => errors.push(error));
    await pool.query('select');
    await postgres.restart();
    await pool.end();
    expect(errors).toHaveLength(1);
  });
});
