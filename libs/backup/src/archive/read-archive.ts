import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupRefused, type ArchiveKind, FORMAT, type Footer, type Header, TRAILER_BYTES, trailer } from './format.js';
import { Sections } from './sections.js';

const LONGEST_HEADER = 1024 * 1024;
const CHUNK = 256 * 1024;

/** An archive that was found whole. */
export class Archive {
  private constructor(
    readonly path: string,
    readonly header: Header,
    private readonly place: Readonly<{ rowsFrom: number; end: number; sha256: string }>,
  ) {}

  /** Reads the whole file once. Throws BackupRefused when any byte of it is not as it was written. */
  static async open(path: string, kind: ArchiveKind): Promise<Archive> {
    const file = await open(path).catch(({ code }: NodeJS.ErrnoException) => {
      throw new BackupRefused(`${path} cannot be read (${code}).`);
    });
    try {
      const { line, header } = await readHeader(file, path, kind);
      const end = (await file.stat()).size - TRAILER_BYTES;
      const rowsFrom = line.length + 1;
      const sha256 = end < rowsFrom ? '' : await hashOf(path, end);
      const { buffer } = await file.read(Buffer.alloc(TRAILER_BYTES), 0, TRAILER_BYTES, Math.max(0, end));
      if (buffer.toString('latin1') !== trailer(sha256))
        throw new BackupRefused(`${path} is damaged: it was cut off, or changed since it was written.`);
      return new Archive(path, header, { rowsFrom, end, sha256 });
    } finally {
      await file.close();
    }
  }

  /**
   * Gives the rows of each table in turn, as COPY takes them: `take` resolves with how many it took. Throws
   * BackupRefused when the file has changed meanwhile.
   */
  async readTables(
    take: (table: string, rows: AsyncIterable<Buffer>) => Promise<number>,
    onRead: (bytes: number, of: number) => void = () => undefined,
  ): Promise<void> {
    const { rowsFrom, end, sha256 } = this.place;
    const hash = createHash('sha256');
    let read = 0;
    const hashed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        hash.update(chunk);
        // The header's line is not compressed.
        const skipped = Math.min(chunk.length, Math.max(0, rowsFrom - read));
        read += chunk.length;
        onRead(read, end);
        yield chunk.subarray(skipped);
      }
    };
    const gunzip = createGunzip({ chunkSize: CHUNK });
    const reading = pipeline(createReadStream(this.path, { end: end - 1, highWaterMark: CHUNK }), hashed, gunzip);
    // It is awaited below, where `take` has not failed before.
    reading.catch(() => undefined);
    try {
      const sections = new Sections(gunzip);
      const taken: number[] = [];
      for (const { name } of this.header.tables) taken.push(await take(name, sections.rows()));
      const footer = JSON.parse(await sections.rest()) as Footer; // written by write-archive.ts
      await reading;
      const announced = this.header.tables.map(({ rows }) => rows);
      if (hash.digest('hex') !== sha256 || !isSame(footer.rows, announced) || !isSame(taken, announced))
        this.#changed();
    } catch (error) {
      if (isOfCompression(error)) this.#changed();
      throw error;
    } finally {
      gunzip.destroy();
    }
  }

  #changed(): never {
    throw new BackupRefused(`${this.path} was changed while it was read.`);
  }
}

/** Not by instanceof: where a test runs, system errors come from another realm. */
const isOfCompression = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((rows, index) => rows === other[index]);

const readHeader = async (
  file: FileHandle,
  path: string,
  kind: ArchiveKind,
): Promise<Readonly<{ line: Buffer; header: Header }>> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  const line = buffer.subarray(0, Math.max(0, end));
  const header = parsed(line.toString());
  const noun = kind === 'keys' ? 'file of keys' : 'backup';
  if (header?.techcoop !== kind) throw new BackupRefused(`${path} is no ${noun} of techcoop.`);
  if (header.format !== FORMAT)
    throw new BackupRefused(
      `${path} is of format ${String(header.format)}, and this release of techcoop reads format ${FORMAT}: use the release that wrote it, or a newer one.`,
    );
  // What else it says is what was written, when the hash of the file says so.
  return { line, header: header as Header };
};

const parsed = (line: string): Partial<Header> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

const hashOf = async (path: string, end: number): Promise<string> => {
  const hash = createHash('sha256');
  // A file that was cut off may be shorter than its trailer.
  if (end > 0)
    for await (const chunk of createReadStream(path, { end: end - 1, highWaterMark: CHUNK }))
      hash.update(chunk as Buffer);
  return hash.digest('hex');
};
