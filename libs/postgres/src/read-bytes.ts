import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Of COPY's binary format (PostgreSQL, "COPY", binary format): signature and flags, before the length of what follows. */
const headerLength = 15;

/**
 * The one bytea that a `select` gives, or undefined where there is none: an ordinary answer would have it as text of
 * twice its length. Values are part of the statement (`pg.escapeLiteral`), since COPY takes no parameters.
 */
export const readBytes = async (pool: pg.Pool, select: string): Promise<Buffer | undefined> => {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout (format binary)`)))
      chunks.push(chunk as Buffer); // as pg-copy-streams reads them
    return onlyField(Buffer.concat(chunks));
  } catch (error) {
    failure = error as Error; // of pg
    throw error;
  } finally {
    client.release(failure);
  }
};

const onlyField = (copied: Buffer): Buffer | undefined => {
  const row = headerLength + 4 + copied.readInt32BE(headerLength);
  if (copied.readInt16BE(row) < 1) return undefined; // the end
  const length = copied.readInt32BE(row + 2);
  return length < 0 ? undefined : copied.subarray(row + 6, row + 6 + length);
};
