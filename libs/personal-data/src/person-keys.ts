import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { Refusal } from '#event-sourcing';
import { KEY_BYTES } from './sealed-value.js';

type KeyRow = Readonly<{ person_id: string; key: Buffer | null }>;
type Known = Readonly<{ key: Buffer; until: number }>;

const CACHED_KEYS = 5_000;
/** An erasure in another process takes effect in this one after so long at the latest. */
const CACHED_FOR_MS = 60_000;
/** Any number, the same in all processes. */
const MIGRATION_LOCK = 6_021_200_707;

/** One key a person, in a table of its own, so that it can be erased and kept out of backups of the log. */
export class PersonKeys {
  readonly #known = new Map<string, Known>();

  constructor(private readonly pool: Pool) {}

  /** May be run by several processes at once. */
  async migrate(): Promise<void> {
    await this.pool.query(
      `do $$ begin
         perform pg_advisory_xact_lock(${MIGRATION_LOCK});
         create schema if not exists personal_data;
         create table if not exists personal_data.person_key (
           person_id text primary key,
           key bytea,
           created_at timestamptz not null default now(),
           erased_at timestamptz,
           check ((key is null) = (erased_at is not null))
         );
       end $$`,
    );
  }

  /** Keys of all these persons, made where there was none. Throws Refusal PersonErased. */
  async ensure(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    const found = await this.find(persons);
    const missing = [...persons].filter((person) => !found.has(person));
    if (missing.length === 0) return found;
    await this.pool.query(
      `insert into personal_data.person_key (person_id, key)
       select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
      [missing, missing.map(() => randomBytes(KEY_BYTES))],
    );
    const made = await this.find(new Set(missing));
    const erased = missing.find((person) => !made.has(person));
    if (erased !== undefined) throw new Refusal('PersonErased', { person: erased });
    return new Map([...found, ...made]);
  }

  /** Keys that exist and were not erased. */
  async find(persons: ReadonlySet<string>): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const now = performance.now();
    for (const person of persons) {
      const known = this.#known.get(person);
      if (known && known.until > now) found.set(person, known.key);
    }
    const unknown = [...persons].filter((person) => !found.has(person));
    if (unknown.length === 0) return found;
    const { rows } = await this.pool.query<KeyRow>(
      'select person_id, key from personal_data.person_key where person_id = any($1::text[])',
      [unknown],
    );
    for (const { person_id: person, key } of rows) {
      if (!key) continue;
      found.set(person, key);
      this.#remember(person, { key, until: now + CACHED_FOR_MS });
    }
    return found;
  }

  #remember(person: string, known: Known): void {
    this.#known.delete(person);
    this.#known.set(person, known);
    const oldest = this.#known.keys().next();
    if (this.#known.size > CACHED_KEYS && !oldest.done) this.#known.delete(oldest.value);
  }
}
