import { issuedIds } from '#configuration';
import { endOfLog, logTables, waitUntilSettled } from '#event-store';
import { type SignedSeal, sealTable } from '#evidence';
import { receivedFilesTable } from '#files';
import { personTables } from '#personal-data';
import { inSnapshot, withClient } from './archive/connection.js';
import { BackupRefused, type Header } from './archive/format.js';
import { writeArchive } from './archive/write-archive.js';

/** What the header of a backup says besides what every archive's does. */
export type AboutBackup = Readonly<{
  /** Null: of a log that is not in the database; it has a backup of its own. */
  log: Readonly<{ epoch: number; head: string | null }> | null;
  /** By the name of the sequence, the highest number that was given. */
  issued: Readonly<Record<string, number>>;
  /** Made just before; null: nothing is sealed. */
  seal: SignedSeal | null;
}>;

/** What a backup holds besides the log. */
export const otherTables = [issuedIds.table, ...personTables, sealTable, receivedFilesTable];

const PATIENCE_MS = 60_000;

type Source = Readonly<{
  databaseUrl: string;
  storeId: string;
  /** False: events are elsewhere (KurrentDB), and the backup is of everything else. */
  hasLog: boolean;
  seal: SignedSeal | null;
  now: Date;
}>;

type Options = Readonly<{
  signal?: AbortSignal;
  /** Told of the rows written so far, of all. */
  onProgress?: (rows: number, of: number) => void;
  /** So long the backup waits for transactions of others (default: a minute). */
  patienceMs?: number;
}>;

/**
 * Writes everything that techcoop cannot make anew, as it is at one moment, while it goes on working: what was
 * acknowledged before is in it, what is appended meanwhile is in it whole or not at all.
 */
export const backUp = async (
  { databaseUrl, storeId, hasLog, seal, now }: Source,
  target: NodeJS.WritableStream,
  { patienceMs = PATIENCE_MS, ...options }: Options = {},
): Promise<Header> =>
  withClient(databaseUrl, async (client) => {
    if (hasLog && !(await waitUntilSettled(client, patienceMs)))
      throw new BackupRefused(
        'A transaction on this PostgreSQL server is open for too long, so nobody can tell yet where the log ends. Look for it in pg_stat_activity (backend_xid), and try again.',
      );
    return inSnapshot(client, async () => {
      const end = hasLog ? await endOfLog(client) : undefined;
      const about: AboutBackup = {
        log: end ? { epoch: end.epoch, head: end.head ?? null } : null,
        issued: await highestIssued(client),
        seal,
      };
      const tables = [...(hasLog ? logTables : []), ...otherTables];
      return writeArchive(client, { kind: 'backup', storeId, about, tables }, target, { at: now, ...options });
    });
  });

/** Sequences know no snapshot: theirs are at least as high as what is in it. */
const highestIssued = async (client: Parameters<typeof endOfLog>[0]): Promise<Readonly<Record<string, number>>> => {
  const issued: Record<string, number> = {};
  for (const sequence of issuedIds.sequences) {
    const { rows } = await client.query<{ highest: string }>(
      `select case when is_called then last_value else 0 end as highest from ${sequence}`,
    );
    issued[sequence] = Number(rows[0]?.highest);
  }
  return issued;
};

/** What is in a backup, in words: `5 events, 5 commands, …`. */
export const contentsOf = ({ tables }: Header): string =>
  [...logTables, ...otherTables]
    .flatMap(({ name, label }) => {
      const table = tables.find((one) => one.name === name);
      return table ? [`${table.rows} ${label}`] : [];
    })
    .join(', ');
