import type { ClientBase, Pool, PoolClient } from 'pg';

/** All of it or nothing: what `work` throws undoes it. */
export const inTransaction = async <T>(client: Pick<ClientBase, 'query'>, work: () => Promise<T>): Promise<T> => {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // When the connection is gone, so is the transaction.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/** The same on a connection of its own, which is free again when it has ended. */
export const inOwnTransaction = async <T>(
  pool: Pick<Pool, 'connect'>,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  try {
    return await inTransaction(client, () => work(client));
  } finally {
    client.release();
  }
};
