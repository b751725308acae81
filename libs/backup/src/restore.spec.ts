import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Position, PostgresEventStore } from '#event-store';
import { MasterKeys } from '#personal-data';
import { program } from '#postgres/testing';
import { ProjectionRunner, ReadModels } from '#read-models';
import { type Runtime, projections } from '#runtime';
import { Archive, BackupRefused, backUp, contentsOf, restore, writeFile as writeBackup } from './index.js';
import { Surroundings, contextOf, submit, usingClient, wholeLog } from './system.samples.js';

jest.setTimeout(180_000);

describe('A restored log', () => {
  let around: Surroundings;
  beforeAll(async () => {
    around = await Surroundings.open();
  });
  afterAll(() => around?.close());

  /** A system on the old server in which something has happened. */
  const lived = async (requests = 5) => {
    const url = await around.old.createDatabase();
    const system = await around.system(url);
    for (let n = 0; n < requests; n += 1) await submit(system);
    return { url, system };
  };

  const revived = async (...options: Parameters<Surroundings['restore']>) => {
    const { url, restored } = await around.restore(...options);
    return { url, restored, system: await around.system(url) };
  };

  /** Read models in another database than the log. */
  const projectingIn = async <T>(
    connectionString: string,
    { store }: Runtime,
    use: (parts: Readonly<{ readModels: ReadModels; runner: ProjectionRunner }>) => Promise<T>,
  ): Promise<T> => {
    const logger = { info: () => undefined, warn: () => undefined };
    const readModels = await ReadModels.open({ store, connectionString, projections });
    const runner = new ProjectionRunner({ store, connectionString, projections, logger });
    runner.start();
    try {
      return await use({ readModels, runner });
    } finally {
      await runner.stop();
      await readModels.close();
    }
  };

  const rowsOf = (url: string, text: string) =>
    usingClient(url, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

  const events = `select tx::text, position, revision, epoch, version, id, archived, stream, type, hash, data::text, metadata::text
                  from event_store.event order by event.epoch, event.tx, event.position`;
  const commands = `select tx::text, position, epoch, id, request_hash, answer::text from event_store.command order by id`;

  test('is the same to the byte, with its commands, and of the same store', async () => {
    const { url, system } = await lived();
    const [first] = await wholeLog(system.store);
    // It is on PostgreSQL here.
    expect(await (system.store as PostgresEventStore).archive(first?.stream ?? '')).toBe(true);
    const backup = await around.backUp(url, system.store);
    const { url: there } = await around.restore(backup);
    for (const query of [events, commands]) expect(await rowsOf(there, query)).toEqual(await rowsOf(url, query));
    expect(contentsOf(backup.header)).toBe(
      '5 events, 5 commands, 0 earlier restores, 5 ids, 0 persons, 0 erasures, 0 seals, 0 received files',
    );
    expect((await around.system(there)).store.storeId).toBe(system.store.storeId);
  });

  test('goes on after all old events, though its transactions have far lower numbers', async () => {
    const { url, system: old } = await lived();
    const { url: there, system } = await revived(await around.backUp(url, old.store));
    const { position } = await submit(system);
    const [highest, lowest] = await rowsOf(
      there,
      'select min(tx)::text as tx from event_store.event group by epoch order by epoch',
    ).then((rows) => rows.map(({ tx }) => BigInt(String(tx))));
    expect(lowest).toBeLessThan(highest ?? 0n);
    const log = await wholeLog(system.store);
    expect(log).toHaveLength(6);
    expect(log.at(-1)?.position).toBe(position);
    expect(log.map((event) => event.position)).toEqual(log.map((event) => event.position).toSorted());
    expect(await system.store.head()).toBe(position);
  });

  test('gives those who have seen a part of it the rest, and what comes, and nothing twice', async () => {
    const { url, system: old } = await lived(20);
    const seen = (await wholeLog(old.store)).slice(0, 7);
    const checkpoint = seen.at(-1)?.position;
    const { system } = await revived(await around.backUp(url, old.store));
    await submit(system);
    expect(await system.store.includes(checkpoint ?? '')).toBe(true);
    const rest = await wholeLog(system.store, checkpoint);
    expect([...seen, ...rest]).toEqual(await wholeLog(system.store));
    expect(rest).toHaveLength(14);
  });

  test('refuses those who have seen what the restore lost, and those of another life of the log', async () => {
    const { url, system: old } = await lived();
    const backup = await around.backUp(url, old.store);
    const kept = await old.store.latest();
    const { position: lost } = await submit(old);
    const first = await revived(backup, { now: new Date('2026-01-01T00:00:00Z') });
    const second = await revived(backup, { now: new Date('2026-01-01T00:00:01Z') });
    const { position: ofFirst } = await submit(first.system);
    const { position: ofSecond } = await submit(second.system);

    const included = async ({ store }: Runtime) =>
      Promise.all([kept, lost, ofFirst, ofSecond].map((position) => store.includes(position ?? '')));
    expect(await included(old)).toEqual([true, true, false, false]);
    expect(await included(first.system)).toEqual([true, false, true, false]);
    expect(await included(second.system)).toEqual([true, false, false, true]);

    // And again, from a backup of what was restored.
    const third = await revived(await around.backUp(first.url, first.system.store));
    await submit(third.system);
    expect(await included(third.system)).toEqual([true, false, true, false]);
    expect(await rowsOf(third.url, 'select epoch from event_store.restored order by epoch')).toEqual([
      { epoch: 1 },
      { epoch: first.restored.epoch },
    ]);
  });

  test('opens a later epoch also where the clock is behind', async () => {
    const { url, system } = await lived(1);
    const { restored } = await around.restore(await around.backUp(url, system.store), { now: new Date(0) });
    expect(restored.epoch).toBe(2);
  });

  test('keeps read models elsewhere going from their checkpoint; those beside it are made anew', async () => {
    const { url, system: old } = await lived(10);
    const elsewhere = await around.old.createDatabase();
    const project = async (system: Runtime, upTo: Position | undefined) =>
      projectingIn(elsewhere, system, async ({ readModels }) => {
        await readModels.shows(upTo, 60_000);
        return readModels.dump();
      });
    await project(old, await old.store.latest());
    await submit(old); // after its checkpoint, before the backup
    const { system } = await revived(await around.backUp(url, old.store));
    const { position } = await submit(system);
    const there = await project(system, position);
    expect(there['request_overview']).toHaveLength(12);
    system.project();
    await system.readModels.caughtUp(60_000);
    expect(await system.readModels.dump()).toEqual(there);
  });

  test('has read models elsewhere built anew that show what it lost', async () => {
    const { url, system: old } = await lived();
    const elsewhere = await around.old.createDatabase();
    const backup = await around.backUp(url, old.store);
    const { position: lost } = await submit(old);
    await projectingIn(elsewhere, old, ({ readModels }) => readModels.shows(lost, 60_000));
    const { system } = await revived(backup);
    const { position } = await submit(system);
    await projectingIn(elsewhere, system, async ({ readModels, runner }) => {
      while (!runner.failure?.includes('the log ends before them')) await pause(20);
      await readModels.rebuild();
      await readModels.shows(position, 60_000);
      expect((await readModels.dump())['request_overview']).toHaveLength(6);
    });
  });

  test('answers commands of before alike, and gives no id twice', async () => {
    const { url, system: old } = await lived();
    const context = contextOf();
    const done = await submit(old, null, context);
    const backup = await around.backUp(url, old.store);
    const lost = [(await submit(old)).requestId, (await submit(old)).requestId];
    const { system } = await revived(backup);
    expect(await submit(system, null, context)).toEqual(done);
    expect(await wholeLog(system.store)).toHaveLength(6);
    const given = [done.requestId, ...lost];
    for (let n = 0; n < 5; n += 1) given.push((await submit(system)).requestId);
    expect(new Set(given).size).toBe(given.length);
  });

  test('needs an empty database, and says what is in another', async () => {
    const { url, system } = await lived(3);
    const backup = await around.backUp(url, system.store);
    const there = await around.fresh.createDatabase();
    const into = () => restore(there, { ...source, backup });
    await into();
    await expect(into()).rejects.toThrow(
      new BackupRefused(
        'A backup is restored into an empty database only, and this one holds 3 events, 3 commands, 1 earlier restores, 3 ids.',
      ),
    );
  });

  test('needs a database on which nobody works', async () => {
    const { url, system } = await lived(1);
    const backup = await around.backUp(url, system.store);
    const there = await around.fresh.createDatabase();
    await around.system(there);
    await expect(restore(there, { ...source, backup })).rejects.toThrow(
      /Other processes of techcoop work on this database/,
    );
  });

  test('may be elsewhere: then all else is restored, and no log', async () => {
    const { url, system } = await lived(3);
    const path = around.file();
    const { storeId } = system.store;
    const everythingElse = { databaseUrl: url, storeId, hasLog: false, seal: null, now: new Date() };
    await writeBackup(path, (target) => backUp(everythingElse, target));
    const { url: there, restored } = await around.restore(await Archive.open(path, 'backup'));
    expect(restored).toMatchObject({ storeId, epoch: null });
    expect(await rowsOf(there, 'select id from id_sequence.issued order by id')).toEqual(
      await rowsOf(url, 'select id from id_sequence.issued order by id'),
    );
    expect(await rowsOf(there, `select from pg_namespace where nspname = 'event_store'`)).toEqual([]);
  });

  test('may be of a system that was opened and never used', async () => {
    const { url, system } = await lived(3);
    const backup = await around.backUp(url, system.store);
    const there = await around.fresh.createDatabase();
    const unused = await around.system(there);
    unused.project();
    await unused.close();
    await restore(there, { ...source, backup });
    const now = await around.system(there);
    now.project();
    await now.readModels.caughtUp(60_000);
    expect((await now.readModels.dump())['request_overview']).toHaveLength(3);
  });

  test('can be of a newer release, whose tables have more columns', async () => {
    const { url, system } = await lived(3);
    const backup = await around.backUp(url, system.store);
    const there = await around.fresh.createDatabase();
    await (await around.system(there)).close();
    await usingClient(there, (client) =>
      client.query('alter table event_store.event add column importance integer not null default 7'),
    );
    await restore(there, { ...source, backup });
    expect(await rowsOf(there, 'select distinct importance from event_store.event')).toEqual([{ importance: 7 }]);
  });

  test('is not restored from a file that has changed since it was found whole', async () => {
    const { url, system } = await lived(3);
    const backup = await around.backUp(url, system.store);
    const [bytes, other] = [await readFile(backup.path), await lived(30)];
    const inHeader = Buffer.from(bytes);
    inHeader[100] = (bytes[100] ?? 0) ^ 1;
    const changes = [inHeader, await readFile((await around.backUp(other.url, other.system.store)).path)];
    for (const changed of changes) {
      await writeFile(backup.path, changed);
      const there = await around.fresh.createDatabase();
      await expect(restore(there, { ...source, backup })).rejects.toThrow(BackupRefused);
      expect(await rowsOf(there, 'select from event_store.event')).toEqual([]);
    }
  });

  test('is there wholly or not at all when the restore is killed, and can then be restored', async () => {
    const { url, system } = await lived(1);
    await usingClient(url, (client) => client.query(manyEvents));
    const backup = await around.backUp(url, system.store);
    const there = await around.fresh.createDatabase();
    let killed = 0;
    for (const afterMs of [0, 50, 200]) {
      const child = spawn(process.execPath, [program(CHILD), backup.path, there], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      const exit = once(child, 'exit');
      await once(child.stdout, 'data'); // it has begun
      setTimeout(() => child.kill('SIGKILL'), afterMs);
      const [, signal] = await exit;
      if (signal === null) break;
      killed += 1;
      const found = await eventsWhenAlone(there);
      // It may have been killed when it had committed, and not ended yet.
      expect([0, 20_001]).toContain(found);
      if (found > 0) break;
    }
    expect(killed).toBeGreaterThan(0);
    if ((await eventsWhenAlone(there)) === 0) await restore(there, { ...source, backup });
    expect(await eventsWhenAlone(there)).toBe(20_001);
  });

  /** As whoever comes next sees it: the killed process's connection is gone. */
  const eventsWhenAlone = async (url: string): Promise<number> =>
    usingClient(url, async (client) => {
      for (;;) {
        const { rows } = await client.query<{ others: number }>(
          `select count(*)::int as others from pg_stat_activity
           where datname = current_database() and application_name like 'techcoop%'`,
        );
        if (rows[0]?.others === 0) break;
      }
      const { rows } = await client.query<{ events: number }>(`select count(*)::int as events from event_store.event`);
      return rows[0]?.events ?? 0;
    });
});

const CHILD = 'libs/backup/src/testing/restore-process.ts';

const source = { keys: undefined, erasures: [], masterKeys: MasterKeys.none, now: new Date() };

/** Straight into the table: what they say does not matter here. */
const manyEvents = `
  insert into event_store.event (epoch, tx, position, stream, revision, id, type, version, hash, data, metadata)
  select 1, pg_current_xact_id(), n, 'many', n, gen_random_uuid(), 'Noted', 1, sha256('x'),
         json_build_object('text', repeat(md5(n::text), 10)), '{}'
  from generate_series(1, 20000) n`;
