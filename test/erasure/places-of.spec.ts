import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serialize } from 'node:v8';
import { Pool } from '#postgres';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { placesOf } from './places-of.js';

describe('The search for a text in a database', () => {
  const text = 'Amina “Dïallo” 27';
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    await pool.query('create schema hidden');
  }, 60_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  const bytes = Buffer.from(text);
  test.each([
    ['text', text],
    ['json', JSON.stringify({ deep: [{ name: text }] })],
    ['jsonb', JSON.stringify({ deep: [{ name: text }] })],
    ['text[]', [text]],
    ['bytea', bytes],
    ['bytea', serialize({ deep: [{ name: text }] })],
    ['bytea', serialize({ deep: [{ name: 'Amina Dïallo' }] })],
    ['bytea', Buffer.concat([Buffer.from([1]), bytes, Buffer.from([2])])],
    ['text', bytes.toString('base64')],
    ['text', Buffer.concat([Buffer.from('x'), bytes]).toString('base64')],
    ['text', Buffer.concat([Buffer.from('xy'), bytes, Buffer.from('z')]).toString('base64')],
  ])('finds it in a column of %s: %s', async (type, value) => {
    await pool.query(`create table hidden.planted (id integer, planted ${type})`);
    await pool.query('insert into hidden.planted values (1, $1)', [value]);
    expect((await placesOf(pool, [text, 'Amina Dïallo'])).map((place) => place.split(':')[0])).toContain(
      'hidden.planted',
    );
    await pool.query('drop table hidden.planted');
    expect(await placesOf(pool, [text])).toEqual([]);
  });
});
