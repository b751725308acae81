import type { Client } from 'pg';
import { type MasterKeys, keyTables } from '#personal-data';
import { inTransaction } from '#postgres';
import { inSnapshot, withClient } from './archive/connection.js';
import { copyInto } from './archive/copy-into.js';
import { type Header, BackupRefused } from './archive/format.js';
import type { Archive } from './archive/read-archive.js';
import { writeArchive } from './archive/write-archive.js';

/** Writes all keys of persons, as they are stored, and the register of erasures. */
export const exportKeys = async (
  { databaseUrl, storeId, now }: Readonly<{ databaseUrl: string; storeId: string; now: Date }>,
  target: NodeJS.WritableStream,
): Promise<Header> =>
  withClient(databaseUrl, (client) =>
    inSnapshot(client, () =>
      writeArchive(client, { kind: 'keys', storeId, about: null, tables: keyTables }, target, { at: now }),
    ),
  );

export type ImportedKeys = Readonly<{ keys: number; erasures: number }>;

/** Takes the keys of persons who have none here; whoever was erased, here or there, stays erased. All or nothing. */
export const importKeys = async (databaseUrl: string, file: Archive, masterKeys: MasterKeys): Promise<ImportedKeys> =>
  withClient(databaseUrl, (client) => inTransaction(client, () => takeKeys(client, file, masterKeys)));

/** In the transaction of the caller. Throws BackupRefused when they are wrapped by a master key that is not there. */
export const takeKeys = async (client: Client, file: Archive, masterKeys: MasterKeys): Promise<ImportedKeys> => {
  await client.query(
    `create temp table taken_key (like personal_data.person_key) on commit drop;
     create temp table taken_erasure (like personal_data.erasure) on commit drop`,
  );
  const places = { 'personal_data.person_key': 'taken_key', 'personal_data.erasure': 'taken_erasure' };
  await copyInto(client, file, keyTables, (table) => Reflect.get(places, table) as string); // of both of keyTables
  await requireMasterKeys(client, file, masterKeys);
  const { rows } = await client.query<{ keys: string; erasures: string }>(
    `with erased as (
       insert into personal_data.person_key as k (person_id, created_at, erased_at)
       select t.person_id, t.created_at, t.erased_at from taken_key t where t.erased_at is not null
       on conflict (person_id) do update set key = null, wrapped_by = null, erased_at = coalesce(k.erased_at, excluded.erased_at)
     ), taken as (
       insert into personal_data.person_key as k (person_id, key, wrapped_by, created_at)
       select t.person_id, t.key, t.wrapped_by, t.created_at from taken_key t where t.key is not null
       on conflict (person_id) do update set key = excluded.key, wrapped_by = excluded.wrapped_by
         where k.key is null and k.erased_at is null
       returning 1
     ), asked as (
       insert into personal_data.erasure (command_id, person_id, asked)
       select t.command_id, t.person_id, t.asked from taken_erasure t on conflict do nothing returning 1
     )
     select (select count(*) from taken) as keys, (select count(*) from asked) as erasures`,
  );
  return { keys: Number(rows[0]?.keys), erasures: Number(rows[0]?.erasures) };
};

/** Else the system would not start with them. */
const requireMasterKeys = async (client: Client, file: Archive, masterKeys: MasterKeys): Promise<void> => {
  const { rows } = await client.query<{ wrapped_by: string }>(
    'select distinct wrapped_by from taken_key where wrapped_by is not null',
  );
  const unknown = rows.find(({ wrapped_by }) => !masterKeys.has(wrapped_by));
  if (unknown)
    throw new BackupRefused(
      `The keys in ${file.path} are under the master key ${unknown.wrapped_by}: set PERSONAL_DATA_KEY_FILE to a file that has it.`,
    );
};
