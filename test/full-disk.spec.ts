import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { readConfiguration } from '#configuration';
import type { Recorded } from '#event-sourcing';
import { type Desk, openDesk } from '../apps/desk/src/desk.js';
import { servicesIn } from '../apps/api/src/testing/keys.js';

// PostgreSQL comes and goes, on a machine that may be busy.
jest.setTimeout(120_000);

const MEGABYTE = 1024 * 1024;
/** Room for a new cluster and some of its log. */
const SIZE = 160 * MEGABYTE;

/** A small disk in memory. */
const mount = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'techcoop-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', directory], { stdio: 'ignore' });
    return directory;
  } catch (error) {
    rmdirSync(directory);
    throw error;
  }
};

const unmount = (directory: string): void => {
  execFileSync('umount', [directory]);
  rmdirSync(directory);
};

const mayMount = (): boolean => {
  try {
    unmount(mount());
    return true;
  } catch {
    return false;
  }
};

const testWithDisk = mayMount() ? test : test.skip;

describe('A disk that fills (not run where no tmpfs may be mounted: that needs root)', () => {
  let disk: string;
  let data: string;
  let ballast: string;
  beforeAll(() => {
    disk = mount();
    data = join(disk, 'data');
    ballast = join(disk, 'ballast');
  });
  afterAll(() => unmount(disk));

  /** Fills the disk until so much is left. */
  const fill = (left: number): void => {
    const { bavail, bsize } = statfsSync(disk);
    try {
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - left), { flag: 'a' });
    } catch (error) {
      // PostgreSQL took the last of it in the meantime.
      if (!String(error).includes('ENOSPC')) throw error;
    }
  };

  let desk: Desk;
  let donors = 0;
  let authorization = '';
  afterEach(async () => {
    rmSync(ballast, { force: true });
    await desk?.close();
  });

  const open = async (floorMegabytes: number): Promise<void> => {
    const environment = { TECHCOOP_DATA: data, DISK_FLOOR_MEGABYTES: String(floorMegabytes) };
    desk = await openDesk(readConfiguration({ ...environment, HTTP_PORT: '0', LOG_LEVEL: 'silent' }));
    authorization ||= (await servicesIn(desk.runtime))('/donors');
  };

  const serverPid = (): string | undefined =>
    readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];

  const get = (path: string): Promise<number> =>
    fetch(`${desk.url}${path}`, { headers: { authorization } }).then(({ status }) => status);

  /** What does not shrink when it is stored, so that the disk is felt. */
  const register = async (key: string, donorId: string): Promise<Readonly<{ status: number; code: unknown }>> => {
    const headers = { 'content-type': 'application/json', authorization, 'idempotency-key': key };
    const name = randomBytes(100).toString('base64');
    const body = JSON.stringify({ donorId, name, type: 'government', country: 'NO' });
    const answer = await fetch(`${desk.url}/api/v1/donors`, { method: 'POST', headers, body });
    const { code } = (await answer.json()) as { code?: unknown };
    return { status: answer.status, code };
  };
  const registerAnother = () => register(randomUUID(), `D-${(donors += 1)}`);

  const registered = async (): Promise<readonly string[]> => {
    const found: Recorded[] = [];
    const end = new AbortController();
    await desk.runtime.store.subscribe({
      signal: end.signal,
      handle: async ({ events, caughtUp }) => {
        found.push(...events);
        if (caughtUp) end.abort();
      },
    });
    return found.map(({ stream }) => stream);
  };

  testWithDisk('is met by a floor: commands are refused, views go on, and with room so do commands', async () => {
    await open(32);
    expect(await registerAnother()).toMatchObject({ status: 201 });
    fill(16 * MEGABYTE);
    while ((await registerAnother()).code !== 'DiskAlmostFull') await pause(50); // it looks once a second
    expect([await get('/api/v1/donors'), await get('/api/v1/pipeline')]).toEqual([200, 200]);
    rmSync(ballast);
    while ((await registerAnother()).status !== 201) await pause(50);
  });

  testWithDisk(
    'stops the database until there is room; then it comes up by itself, with all that was acknowledged',
    async () => {
      await open(0);
      const given = new Map<string, Readonly<{ donorId: string; acknowledged: boolean }>>();
      const statuses = new Set<number>();
      const give = async (key: string, donorId: string): Promise<void> => {
        const { status } = await register(key, donorId);
        statuses.add(status);
        given.set(key, { donorId, acknowledged: status === 201 });
      };
      for (let n = 0; n < 20; n += 1) await give(randomUUID(), `BEFORE-${n}`);

      const ended = serverPid();
      while (!statuses.has(503)) {
        fill(0); // a server that came up again may have made room
        await needNewLogFile(desk);
        await give(randomUUID(), `MEANWHILE-${given.size}`);
      }
      // Long enough for several attempts to come up without room.
      for (const until = performance.now() + 3_000; performance.now() < until; await pause(100))
        await give(randomUUID(), `WITHOUT-${given.size}`);
      expect(await get('/health/ready')).toBe(503);
      const lost = [...given].filter(([, { acknowledged }]) => !acknowledged);
      expect(lost).not.toEqual([]);

      rmSync(ballast);
      while ((await get('/health/ready')) !== 200) await pause(100);
      expect(statuses).toEqual(new Set([201, 503]));
      expect(serverPid()).not.toBe(ended);
      const donorsOf = (commands: typeof lost) => commands.map(([, { donorId }]) => `donor-${donorId}`);
      const kept = await registered();
      for (const donor of donorsOf([...given].filter(([, { acknowledged }]) => acknowledged)))
        expect(kept.filter((stream) => stream === donor)).toHaveLength(1);

      for (const [key, { donorId }] of lost) await give(key, donorId);
      expect((await registered()).filter((stream) => /^donor-(?!D-)/.test(stream)).toSorted()).toEqual(
        donorsOf([...given]).toSorted(),
      );
    },
  );
});

/**
 * Has PostgreSQL end its files of the write-ahead log until it needs one for which there is no room: the next commit then
 * panics. Not always: two processes that make the file at once take the room from each other, and it is there again.
 */
const needNewLogFile = async ({ runtime }: Desk): Promise<void> => {
  const { connectionString } = runtime.pool.options;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (;;) await client.query(`select pg_logical_emit_message(true, 'test', 'x'), pg_switch_wal()`);
  } catch {
    // It is full, or down by now.
  } finally {
    await client.end().catch(() => undefined);
  }
};
