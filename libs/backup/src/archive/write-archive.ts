import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  type ArchivedTable,
  type ArchiveKind,
  END_OF_TABLE,
  FORMAT,
  type Footer,
  type Header,
  trailer,
} from './format.js';

export type Contents = Readonly<{
  kind: ArchiveKind;
  storeId: string;
  about: unknown;
  tables: readonly ArchivedTable[];
}>;

type Options = Readonly<{
  at: Date;
  signal?: AbortSignal | undefined;
  /** Told of the rows written so far, of all. */
  onProgress?: ((rows: number, of: number) => void) | undefined;
}>;

/** Faster than the default by half, and a tenth larger. */
const COMPRESSION = 3;
const NEWLINE = 10;

/** Writes the tables as they are in the client's transaction, streaming, and ends the target. Returns the header. */
export const writeArchive = async (
  client: Client,
  { kind, storeId, about, tables }: Contents,
  target: NodeJS.WritableStream,
  { at, signal, onProgress }: Options,
): Promise<Header> => {
  const counted = [];
  for (const table of tables)
    counted.push({ name: table.name, columns: table.columns, rows: await countRows(client, table) });
  const header = { techcoop: kind, format: FORMAT, storeId, at: at.toISOString(), tables: counted, about };
  const all = counted.reduce((sum, { rows }) => sum + rows, 0);
  const rows = rowsOf(client, tables, (so) => onProgress?.(so, all));
  await pipeline(
    Readable.from(rows, { objectMode: false }),
    createGzip({ level: COMPRESSION }),
    sealed(header),
    target,
    {
      ...(signal && { signal }),
    },
  );
  return header;
};

const countRows = async (client: Client, { name, where = 'true' }: ArchivedTable): Promise<number> => {
  const { rows } = await client.query<{ rows: string }>(`select count(*) as rows from ${name} where ${where}`);
  return Number(rows[0]?.rows);
};

const rowsOf = async function* (
  client: Client,
  tables: readonly ArchivedTable[],
  onProgress: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const written: number[] = [];
  let total = 0;
  for (const { name, columns, where = 'true', order } of tables) {
    const select = `select ${columns.join(', ')} from ${name} where ${where}${order ? ` order by ${order}` : ''}`;
    let rows = 0;
    // Only CopyToStreamQuery's types do not say that its chunks are buffers.
    for await (const chunk of client.query(copyTo(`copy (${select}) to stdout`)) as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1;
      onProgress(total + rows);
      yield chunk;
    }
    total += rows;
    written.push(rows);
    yield Buffer.from(END_OF_TABLE);
  }
  const footer: Footer = { rows: written };
  yield Buffer.from(`${JSON.stringify(footer)}\n`);
};

/** Puts the header before what is compressed, and the hash of both after it. */
const sealed = (header: Header) =>
  async function* (compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    const first = Buffer.from(`${JSON.stringify(header)}\n`);
    hash.update(first);
    yield first;
    for await (const chunk of compressed) {
      hash.update(chunk);
      yield chunk;
    }
    yield Buffer.from(trailer(hash.digest('hex')));
  };
