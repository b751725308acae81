import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Database, DataDirectoryInUse, joinOrOpenDatabase, openDatabase } from './index.js';
import { pidIn, stopOrphan } from './orphan.js';
import { type Child, startChild } from './testing/child.js';
import { eventually } from './testing/eventually.js';

const instanceProcess = 'libs/postgres/src/testing/instance-process.ts';

// Processes come and go, on a machine that may be busy.
jest.setTimeout(60_000);

let directory: string;
let started: Child[];
let opened: Database[];

/** Making a cluster takes longest, so most tests get a copy of one. */
let template: string;

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'techcoop-data-'));
  await (await openDatabase({ dataDirectory: template })).stop();
});

afterAll(() => rm(template, { recursive: true }));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'techcoop-data-'));
  // cp rather than Node: as root, the cluster must keep its owner.
  execFileSync('cp', ['-a', `${template}/.`, directory]);
  started = [];
  opened = [];
});

afterEach(async () => {
  for (const child of started) await child.end('SIGKILL');
  for (const database of opened) await database.stop();
  await stopOrphan(join(directory, 'postgres'), () => undefined);
  // An initdb whose techcoop was killed may still be writing.
  await rm(directory, { recursive: true, maxRetries: 20 });
});

const start = (...args: string[]) => {
  const child = startChild(instanceProcess, [directory, ...args]);
  started.push(child);
  // The shape that instance-process.ts prints.
  return { ...child, ready: child.ready as Promise<{ url: string; joined: boolean }> };
};

const open = async () => {
  const database = await openDatabase({ dataDirectory: directory });
  opened.push(database);
  return database;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  // What a statement gives is compared by the tests.
  return client
    .query(text)
    .then(({ rows }) => rows as unknown[])
    .finally(() => client.end());
};

const serverPid = () => pidIn(join(directory, 'postgres'));

/** Not as a zombie: in a container nobody may collect them. */
const lives = (pid: number) =>
  !/^(Z.*)?$/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());

/** There is no event for somebody else's process. */
const soon = (holds: () => Promise<boolean> | boolean): Promise<void> => eventually(holds, 20_000);

describe('The embedded database', () => {
  test('serves on loopback only, waits for the disk, and asks for its password', async () => {
    const { url, directory: cluster } = await open();
    expect(cluster).toBe(join(directory, 'postgres'));
    expect(
      await query(
        url,
        "select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories', 'fsync', 'password_encryption') order by name",
      ),
    ).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select')).rejects.toThrow('password authentication failed');
  });

  test('keeps its password where only its owner reads', async () => {
    const { url } = await open();
    for (const file of ['postgres-password', 'instance.json']) {
      expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
    }
    expect(url).toContain((await readFile(join(directory, 'postgres-password'), 'utf8')).trim());
  });

  test('keeps what was written when it is stopped and started again', async () => {
    const first = await open();
    await query(first.url, "create table noted as select 'kept' as word");
    await first.stop();
    const second = await open();
    expect(await query(second.url, 'select * from noted')).toEqual([{ word: 'kept' }]);
  });

  test('comes up again under its URL when its server is killed', async () => {
    const { url } = await open();
    await query(url, "create table noted as select 'kept' as word");
    const pid = serverPid();
    process.kill(pid ?? 0, 'SIGKILL');
    await soon(() =>
      query(url, 'select').then(
        () => serverPid() !== pid,
        () => false,
      ),
    );
    expect(await query(url, 'select * from noted')).toEqual([{ word: 'kept' }]);
  });

  test('is not started when a server of your own is named', async () => {
    const before = await readdir(directory);
    const database = await openDatabase({ dataDirectory: directory, databaseUrl: 'postgres://elsewhere/techcoop' });
    expect(database).toMatchObject({ url: 'postgres://elsewhere/techcoop', directory: undefined });
    expect(await readdir(directory)).toEqual(before);
  });

  test('says so when the data directory cannot be one', async () => {
    await writeFile(join(directory, 'file'), '');
    await expect(openDatabase({ dataDirectory: join(directory, 'file/data') })).rejects.toThrow('TECHCOOP_DATA');
  });
});

