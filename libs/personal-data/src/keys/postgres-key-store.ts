import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { makeTables } from '#postgres';
import { Refusal } from '#event-sourcing';
import { KEY_BYTES } from '../sealed-value.js';
import { KeyStore } from './key-store.js';
import { type StoredKey, MasterKeys } from './master-keys.js';
import { ERASURES_CHANNEL, TABLES } from './tables.js';

type KeyRow = Readonly<{ person_id: string; key: Buffer | null; wrapped_by: string | null; erased_at: Date | null }>;

const WRAPPED_AT_ONCE = 1_000;

/** One key a person, in a table of its own, so that it can be erased and kept out of backups of the log. */
export class PostgresKeyStore extends KeyStore {
  private constructor(
    private readonly pool: Pool,
    private readonly masterKeys: MasterKeys,
  ) {
    super();
  }

  /**
   * Creates its tables first, if they are not there, and wraps all keys by the current master key. Throws
   * InvalidConfiguration when keys are there that these master keys do not open.
   */
  static async open(pool: Pool, masterKeys = MasterKeys.none): Promise<PostgresKeyStore> {
    await makeTables(pool, TABLES);
    const keys = new PostgresKeyStore(pool, masterKeys);
    while ((await keys.#wrapSome()) > 0);
    return keys;
  }

  override async find(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const row of await this.#rows(persons)) {
      const key = this.#keyOf(row);
      if (key) found.set(row.person_id, key);
    }
    return found;
  }

  override async ensure(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    const found = await this.find(persons);
    const missing = [...persons].filter((person) => !found.has(person));
    if (missing.length === 0) return found;
    const made = missing.map((person) => this.masterKeys.wrap(person, randomBytes(KEY_BYTES)));
    await this.pool.query(
      `insert into personal_data.person_key (person_id, key, wrapped_by)
       select * from unnest($1::text[], $2::bytea[], $3::text[]) on conflict do nothing`,
      [missing, made.map(({ key }) => key), made.map(({ wrappedBy }) => wrappedBy)],
    );
    const all = new Map(found);
    for (const row of await this.#rows(new Set(missing))) {
      const key = this.#keyOf(row);
      if (!key) throw new Refusal(row.erased_at ? 'PersonErased' : 'PersonKeyMissing', { person: row.person_id });
      all.set(row.person_id, key);
    }
    return all;
  }

  override async knows(person: string): Promise<boolean> {
    return (await this.#rows(new Set([person]))).length > 0;
  }

  /** All processes that remember keys hear of it when it is committed. */
  override async erase(person: string): Promise<void> {
    await this.pool.query(
      `with erased as (
         insert into personal_data.person_key as k (person_id, erased_at) values ($1, now())
         on conflict (person_id) do update set key = null, wrapped_by = null, erased_at = coalesce(k.erased_at, now())
         returning 1
       ) select pg_notify('${ERASURES_CHANNEL}', '') from erased`,
      [person],
    );
  }

  async #rows(persons: ReadonlySet<string>): Promise<readonly KeyRow[]> {
    const { rows } = await this.pool.query<KeyRow>(
      `select person_id, key, wrapped_by, erased_at from personal_data.person_key where person_id = any($1::text[])`,
      [[...persons]],
    );
    return rows;
  }

  #keyOf(row: KeyRow): Buffer | undefined {
    return row.key ? this.masterKeys.unwrap(row.person_id, storedKey(row.key, row.wrapped_by)) : undefined;
  }

  /** Keys made before there was this master key. Returns how many there were, up to a limit. */
  async #wrapSome(): Promise<number> {
    const { rows } = await this.pool.query<{ person_id: string; key: Buffer; wrapped_by: string | null }>(
      `select person_id, key, wrapped_by from personal_data.person_key
       where key is not null and wrapped_by is distinct from $1 limit ${WRAPPED_AT_ONCE}`,
      [this.masterKeys.current],
    );
    if (rows.length === 0) return 0;
    const wrapped = rows.map(({ person_id: person, key, wrapped_by }) =>
      this.masterKeys.wrap(person, this.masterKeys.unwrap(person, storedKey(key, wrapped_by))),
    );
    // One that was erased, or wrapped by another process meanwhile, stays as it is now.
    await this.pool.query(
      `update personal_data.person_key k set key = w.key, wrapped_by = w.wrapped_by
       from unnest($1::text[], $2::bytea[], $3::bytea[], $4::text[]) as w(person_id, before, key, wrapped_by)
       where k.person_id = w.person_id and k.key = w.before`,
      [
        rows.map(({ person_id }) => person_id),
        rows.map(({ key }) => key),
        wrapped.map(({ key }) => key),
        wrapped.map(({ wrappedBy }) => wrappedBy),
      ],
    );
    return rows.length;
  }
}

const storedKey = (key: Buffer, wrappedBy: string | null): StoredKey => ({ key, wrappedBy });
