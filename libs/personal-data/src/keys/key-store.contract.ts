import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#event-sourcing';
import type { KeyStore } from './key-store.js';

/** What every place for keys must hold. `open` gives what another process would have of the same place. */
export const keyStoreContract = (name: string, open: () => Promise<KeyStore>): void => {
  const keyOf = async (keys: KeyStore, person: string): Promise<string | undefined> =>
    (await keys.find(new Set([person]))).get(person)?.toString('hex');

  const made = async (keys: KeyStore, person: string): Promise<string | undefined> =>
    (await keys.ensure(new Set([person]))).get(person)?.toString('hex');

  describe(`Keys ${name}`, () => {
    test('are made once a person, 32 bytes each, and found by all', async () => {
      const [one, other] = [await open(), await open()];
      const persons = new Set([randomUUID(), randomUUID()]);
      const keys = await one.ensure(persons);
      expect([...keys.keys()].toSorted()).toEqual([...persons].toSorted());
      expect(new Set([...keys.values()].map((key) => key.toString('hex'))).size).toBe(2);
      expect([...keys.values()].map(({ length }) => length)).toEqual([32, 32]);
      expect(await other.find(persons)).toEqual(keys);
      expect(await other.ensure(persons)).toEqual(keys);
    });

    test('are the same for all who ask at once', async () => {
      const person = randomUUID();
      const stores = await Promise.all(Array.from({ length: 8 }, open));
      const keys = await Promise.all(stores.map((store) => made(store, person)));
      expect(new Set(keys)).toEqual(new Set([await keyOf(await open(), person)]));
    });

    test('are not found for those who have none', async () => {
      const keys = await open();
      const [known, unknown] = [randomUUID(), randomUUID()];
      await keys.ensure(new Set([known]));
      expect([...(await keys.find(new Set([known, unknown]))).keys()]).toEqual([known]);
      expect([await keys.knows(known), await keys.knows(unknown)]).toEqual([true, false]);
    });

    test('are gone when erased, and never made again', async () => {
      const keys = await open();
      const person = randomUUID();
      await keys.ensure(new Set([person]));
      await keys.erase(person);
      await keys.erase(person);
      for (const store of [keys, await open()]) {
        expect(await keyOf(store, person)).toBeUndefined();
        expect(await store.knows(person)).toBe(true);
        await expect(store.ensure(new Set([randomUUID(), person]))).rejects.toEqual(
          new Refusal('PersonErased', { person }),
        );
      }
    });

    test('are never made for a person who was erased before there was one', async () => {
      const [keys, person] = [await open(), randomUUID()];
      await keys.erase(person);
      await expect(made(keys, person)).rejects.toMatchObject({ code: 'PersonErased' });
    });

    test('stay gone whatever races with the erasure, and nobody gets another one', async () => {
      const stores = await Promise.all(Array.from({ length: 4 }, open));
      for (let round = 0; round < 20; round += 1) {
        const person = randomUUID();
        const before = round % 2 === 0 ? await made(await open(), person) : undefined;
        const seen = await Promise.all([
          ...stores.map((store) => made(store, person).catch((error: unknown) => codeOf(error))),
          (await open()).erase(person).then(() => 'erased'),
          ...stores.map((store) => made(store, person).catch((error: unknown) => codeOf(error))),
        ]);
        const keys = new Set(seen.filter((one) => one !== 'PersonErased' && one !== 'erased'));
        if (before !== undefined) keys.add(before);
        expect(keys.size).toBeLessThanOrEqual(1);
        const late = await open();
        expect(await keyOf(late, person)).toBeUndefined();
        await expect(made(late, person)).rejects.toMatchObject({ code: 'PersonErased' });
      }
    });
  });
};

const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.code;
  throw error;
};