describe('A second instance on the same data directory', () => {
  test('says which process has it and stops', async () => {
    const first = start();
    await first.ready;
    await expect(start().ready).rejects.toThrow(`already running on ${directory} (process ${first.pid})`);
    await expect(openDatabase({ dataDirectory: directory })).rejects.toBeInstanceOf(DataDirectoryInUse);
  });

  test('learns where the first one answers', async () => {
    const { announce, url } = await open();
    await announce({ httpPort: 4711 });
    const joined = await joinOrOpenDatabase({ dataDirectory: directory });
    expect(joined).toMatchObject({ url, joined: { pid: process.pid, httpPort: 4711 } });
  });

  test('starts a server of its own when it is a command line and nobody is there', async () => {
    const child = start('join');
    expect(await child.ready).toMatchObject({ joined: false });
  });
});

describe('A killed techcoop', () => {
  test('leaves a server that the next start replaces, with everything acknowledged', async () => {
    const killed = start();
    const { url } = await killed.ready;
    await query(url, 'create table noted (number int)');
    for (let number = 0; number < 20; number++) await query(url, `insert into noted values (${number})`);
    const orphan = serverPid() ?? 0;
    await killed.end('SIGKILL');
    expect(lives(orphan)).toBe(true);
    const next = await open();
    expect(lives(orphan)).toBe(false);
    expect(await query(next.url, 'select count(*)::int from noted')).toEqual([{ count: 20 }]);
  });

  test('may take its server with it', async () => {
    const killed = start();
    const { url } = await killed.ready;
    await query(url, "create table noted as select 'kept' as word");
    const orphan = serverPid() ?? 0;
    await killed.end('SIGKILL');
    process.kill(orphan, 'SIGKILL');
    expect(await query((await open()).url, 'select * from noted')).toEqual([{ word: 'kept' }]);
  });

  test('may have been killed when its server had only begun to say that it runs', async () => {
    await (await open()).stop();
    await writeFile(join(directory, 'postgres/postmaster.pid'), '');
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  describe('whose server has gone, and whose pid belongs to somebody else by now', () => {
    let other: ChildProcess;
    beforeEach(async () => {
      await (await openDatabase({ dataDirectory: directory })).stop();
      other = spawn('sleep', ['60'], { cwd: tmpdir() });
    });
    afterEach(() => {
      other.kill('SIGKILL');
    });

    test('does not hinder the next start, which leaves that process alone', async () => {
      await writeFile(join(directory, 'postgres/postmaster.pid'), `${other.pid}\n${directory}/postgres\n`);
      expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(lives(other.pid ?? 0)).toBe(true);
    });
  });
});

describe('The very first start on a data directory', () => {
  beforeEach(() => rm(directory, { recursive: true }));

  test('happens once, also when three do it at the same moment', async () => {
    const outcomes = await Promise.allSettled([start().ready, start().ready, start().ready]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is joined by a command line that comes while it goes on', async () => {
    const first = start();
    // Written under the lock.
    await soon(() => existsSync(join(directory, 'postgres-password')));
    const joined = await joinOrOpenDatabase({ dataDirectory: directory });
    expect(joined.joined).toMatchObject({ pid: first.pid });
    expect(joined.url).toBe((await first.ready).url);
    await joined.stop();
    expect(await query(joined.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.each([150, 500, 900])('may be killed after %i ms', async (delay) => {
    const killed = start();
    // The moment is the point: before, in, or after the making of the cluster.
    await sleep(delay);
    await killed.end('SIGKILL');
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('makes a half-made cluster anew', async () => {
    await mkdir(join(directory, 'postgres.unfinished-x/base'), { recursive: true });
    await writeFile(join(directory, 'postgres.unfinished-x/PG_VERSION'), '18\n');
    expect(await query((await open()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('An instance that gets %s', (signal) => {
  test('leaves no server and no description, and the directory to the next one', async () => {
    const child = start();
    await child.ready;
    const server = serverPid() ?? 0;
    expect(lives(server)).toBe(true);
    expect(await child.end(signal)).toBe(0);
    expect(lives(server)).toBe(false);
    expect(await readdir(directory)).not.toContain('instance.json');
    await open();
  });
});
