import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Clock } from '#configuration';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { RateLimits } from './index.js';

class TestClock extends Clock {
  current = Date.parse('2026-06-15T12:00:20.000Z');

  override now(): Date {
    return new Date(this.current);
  }
}

describe('Rate limits', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let clock: TestClock;
  let here: RateLimits;
  let there: RateLimits;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
  });
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });
  beforeEach(async () => {
    clock = new TestClock();
    [here, there] = await Promise.all([RateLimits.open(pool, clock, 10), RateLimits.open(pool, clock, 10)]);
    await pool.query('truncate rate_limit.taken');
  });
  afterEach(async () => {
    await here.close();
    await there.close();
  });
  const take = (limits: RateLimits, key: string, times: number): readonly boolean[] =>
    Array.from({ length: times }, () => limits.take(key).isAllowed);
  const exchange = async (): Promise<void> => {
    for (const limits of [here, there, here, there]) await limits.exchange();
  };

  test('let nobody ask more often than so, and say what is left and until when', () => {
    expect(here.take('anna')).toEqual({ isAllowed: true, left: 9, seconds: 40 });
    expect(take(here, 'anna', 10)).toEqual([...Array<boolean>(9).fill(true), false]);
    expect(here.take('anna')).toEqual({ isAllowed: false, left: 0, seconds: 40 });
    expect(here.take('ben')).toMatchObject({ isAllowed: true, left: 9 });
  });

  test('begin anew with the minute', () => {
    take(here, 'anna', 11);
    clock.current += 39_999;
    expect(here.take('anna')).toMatchObject({ isAllowed: false, seconds: 1 });
    clock.current += 1;
    expect(here.take('anna')).toEqual({ isAllowed: true, left: 9, seconds: 60 });
  });

  test('count what was asked for elsewhere, too', async () => {
    take(here, 'anna', 6);
    take(there, 'anna', 3);
    await exchange();
    expect(there.take('anna')).toMatchObject({ isAllowed: true, left: 0 });
    expect(there.take('anna')).toMatchObject({ isAllowed: false, left: 0 });
    take(here, 'anna', 1);
    await exchange();
    expect(here.take('anna')).toMatchObject({ isAllowed: false, left: 0 });
    expect(there.take('ben')).toMatchObject({ isAllowed: true, left: 9 });
  });

  test('count everything once, however often it is exchanged, and what comes meanwhile', async () => {
    take(here, 'anna', 2);
    const exchanged = here.exchange();
    take(here, 'anna', 3);
    await exchanged;
    await exchange();
    const { rows } = await pool.query('select count from rate_limit.taken');
    expect(rows).toEqual([{ count: 5 }]);
    expect(here.take('anna')).toMatchObject({ left: 4 });
  });

  test('go on alone without the database', async () => {
    const lost = new Pool({ connectionString: await postgres.createDatabase() });
    const alone = await RateLimits.open(lost, clock, 10);
    await lost.end();
    take(alone, 'anna', 10);
    await alone.exchange();
    expect(alone.take('anna')).toMatchObject({ isAllowed: false });
    await alone.close();
  });

  test('forget minutes that are over', async () => {
    take(here, 'anna', 1);
    await here.exchange();
    clock.current += 180_000;
    take(here, 'anna', 1);
    await here.exchange();
    const { rows } = await pool.query<{ minute: number }>('select minute from rate_limit.taken');
    expect(rows).toEqual([{ minute: Math.floor(clock.current / 60_000) }]);
  });
});
