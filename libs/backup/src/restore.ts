import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { issuedIds } from '#configuration';
import { logTables, openEpoch } from '#event-store';
import type { MasterKeys, RegisteredErasure } from '#personal-data';
import { inTransaction } from '#postgres';
import { allSchemas } from '#read-models';
import { withClient } from './archive/connection.js';
import { type CopyOptions, copyInto } from './archive/copy-into.js';
import { type ArchivedTable, BackupRefused } from './archive/format.js';
import type { Archive } from './archive/read-archive.js';
import { type AboutBackup, otherTables } from './back-up.js';
import { takeKeys } from './keys-file.js';
import { prepareTables } from './prepare.js';

export type Restored = Readonly<{
  storeId: string;
  /** Null: the log is elsewhere. */
  epoch: number | null;
  /** Persons whose data cannot be read until their keys are imported. */
  missingKeys: number;
  erased: number;
}>;

type Source = Readonly<{
  backup: Archive;
  keys: Archive | undefined;
  /** Of this log, from registers outside the database. */
  erasures: readonly RegisteredErasure[];
  masterKeys: MasterKeys;
  now: Date;
}>;

/**
 * What was numbered after the backup is lost, but may be written in letters: so many numbers are left out, so that none
 * of them is given to something else.
 */
const NUMBERS_LEFT_OUT = 1_000;

/** The server takes a moment to notice that a process has ended. */
const OTHERS_END_WITHIN_MS = 5_000;

/**
 * Fills an empty database, whose tables are there, from a backup: all or nothing, in one transaction, beside which no
 * other process is allowed. Throws BackupRefused.
 */
export const restore = async (
  databaseUrl: string,
  { backup, keys, erasures, masterKeys, now }: Source,
  options: CopyOptions = {},
): Promise<Restored> => {
  const { storeId } = backup.header;
  const about = backup.header.about as AboutBackup; // written by back-up.ts
  const tables: readonly ArchivedTable[] = [...(about.log ? logTables : []), ...otherTables];
  await prepareTables(databaseUrl, { hasLog: about.log !== null });
  return withClient(databaseUrl, async (client) => {
    await requireAlone(client);
    return inTransaction(client, async () => {
      // A process that starts meanwhile waits before it reads which log this is.
      const locked = [...(about.log ? ['event_store.store'] : []), ...tables.map(({ name }) => name)];
      await client.query(`lock table ${locked.join(', ')} in access exclusive mode`);
      await requireEmpty(client, tables);
      await copyInto(client, backup, tables, (table) => table, options);
      const head = about.log?.head ?? undefined;
      const epoch = about.log ? await openEpoch(client, { storeId, epoch: about.log.epoch, head }, now) : null;
      for (const [sequence, highest] of Object.entries(about.issued))
        if (issuedIds.sequences.includes(sequence))
          await client.query('select setval($1, $2)', [sequence, highest + NUMBERS_LEFT_OUT]);
      if (keys) await takeKeys(client, keys, masterKeys);
      await eraseAgain(client, erasures, about.log !== null);
      // They are made anew from the log that is there now.
      await client.query(`drop schema if exists ${allSchemas.join(', ')} cascade`);
      return { storeId, epoch, ...(await countPersons(client)) };
    });
  });
};

/** A process that runs has read which log this is, and would go on writing to another one. */
const requireAlone = async (client: Client): Promise<void> => {
  const giveUpAt = performance.now() + OTHERS_END_WITHIN_MS;
  for (;;) {
    const { rows } = await client.query<{ others: string }>(
      `select count(*) as others from pg_stat_activity
       where datname = current_database() and application_name like 'techcoop%' and pid <> pg_backend_pid()`,
    );
    const others = Number(rows[0]?.others);
    if (others === 0) return;
    if (performance.now() > giveUpAt)
      throw new BackupRefused(
        `Other processes of techcoop work on this database (${others} connections): stop them first.`,
      );
    await pause(100);
  }
};

const requireEmpty = async (client: Client, tables: readonly ArchivedTable[]): Promise<void> => {
  const found: string[] = [];
  for (const { name, label } of tables) {
    const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${name}`);
    const count = Number(rows[0]?.rows);
    if (count > 0) found.push(`${count} ${label}`);
  }
  if (found.length > 0)
    throw new BackupRefused(
      `A backup is restored into an empty database only, and this one holds ${found.join(', ')}.`,
    );
};

/**
 * Whoever was erased, as the log, the backup's or the keys' register or one outside the database says, has no key. All
 * of it is to be carried out once more, so that it is in the log and in the register of this machine.
 */
const eraseAgain = async (client: Client, erasures: readonly RegisteredErasure[], hasLog: boolean): Promise<void> => {
  await client.query(
    `insert into personal_data.erasure (command_id, person_id, asked)
     select * from unnest($1::uuid[], $2::text[], $3::json[]) on conflict do nothing`,
    [
      erasures.map(({ context }) => context.commandId),
      erasures.map(({ data }) => data.personId),
      erasures.map(({ data, context }) => ({ data, context })),
    ],
  );
  await client.query('update personal_data.erasure set done_at = null');
  const erased = ['select person_id from personal_data.erasure'];
  if (hasLog) erased.push(`select data->>'personId' from event_store.event where type = 'PersonErased'`);
  await client.query(
    `insert into personal_data.person_key as k (person_id, erased_at)
     select person_id, now() from (${erased.join(' union ')}) as gone(person_id)
     on conflict (person_id) do update set key = null, wrapped_by = null, erased_at = coalesce(k.erased_at, now())`,
  );
};

const countPersons = async (client: Client): Promise<Pick<Restored, 'missingKeys' | 'erased'>> => {
  const { rows } = await client.query<{ missing: string; erased: string }>(
    `select count(*) filter (where key is null and erased_at is null) as missing, count(erased_at) as erased
     from personal_data.person_key`,
  );
  return { missingKeys: Number(rows[0]?.missing), erased: Number(rows[0]?.erased) };
};
