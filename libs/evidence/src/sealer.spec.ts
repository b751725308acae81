import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { program, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { DailySealing, EvidenceUnusable, openSealFiles, signingKeyIn, verifyLog } from './index.js';
import { sealFileName, sealFilesIn } from './seal-file.js';
import { SigningKey } from './seal-keys.js';
import { sealHash } from './seal.js';
import { anEvent, LogUnderTest } from './testing/log-under-test.js';

describe('Sealing', () => {
  let postgres: TestPostgres;
  let log: LogUnderTest;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    log = await LogUnderTest.open(await postgres.createDatabase());
  }, 60_000);
  beforeEach(() => log.begin());
  afterAll(async () => {
    await log?.close();
    await postgres?.stop();
  });

  let streams = 0;
  const happen = (count = 3) =>
    log.append({ [`request-${++streams}`]: Array.from({ length: count }, (_, n) => anEvent({ n })) });
  const made = async () => (await log.seals.all()).map(({ seal }) => seal).filter((seal) => seal !== undefined);

  test('covers what came since the seal before, and is chained to it', async () => {
    await happen(3);
    await log.seal();
    await happen(2);
    await log.seal();
    const [first, second] = await made();
    expect([first?.number, first?.after, first?.count, first?.previous]).toEqual([1, null, 3, null]);
    expect(second).toMatchObject({ number: 2, after: first?.upTo, count: 2, upTo: await log.store.head() });
    expect(second?.previous).toBe(first && sealHash(first));
    expect((await sealFilesIn(log.directory)).map(({ number }) => number)).toEqual([1, 2]);
    expect(await log.seals.unsealed(10)).toBe(0);
    await happen(4);
    expect(await log.seals.unsealed(10)).toBe(4);
  });

  test('of nothing new makes no seal', async () => {
    expect(await log.sealer().seal()).toEqual({ newest: undefined, isNew: false });
    await happen();
    await log.seal();
    expect(await log.sealer().seal()).toMatchObject({ newest: { number: 1 }, isNew: false });
    expect(await made()).toHaveLength(1);
  });

  test('by several processes at once makes one seal', async () => {
    const other = await LogUnderTest.open(log.url);
    try {
      await happen();
      const sealers = Array.from({ length: 8 }, (_, n) => log.sealer({ seals: n % 2 ? log.seals : other.seals }));
      await Promise.all(sealers.map((sealer) => sealer.seal()));
      expect(await made()).toHaveLength(1);
      expect(await log.verify([log.directory])).toMatchObject({ whole: true, seals: 1, sealFiles: 1, unsealed: 0 });
    } finally {
      await other.close();
    }
  });

  test('lets the database decide who was first, should two be at it all the same', async () => {
    await happen();
    await log.seal();
    const [seal] = await made();
    expect(seal && (await log.seals.add({ ...seal, count: 99 }))).toBe(false);
    expect(await made()).toEqual([seal]);
  });

  test('is never dated before the seal before, when the clock was set back', async () => {
    await happen();
    await log.seal();
    log.clock.current = new Date('2020-01-01T00:00:00.000Z');
    await happen();
    await log.seal();
    log.clock.current = new Date('2026-06-01T12:00:00.000Z');
    const [first, second] = await made();
    expect(second?.at).toBe(first?.at);
    expect(await log.verify()).toMatchObject({ whole: true, seals: 2 });
  });

  test('writes the file of a seal whose process was killed before it', async () => {
    await happen();
    await log.seal();
    await rm(log.directory, { recursive: true });
    await happen();
    await log.seal();
    expect((await sealFilesIn(log.directory)).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('writes no file of what is no longer what was sealed', async () => {
    await happen();
    await log.seal();
    await rm(log.directory, { recursive: true });
    await log.intruder.query(`delete from event_store.event where revision = 2`);
    await expect(log.seal()).rejects.toThrow('the log no longer holds what seal 1 was made of');
    expect(await readdir(log.directory)).toEqual([]);
  });

  test('puts nothing on a seal of somebody else', async () => {
    await happen();
    const stranger = new SigningKey(generateKeyPairSync('ed25519').privateKey);
    await log.sealer({ key: stranger }).seal();
    await happen();
    await expect(log.seal()).rejects.toThrow(
      'the newest seal in the database, 1, is signed by a key that is not accepted',
    );
    await log.intruder.query(`update evidence.seal set document = '{}'`);
    await expect(log.seal()).rejects.toThrow('row 1 of the table evidence.seal holds no seal');
    expect(await log.seals.all()).toHaveLength(1);
  });

  test('puts nothing in the place of seals that were exported and are gone', async () => {
    for (let n = 0; n < 2; n++) {
      await happen();
      await log.seal();
    }
    await happen();
    await log.intruder.query('delete from evidence.seal where number = 2');
    await expect(log.seal()).rejects.toThrow('was made after the newest seal in the database, or instead of it');
    await log.intruder.query('delete from evidence.seal');
    await expect(log.seal()).rejects.toThrow(EvidenceUnusable);
    // As after a restore that is known of: the files are put aside.
    await rename(log.directory, `${log.directory}-aside`);
    await log.seal();
    await rm(`${log.directory}-aside`, { recursive: true });
    expect(await made()).toMatchObject([{ number: 1, count: 9 }]);
  });

  test('of another log’s seals is refused', async () => {
    await happen();
    await log.seal();
    const id = '00000000-0000-4000-8000-000000000000';
    await expect(
      log
        .sealer({ store: { storeId: id, stored: () => Promise.resolve([]), head: () => Promise.resolve(undefined) } })
        .seal(),
    ).rejects.toThrow('are of another log');
  });

  test('killed again and again in the middle leaves seals and files whole', async () => {
    const file = program('libs/evidence/src/testing/sealing-process.ts');
    const keyFile = join(log.directory, '..', `key-${process.pid}.pem`);
    const start = (): ChildProcess =>
      spawn(process.execPath, [file, log.url, keyFile, log.directory], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
    try {
      for (let round = 0; round < 6; round++) {
        const child = start();
        await once(child.stdout ?? child, 'data');
        const before = (await log.seals.all()).length;
        const enough = before + 2 + round;
        while ((await log.seals.all()).length < enough) await happen(20);
        // Somewhere in what it does next.
        await pause(round * 3);
        child.kill('SIGKILL');
        await once(child, 'close');
        await happen();
      }
      const key = await signingKeyIn(keyFile, { make: false });
      // The server may still take the killed one for alive.
      while (!(await log.sealer({ key }).seal())) await pause(20);
      const { seals, store, directory } = log;
      const all = await made();
      expect(all.map(({ number }) => number)).toEqual(all.map((_, n) => n + 1));
      expect((await readdir(directory)).toSorted()).toEqual(all.map(sealFileName).toSorted());
      const files = await openSealFiles([directory]);
      expect(await verifyLog({ store, seals, files, accepted: key.accepted })).toMatchObject({
        whole: true,
        seals: all.length,
        sealFiles: all.length,
        unsealed: 0,
      });
    } finally {
      await rm(keyFile, { force: true });
    }
  }, 120_000);

  describe('by the day', () => {
    const said: string[] = [];
    const logger = { info: (text: string) => said.push(text), warn: (text: string) => said.push(text) };
    const runningWhile = async (until: () => Promise<boolean>, looks = 3): Promise<void> => {
      const sealer = log.sealer();
      const looked: Promise<unknown>[] = [];
      const seal: typeof sealer.seal = (isDue) => {
        const look = sealer.seal(isDue);
        looked.push(look);
        return look;
      };
      // The same sealer, with a look at how often it was asked.
      const watched = Object.assign(log.sealer(), { seal });
      const daily = new DailySealing({ sealer: watched, clock: log.clock, logger, every: 5 });
      daily.start();
      while (!(await until())) await pause(5);
      const before = looked.length;
      while (looked.length < before + looks) await pause(5);
      await daily.stop();
    };
    const always = () => Promise.resolve(true);
    const count = async () => (await log.seals.all()).length;
    const on = (time: string) => (log.clock.current = new Date(time));

    beforeEach(() => {
      on('2026-06-01T09:00:00.000Z');
      said.length = 0;
    });

    test('makes one seal a day, and none on a day when nothing happened', async () => {
      await happen();
      await runningWhile(async () => (await count()) === 1);
      await happen();
      on('2026-06-01T23:59:59.999Z');
      await runningWhile(always);
      expect(await count()).toBe(1);
      on('2026-06-02T00:00:00.000Z');
      await runningWhile(async () => (await count()) === 2);
      on('2026-06-03T00:00:00.000Z');
      await runningWhile(always);
      expect((await made()).map(({ at }) => at)).toEqual(['2026-06-01T09:00:00.000Z', '2026-06-02T00:00:00.000Z']);
      expect(said).toEqual(['sealed 3 events in seal 1', 'sealed 3 events in seal 2']);
    });

    test('makes it as soon as it runs again, when nothing ran at midnight', async () => {
      await happen();
      await log.seal();
      await happen();
      on('2026-06-05T14:00:00.000Z');
      await runningWhile(async () => (await count()) === 2);
      expect((await made()).at(-1)?.at).toBe('2026-06-05T14:00:00.000Z');
    });

    test('goes on once a day after a seal was dated in the future by a wrong clock', async () => {
      on('2031-01-01T00:00:00.000Z');
      await happen();
      await log.seal();
      on('2026-06-01T09:00:00.000Z');
      await happen();
      await runningWhile(async () => (await count()) === 2);
      expect((await made()).map(({ at }) => at.slice(0, 4))).toEqual(['2031', '2031']);
    });

    test('says once why no seal could be made, and makes it when it can', async () => {
      await happen();
      await writeFile(log.directory, 'no directory');
      await chmod(log.directory, 0o600);
      await runningWhile(() => Promise.resolve(said.length > 0));
      expect(said).toEqual([expect.stringContaining('no seal could be made: the directory of seals')]);
      await rm(log.directory);
      await runningWhile(async () => (await count()) === 1);
      expect(await sealFilesIn(log.directory)).toHaveLength(1);
    });

    test('waits for a database that is not there', async () => {
      await happen();
      await postgres.restart();
      await runningWhile(async () => (await count().catch(() => 0)) === 1);
    }, 30_000);
  });
});
