import { IdSequence } from '#configuration';
import { PostgresEventStore } from '#event-store';
import { Seals } from '#evidence';
import { ReceivedFiles } from '#files';
import { PostgresKeyStore } from '#personal-data';
import { Pool } from '#postgres';

/** Makes the tables that a restore fills, in a database that has none. */
export const prepareTables = async (databaseUrl: string, { hasLog }: Readonly<{ hasLog: boolean }>): Promise<void> => {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await IdSequence.open(pool);
    await PostgresKeyStore.open(pool);
    await Seals.makeTable(pool);
    await ReceivedFiles.open(pool);
  } finally {
    await pool.end();
  }
  if (hasLog) await (await PostgresEventStore.open({ connectionString: databaseUrl, poolSize: 1 })).close();
};
