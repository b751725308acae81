import pg from 'pg';

/** Copying all of a log takes its time; texts of times are the same on every server. */
const settings = {
  statement_timeout: '0',
  transaction_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  datestyle: 'ISO',
  timezone: 'UTC',
  // A log is read in the order of its index, never sorted on the disk.
  enable_sort: 'off',
};

/** Uses one connection of its own, of which a transaction may last as long as it needs. */
export const withClient = async <T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'techcoop backup',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // A lost connection also fails what was under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    // Where the connection is gone, there is nothing to be said any more.
    await client.end().catch(() => undefined);
  }
};

/** One snapshot of the whole database, which nothing that goes on beside it changes. */
export const inSnapshot = async <T>(client: pg.Client, read: () => Promise<T>): Promise<T> => {
  await client.query('begin isolation level repeatable read read only');
  const result = await read();
  await client.query('commit');
  return result;
};
