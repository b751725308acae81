import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type ArchivedTable, BackupRefused } from './format.js';
import type { Archive } from './read-archive.js';

export type CopyOptions = Readonly<{
  signal?: AbortSignal;
  /** Told of the bytes read so far, of all. */
  onRead?: (bytes: number, of: number) => void;
}>;

/** Fills tables from an archive that holds just these. `placeOf`: where the rows of a table go. */
export const copyInto = async (
  client: Client,
  archive: Archive,
  tables: readonly ArchivedTable[],
  placeOf: (table: string) => string,
  { signal, onRead }: CopyOptions = {},
): Promise<void> => {
  const described = archive.header.tables.map(({ name, columns }) => `${name} (${columns.join(', ')})`);
  const expected = tables.map(({ name, columns }) => `${name} (${columns.join(', ')})`);
  if (described.join() !== expected.join()) throw new BackupRefused(`${archive.path} has other tables than these.`);
  await archive.readTables(async (name, rows) => {
    const columns = tables.find((table) => table.name === name)?.columns ?? [];
    const copying = client.query(copyFrom(`copy ${placeOf(name)} (${columns.join(', ')}) from stdin`));
    await pipeline(rows, copying, { ...(signal && { signal }) });
    return copying.rowCount;
  }, onRead);
};
