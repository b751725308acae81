import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { InvalidConfiguration } from '#configuration';
import { Pool } from '#postgres';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { hearErasures, KeyStore, MasterKeys, PostgresKeyStore, RememberedKeys } from '../index.js';
import { keyStoreContract } from './key-store.contract.js';

jest.setTimeout(60_000);

let postgres: TestPostgres;
let folder: string;
let pool: Pool;
let wrappedPool: Pool;
let masterKeys: MasterKeys;
const news: { close: () => Promise<void> }[] = [];

const masterKey = () => randomBytes(32).toString('base64');
const keyFile = async (...keys: readonly string[]): Promise<string> => {
  const path = join(folder, randomUUID());
  await writeFile(path, keys.map((key) => `${key}\n`).join(''), { mode: 0o600 });
  return path;
};

/** What a process has that hears of erasures. */
const openRemembered = async (keptForMs?: number): Promise<RememberedKeys> => {
  const keys = new RememberedKeys(await PostgresKeyStore.open(pool), keptForMs);
  news.push(await hearErasures(pool.options.connectionString ?? '', keys));
  return keys;
};

beforeAll(async () => {
  postgres = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'techcoop-keys-'));
  pool = new Pool({ connectionString: await postgres.createDatabase() });
  wrappedPool = new Pool({ connectionString: await postgres.createDatabase() });
  masterKeys = await MasterKeys.fromFile(await keyFile(masterKey()));
});
afterAll(async () => {
  await Promise.all(news.map((one) => one.close()));
  await Promise.all([pool?.end(), wrappedPool?.end()]);
  await postgres?.stop();
  await rm(folder, { recursive: true });
});

keyStoreContract('in PostgreSQL', () => PostgresKeyStore.open(pool));
keyStoreContract('wrapped by a master key', () => PostgresKeyStore.open(wrappedPool, masterKeys));
keyStoreContract(
  'that are remembered, where no erasure is heard',
  async () => new RememberedKeys(await PostgresKeyStore.open(pool)),
);

describe('Remembered keys', () => {
  const person = () => randomUUID();
  const of = async (keys: KeyStore, one: string) => (await keys.find(new Set([one]))).get(one);
  /** Behind everybody's back: nobody hears of it. */
  const eraseUnheard = (one: string) =>
    pool.query('update personal_data.person_key set key = null, erased_at = now() where person_id = $1', [one]);
  /** Far below the minute after which they would be forgotten anyway. */
  const soonGone = async (keys: KeyStore, one: string) => {
    for (let waited = 0; (await of(keys, one)) !== undefined; waited += 20) {
      if (waited > 30_000) throw new Error('still remembered');
      await pause(20);
    }
  };

  test('are remembered', async () => {
    const [keys, one] = [await openRemembered(), person()];
    await keys.ensure(new Set([one]));
    await eraseUnheard(one);
    expect(await of(keys, one)).toHaveLength(32);
  });

  test('are forgotten when another process erases', async () => {
    const [keys, other, one] = [await openRemembered(), await PostgresKeyStore.open(pool), person()];
    await keys.ensure(new Set([one]));
    await other.erase(one);
    await soonGone(keys, one);
    await expect(keys.ensure(new Set([one]))).rejects.toMatchObject({ code: 'PersonErased' });
  });

  test('are forgotten at once by the process that erases', async () => {
    const [keys, one] = [await openRemembered(), person()];
    await keys.ensure(new Set([one]));
    await keys.erase(one);
    expect(await of(keys, one)).toBeUndefined();
  });

  test('are forgotten after a while in any case', async () => {
    const [keys, one] = [await openRemembered(30), person()];
    await keys.ensure(new Set([one]));
    await eraseUnheard(one);
    await soonGone(keys, one);
  });

  test('are not used by a process that no longer hears of erasures', async () => {
    const [keys, one] = [await openRemembered(), person()];
    await keys.ensure(new Set([one]));
    // In one statement: no news can come between the two.
    await pool.query(
      `with deaf as (
         select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'techcoop personal_data_erasures'
       )
       update personal_data.person_key set key = null, erased_at = now()
       where person_id = $1 and (select count(*) from deaf) > 0`,
      [one],
    );
    await soonGone(keys, one);
    // It hears again, and remembers.
    const next = person();
    for (;;) {
      await keys.ensure(new Set([next]));
      const { rowCount } = await eraseUnheard(next);
      expect(rowCount).toBe(1);
      if (await of(keys, next)) break;
      await pool.query('delete from personal_data.person_key where person_id = $1', [next]);
      await pause(20);
    }
  });

  test('are not remembered by a process that hears of no erasures', async () => {
    const [keys, one] = [new RememberedKeys(await PostgresKeyStore.open(pool)), person()];
    await keys.ensure(new Set([one]));
    await eraseUnheard(one);
    expect(await of(keys, one)).toBeUndefined();
  });

  test('are not remembered when news came while they were asked for', async () => {
    const [stored, one] = [await PostgresKeyStore.open(pool), person()];
    await stored.ensure(new Set([one]));
    const slow = new SlowKeys(stored);
    const keys = new RememberedKeys(slow);
    keys.hears(true);
    const finding = of(keys, one);
    await slow.found;
    await stored.erase(one);
    keys.forget();
    slow.answer();
    await finding;
    expect(await of(keys, one)).toBeUndefined();
  });
});

