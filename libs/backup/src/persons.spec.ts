import { randomBytes } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { MasterKeys, PostgresKeyStore, readRegister } from '#personal-data';
import { Pool } from '#postgres';
import type { Runtime } from '#runtime';
import { BackupRefused, importKeys } from './index.js';
import { type FocalPoint, Surroundings, aPerson, erase, readableNames, submit, wholeLog } from './system.samples.js';

jest.setTimeout(120_000);

describe('Persons of a restored log', () => {
  let around: Surroundings;
  beforeAll(async () => {
    around = await Surroundings.open();
  });
  afterAll(() => around?.close());

  /** A system in which a request tells of each of these persons. */
  const lived = async (persons: readonly FocalPoint[]) => {
    const [url, register] = [await around.old.createDatabase(), around.file()];
    const system = await around.system(url, register);
    for (const person of persons) await submit(system, person);
    return { url, register, system };
  };

  const erasuresOf = async ({ store }: Runtime) =>
    (await wholeLog(store)).flatMap(({ type, data }) =>
      type === 'PersonErased' ? [(data as { personId: string }).personId] : [],
    );

  test('are unreadable without their keys, and nothing more is written about them until these are imported', async () => {
    const [known, later] = [aPerson(), aPerson()];
    const { url, system: old } = await lived([known]);
    const [backup, keys] = [await around.backUp(url, old.store), await around.keysOf(url, old.store)];
    const { url: there, restored } = await around.restore(backup);
    expect(restored).toMatchObject({ missingKeys: 1, erased: 0 });
    const system = await around.system(there);
    expect(await readableNames(system)).toEqual([]);
    await expect(submit(system, known)).rejects.toMatchObject({
      ...{ code: 'PersonKeyMissing', facts: { person: known.personId } },
    });
    await submit(system, later);
    expect(await importKeys(there, keys, MasterKeys.none)).toEqual({ keys: 1, erasures: 0 });
    await submit(system, known);
    expect(await readableNames(system)).toEqual([known.name, later.name, known.name]);
  });

  test('are readable at once where the keys are given', async () => {
    const person = aPerson();
    const { url, system: old } = await lived([person]);
    const backup = await around.backUp(url, old.store);
    const { url: there, restored } = await around.restore(backup, { keys: await around.keysOf(url, old.store) });
    expect(restored.missingKeys).toBe(0);
    expect(await readableNames(await around.system(there))).toEqual([person.name]);
  });

  test('stay erased, whichever of log, keys and register tells of it, and each is a fact of the log, once', async () => {
    const [inLog, inKeys, inRegister, stays] = [aPerson(), aPerson(), aPerson(), aPerson()];
    const { url, register, system: old } = await lived([inLog, inKeys, inRegister, stays]);
    const allKeys = await around.keysOf(url, old.store);
    await erase(old, inLog);
    const backup = await around.backUp(url, old.store);
    await erase(old, inKeys);
    const keysWithout = await around.keysOf(url, old.store);
    await erase(old, inRegister);
    const registered = await readRegister(register, old.store.storeId);

    const cases = [
      { keys: allKeys, erasures: [], gone: [inLog] },
      { keys: keysWithout, erasures: [], gone: [inLog, inKeys] },
      { keys: allKeys, erasures: registered, gone: [inLog, inKeys, inRegister] },
    ];
    for (const { keys, erasures, gone } of cases) {
      const { url: there, restored } = await around.restore(backup, { keys, erasures });
      expect(restored.erased).toBe(gone.length);
      const newRegister = around.file();
      const system = await around.system(there, newRegister);
      const names = [inLog, inKeys, inRegister, stays].filter((one) => !gone.includes(one)).map(({ name }) => name);
      expect(await readableNames(system)).toEqual(names);
      const ids = gone.map(({ personId }) => personId);
      expect((await erasuresOf(system)).toSorted()).toEqual(ids.toSorted());
      const noted = (await readRegister(newRegister, system.store.storeId)).map(({ data }) => data.personId);
      expect(noted.toSorted()).toEqual(ids.toSorted());
      for (const person of gone) await expect(submit(system, person)).rejects.toMatchObject({ code: 'PersonErased' });
      await importKeys(there, allKeys, MasterKeys.none);
      expect(await readableNames(system)).toEqual(names);
    }
  });

  test('who were erased elsewhere since are erased by the keys that say so', async () => {
    const [gone, stays] = [aPerson(), aPerson()];
    const { url, system: old } = await lived([gone, stays]);
    const backup = await around.backUp(url, old.store);
    const { url: there } = await around.restore(backup, { keys: await around.keysOf(url, old.store) });
    const system = await around.system(there);
    expect(await readableNames(system)).toEqual([gone.name, stays.name]);
    await erase(old, gone);
    expect(await importKeys(there, await around.keysOf(url, old.store), MasterKeys.none)).toEqual({
      ...{ keys: 0, erasures: 1 },
    });
    await system.erasures.complete();
    expect(await readableNames(await around.system(there))).toEqual([stays.name]);
    expect(await erasuresOf(system)).toEqual([gone.personId]);
  });

  test('keep the keys that they have', async () => {
    const person = aPerson();
    const { url, system } = await lived([person]);
    const keys = await around.keysOf(url, system.store);
    expect(await importKeys(url, keys, MasterKeys.none)).toEqual({ keys: 0, erasures: 0 });
    expect(await readableNames(system)).toEqual([person.name]);
  });

  test('need the master key that their keys are under', async () => {
    const person = aPerson();
    const { url, system } = await lived([person]);
    const backup = await around.backUp(url, system.store);
    const file = around.file();
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600 });
    await PostgresKeyStore.open(system.pool, await MasterKeys.fromFile(file)); // wraps them
    const keys = await around.keysOf(url, system.store);
    const { url: there } = await around.restore(backup);
    await expect(importKeys(there, keys, MasterKeys.none)).rejects.toThrow(BackupRefused);
    expect(await importKeys(there, keys, await MasterKeys.fromFile(file))).toEqual({ keys: 1, erasures: 0 });
    const pool = new Pool({ connectionString: there });
    const opened = await PostgresKeyStore.open(pool, await MasterKeys.fromFile(file));
    expect((await opened.find(new Set([person.personId]))).size).toBe(1);
    await pool.end();
  });
});

describe('A register of erasures', () => {
  let around: Surroundings;
  beforeAll(async () => {
    around = await Surroundings.open();
  });
  afterAll(() => around?.close());

  const line = (storeId: string, personId: string) =>
    `${JSON.stringify({ storeId, data: { personId }, context: { commandId: 'c' } })}\n`;

  test('is read for one log, without lines that a crash tore', async () => {
    const file = around.file();
    await writeFile(file, line('one', 'a') + line('other', 'b') + line('one', 'c').slice(0, 30));
    await appendFile(file, `\n${line('one', 'd')}`);
    expect((await readRegister(file, 'one')).map(({ data }) => data.personId)).toEqual(['a', 'd']);
  });

  test.each([['{"storeId":"one"}'], ['x}'], ['null}']])('with a line %s is damaged', async (bad) => {
    const file = around.file();
    await writeFile(file, `${line('one', 'a')}${bad}\n`);
    await expect(readRegister(file, 'one')).rejects.toThrow('is damaged: line 2 is no erasure');
  });
});
