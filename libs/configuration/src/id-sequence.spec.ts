import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { IdSequence } from './index.js';

describe('Id sequence', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
  });
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });
  const at = '2026-05-01T00:00:00.000Z';

  test('is set up by several processes at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => IdSequence.open(pool)));
  });

  test('numbers each kind for itself, with the year of the command', async () => {
    const ids = await IdSequence.open(pool);
    expect(await ids.idFor('request', { commandId: randomUUID(), at })).toBe('TA-2026-000001');
    expect(await ids.idFor('contribution', { commandId: randomUUID(), at })).toBe('VC-2026-000001');
    expect(await ids.idFor('request', { commandId: randomUUID(), at: '2027-01-01T00:00:00.000Z' })).toBe(
      'TA-2027-000002',
    );
  });

  test('gives the same command the same id, also when it comes many times at once', async () => {
    const ids = await IdSequence.open(pool);
    const command = { commandId: randomUUID(), at };
    const given = await Promise.all(Array.from({ length: 8 }, () => ids.idFor('request', command)));
    expect(new Set([...given, await ids.idFor('request', command)]).size).toBe(1);
  });

  test('gives each command an id of its own', async () => {
    const ids = await IdSequence.open(pool);
    const given = await Promise.all(
      Array.from({ length: 50 }, () => ids.idFor('contribution', { commandId: randomUUID(), at })),
    );
    expect(new Set(given).size).toBe(50);
  });
});
