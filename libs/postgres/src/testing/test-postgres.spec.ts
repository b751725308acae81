import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startChild } from './child.js';
import { startTestPostgres, type TestPostgres } from './index.js';

const ask = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client(url);
  await client.connect();
  // What a statement gives is compared by the tests.
  return client
    .query(text)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
};

describe('A test server', () => {
  let postgres: TestPostgres;
  beforeEach(async () => {
    postgres = await startTestPostgres();
  });
  afterEach(() => postgres.stop());

  test('gives databases apart from each other and keeps them over a restart', async () => {
    const [first, second] = [await postgres.createDatabase(), await postgres.createDatabase()];
    await ask(first, "create table noted as select 'kept' as word");
    await postgres.restart();
    expect(await ask(first, 'select * from noted')).toEqual([{ word: 'kept' }]);
    await expect(ask(second, 'select * from noted')).rejects.toThrow('does not exist');
  });
});

describe('A test process that is killed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-killed-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('leaves neither its server nor its folder', async () => {
    const file = 'libs/postgres/src/testing/test-server-process.ts';
    const child = startChild(file, [], { TMPDIR: folder });
    // The line that test-server-process.ts prints.
    const { url } = (await child.ready) as { url: string };
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(folder)).toHaveLength(1);
    await child.end('SIGKILL');
    // Polls: nobody tells us when a shell that is not ours has ended.
    while ((await readdir(folder)).length > 0) await sleep(20);
    await expect(ask(url, 'select')).rejects.toThrow('ECONNREFUSED');
  });
});
