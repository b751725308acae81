import { makeTables, type Pool } from '#postgres';
import type { Content } from './file-store.js';

/** What a backup holds of it. */
export const receivedFilesTable = {
  name: 'files.received',
  label: 'received files',
  columns: ['request_id', 'sha256', 'size', 'media_type', 'received_at', 'received_by'],
} as const;

/** A file that was sent in for a request. */
export type ReceivedFile = Content &
  Readonly<{
    /** Moment, RFC 3339. */
    receivedAt: string;
    receivedBy: string;
  }>;

type FileRow = Readonly<{ sha256: string; size: string; media_type: string; received_at: Date; received_by: string }>;

/** Which files were sent in for which request: who has not sent a file in does not get it by naming its hash. */
export class ReceivedFiles {
  private constructor(private readonly pool: Pool) {}

  /** Creates its table first, if it is not there. */
  static async open(pool: Pool): Promise<ReceivedFiles> {
    await makeTables(
      pool,
      `create schema if not exists files;
         create table if not exists files.received (
           request_id text not null,
           sha256 text not null,
           size bigint not null,
           media_type text not null,
           received_at timestamptz not null,
           received_by text not null,
           primary key (request_id, sha256)
         );`,
    );
    return new ReceivedFiles(pool);
  }

  /** What is noted then: the first time counts. */
  async note(requestId: string, file: ReceivedFile): Promise<ReceivedFile> {
    const { sha256, size, mediaType, receivedAt, receivedBy } = file;
    const { rowCount } = await this.pool.query(
      `insert into files.received (request_id, sha256, size, media_type, received_at, received_by)
       values ($1, $2, $3, $4, $5, $6) on conflict (request_id, sha256) do nothing`,
      [requestId, sha256, size, mediaType, receivedAt, receivedBy],
    );
    return rowCount === 0 ? ((await this.of(requestId)).get(sha256) ?? file) : file;
  }

  /** By SHA-256. */
  async of(requestId: string): Promise<ReadonlyMap<string, ReceivedFile>> {
    const { rows } = await this.pool.query<FileRow>('select * from files.received where request_id = $1', [requestId]);
    return new Map(rows.map((row) => [row.sha256, fileOf(row)]));
  }

  /** Every content once, in the order of its hash, page by page. */
  async contents(after: string, limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ sha256: string }>(
      'select distinct sha256 from files.received where sha256 > $1 order by sha256 limit $2',
      [after, limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }
}

const fileOf = ({ sha256, size, media_type, received_at, received_by }: FileRow): ReceivedFile => ({
  ...{ sha256, size: Number(size), mediaType: media_type },
  ...{ receivedAt: received_at.toISOString(), receivedBy: received_by },
});
