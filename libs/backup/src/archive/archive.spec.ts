import { randomBytes } from 'node:crypto';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { issuedIds } from '#configuration';
import { logTables } from '#event-store';
import { keyTables } from '#personal-data';
import type { Runtime } from '#runtime';
import { Archive, BackupRefused } from '../index.js';
import { otherTables } from '../back-up.js';
import { Surroundings, aPerson, submit, usingClient } from '../system.samples.js';

jest.setTimeout(120_000);

describe('An archive', () => {
  let around: Surroundings;
  let url: string;
  let system: Runtime;
  let backup: Archive;
  let bytes: Buffer;
  beforeAll(async () => {
    around = await Surroundings.open();
    url = await around.old.createDatabase();
    system = await around.system(url);
    const person = aPerson();
    await submit(system, person);
    backup = await around.backUp(url, system.store);
    bytes = await readFile(backup.path);
  });
  afterAll(() => around?.close());

  const opening = async (content: Buffer | string, kind: 'backup' | 'keys' = 'backup') => {
    const path = around.file();
    await writeFile(path, content);
    return Archive.open(path, kind);
  };

  const damaged = async (content: Buffer): Promise<boolean> => {
    try {
      await opening(content);
      return false;
    } catch (error) {
      if (error instanceof BackupRefused) return true;
      throw error;
    }
  };

  test('of which any byte was changed is refused', async () => {
    const accepted: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      if (!(await damaged(changed))) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  test('that was cut off anywhere is refused', async () => {
    const path = around.file();
    await writeFile(path, bytes);
    for (let length = bytes.length - 1; length >= 0; length -= 1) {
      await truncate(path, length);
      await expect(Archive.open(path, 'backup')).rejects.toThrow(BackupRefused);
    }
  });

  test('that something was added to, or put in front of, is refused', async () => {
    for (const more of [Buffer.from('\n'), Buffer.from('x'), randomBytes(80)]) {
      expect(await damaged(Buffer.concat([bytes, more]))).toBe(true);
      expect(await damaged(Buffer.concat([more, bytes]))).toBe(true);
    }
    expect(await damaged(Buffer.concat([bytes, bytes]))).toBe(true);
  });

  test('says why it is refused', async () => {
    const [line = ''] = bytes.toString('latin1').split('\n');
    const later = line.replace('"format":1', '"format":2');
    await expect(Archive.open('/nowhere/at/all', 'backup')).rejects.toThrow('/nowhere/at/all cannot be read (ENOENT).');
    await expect(opening('{"some":"thing"}\nelse')).rejects.toThrow('is no backup of techcoop.');
    await expect(opening(randomBytes(3_000_000))).rejects.toThrow('is no backup of techcoop.');
    await expect(opening(bytes, 'keys')).rejects.toThrow('is no file of keys of techcoop.');
    await expect(opening(`${later}\n`)).rejects.toThrow(
      'is of format 2, and this release of techcoop reads format 1: use the release that wrote it, or a newer one.',
    );
    await expect(opening(bytes.subarray(0, -1))).rejects.toThrow('is damaged: it was cut off, or changed since');
  });

  test('can be read without techcoop: a line of JSON, then what gzip compressed of COPY’s text', async () => {
    const end = bytes.indexOf('\n');
    expect(JSON.parse(bytes.subarray(0, end).toString())).toMatchObject({
      ...{ techcoop: 'backup', format: 1, storeId: system.store.storeId },
      about: { log: { epoch: 1, head: await system.store.head() }, issued: { 'id_sequence.request': 1 }, seal: null },
    });
    const body = gunzipSync(bytes.subarray(end + 1, bytes.lastIndexOf('\nsha256'))).toString();
    expect(body.split('\\.\n')).toHaveLength(backup.header.tables.length + 1);
    expect(body).toContain('RequestSubmitted');
  });

  test('can be read by its owner only', async () => {
    expect((await stat(backup.path)).mode & 0o777).toBe(0o600);
  });

  test('has the rows of every table, in turn', async () => {
    const found = new Map<string, number>();
    await backup.readTables(async (table, rows) => {
      const lines = (await text(rows)).split('\n').length - 1;
      found.set(table, lines);
      return lines;
    });
    expect([...found]).toEqual(backup.header.tables.map(({ name, rows }) => [name, rows]));
  });

  test('of a backup holds every column of every table, but keys of persons, and what can be made anew', async () => {
    const columns = await usingClient(url, (client) =>
      client.query<{ column: string }>(
        `select format('%s.%s.%s', table_schema, table_name, column_name) as column from information_schema.columns
         where table_schema not in ('pg_catalog', 'information_schema') and table_schema not like 'read\\_model%'`,
      ),
    ).then(({ rows }) => rows.map(({ column }) => column));
    const held = [...logTables, ...otherTables].flatMap(({ name, columns: some }) =>
      some.map((one) => `${name}.${one}`),
    );
    const leftOut = [
      // Made anew.
      /^snapshot\./,
      /^(process|bullmq|audit|rate_limit)\./,
      // What proves who somebody is: after a restore it is given anew.
      /^access\./,
      // Told again by nobody: inboxes and what was to be sent begin anew with a restored log.
      /^notification\./,
      // What was found in one database says nothing of another.
      /^evidence\.verification\./,
      // Of each process and each database its own.
      /^event_store\.migration\./,
      // The log's id is in the header.
      /^event_store\.store\./,
      // Partitions of what is held.
      /^event_store\.event_(hot|cold)\./,
      // Sequences are in the header.
      ...issuedIds.sequences.map((name) => new RegExp(`^${name.replace('.', '\\.')}\\.`)),
      /^personal_data\.person_key\.(key|wrapped_by)$/,
    ];
    expect(columns.filter((one) => !leftOut.some((pattern) => pattern.test(one))).toSorted()).toEqual(held.toSorted());
  });

  test('of a backup holds no key', async () => {
    const { rows } = await system.pool.query<{ key: Buffer }>('select key from personal_data.person_key');
    const end = bytes.indexOf('\n');
    const body = gunzipSync(bytes.subarray(end + 1, bytes.lastIndexOf('\nsha256'))).toString();
    expect(rows).toHaveLength(1);
    for (const { key } of rows) expect(body).not.toContain(key.toString('hex'));
  });

  test('of keys holds every column of theirs', async () => {
    const columns = await usingClient(url, (client) =>
      client.query<{ column: string }>(
        `select format('%s.%s.%s', table_schema, table_name, column_name) as column from information_schema.columns
         where table_schema = 'personal_data'`,
      ),
    ).then(({ rows }) => rows.map(({ column }) => column));
    const held = keyTables.flatMap(({ name, columns: some }) => some.map((one) => `${name}.${one}`));
    expect(columns.toSorted()).toEqual(held.toSorted());
  });
});