/** A service whose answers are under way until told to arrive. */
class SlowKeys extends KeyStore {
  answer: () => void = () => undefined;
  #found: () => void = () => undefined;
  /** It has looked, and not answered yet. */
  readonly found = new Promise<void>((resolve) => (this.#found = resolve));
  readonly #arrival = new Promise<void>((resolve) => (this.answer = resolve));

  constructor(private readonly keys: KeyStore) {
    super();
  }

  override async find(persons: ReadonlySet<string>) {
    const keys = await this.keys.find(persons);
    this.#found();
    await this.#arrival;
    return keys;
  }
  override ensure = (persons: ReadonlySet<string>) => this.keys.ensure(persons);
  override knows = (person: string) => this.keys.knows(person);
  override erase = (person: string) => this.keys.erase(person);
}

describe('A master key', () => {
  const persons = new Set(['amina', 'bo']);
  const fresh = async () => {
    const own = new Pool({ connectionString: await postgres.createDatabase() });
    return { own, open: async (file?: string) => PostgresKeyStore.open(own, await MasterKeys.fromFile(file)) };
  };
  const storedKeys = async (own: Pool) =>
    (await own.query<{ key: Buffer }>('select key from personal_data.person_key order by person_id')).rows.map(
      ({ key }) => key.toString('hex'),
    );

  test('wraps the keys that were there before it, and all later ones; the database alone has none', async () => {
    const { own, open } = await fresh();
    const before = await (await open()).ensure(new Set(['amina']));
    const file = await keyFile(masterKey());
    const keys = await (await open(file)).ensure(persons);
    expect(keys.get('amina')).toEqual(before.get('amina'));
    const stored = (await storedKeys(own)).join(' ');
    for (const key of keys.values()) expect(stored).not.toContain(key.toString('hex'));
    expect(await (await open(file)).find(persons)).toEqual(keys);
    await own.end();
  });

  test('can be followed by another one', async () => {
    const { own, open } = await fresh();
    const [first, second] = [masterKey(), masterKey()];
    const keys = await (await open(await keyFile(first))).ensure(persons);
    await open(await keyFile(second, first));
    expect(await (await open(await keyFile(second))).find(persons)).toEqual(keys);
    await expect(open(await keyFile(first))).rejects.toThrow(
      /^PERSONAL_DATA_KEY_FILE must name the file with the master/,
    );
    await own.end();
  });

  test('that is missing keeps the system from starting', async () => {
    const { own, open } = await fresh();
    await (await open(await keyFile(masterKey()))).ensure(persons);
    await expect(open()).rejects.toBeInstanceOf(InvalidConfiguration);
    await own.end();
  });

  test('opens a key for its own person only', async () => {
    const { own, open } = await fresh();
    const file = await keyFile(masterKey());
    await (await open(file)).ensure(persons);
    await own.query(
      `update personal_data.person_key a set key = b.key from personal_data.person_key b where b.person_id <> a.person_id`,
    );
    await expect((await open(file)).find(persons)).rejects.toThrow();
    await own.end();
  });

  test.each([
    ['is not there', async () => join(folder, 'nowhere'), /cannot be read \(ENOENT\)/],
    ['is empty', () => keyFile(), /32 random bytes/],
    ['is too short', () => keyFile(randomBytes(16).toString('base64')), /32 random bytes/],
    [
      'everybody may read',
      async () => {
        const file = await keyFile(masterKey());
        await chmod(file, 0o644);
        return file;
      },
      /chmod 600/,
    ],
  ])('in a file that %s is refused', async (_, file, message) => {
    await expect(MasterKeys.fromFile(await file())).rejects.toThrow(message);
  });
});
