import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { atPace, type Pace } from './at-pace.js';
import { FileRefused } from './errors.js';

const MEGABYTE = 1024 * 1024;

export type IncomingOptions = Readonly<{
  directory: string;
  /** Bytes. */
  largest: number;
  pace: Pace;
  /** Error: DiskAlmostFull. */
  requireRoom: () => void;
}>;

export type Arrival = Readonly<{ body: Readable; sha256: string; signal: AbortSignal }>;

/** Files on their way: each in a file of its own, of which nothing is left in the end. */
export class Incoming {
  readonly #underWay = new Set<string>();

  constructor(private readonly options: IncomingOptions) {}

  /**
   * `use` gets the path of the file, once it is on the disk and what was announced. Memory stays bounded, however large it
   * is. Errors: FileRefused, DiskAlmostFull, what the body breaks off with, those of `use`.
   */
  async receive<T>(arrival: Arrival, use: (path: string, size: number) => Promise<T>): Promise<T> {
    const path = join(this.options.directory, randomUUID());
    this.#underWay.add(path);
    try {
      return await use(path, await this.#write(path, arrival));
    } finally {
      await rm(path, { force: true }).finally(() => this.#underWay.delete(path));
    }
  }

  /** Removes what processes left behind that were killed: files that nobody has written to for so long. */
  async sweep(unchangedMs: number): Promise<void> {
    const { directory } = this.options;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (const name of await readdir(directory)) {
      const path = join(directory, name);
      if (this.#underWay.has(path)) continue; // its age is a matter of the clock
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs >= unchangedMs) await rm(path, { force: true });
    }
  }

  async #write(path: string, { body, sha256, signal }: Arrival): Promise<number> {
    const { largest, pace, requireRoom } = this.options;
    requireRoom();
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of atPace(body, pace, signal)) {
        size += chunk.length;
        if (size > largest) throw tooLarge(largest);
        requireRoom();
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const found = hash.digest('hex');
    if (found !== sha256)
      throw new FileRefused('FileDiffers', `What came has the SHA-256 ${found}. Send the file again.`, { found, size });
    return size;
  }
}

export const tooLarge = (largest: number): FileRefused => {
  const megabytes = Math.floor(largest / MEGABYTE);
  return new FileRefused('FileTooLarge', `A file may have at most ${megabytes} MB.`, { megabytes });
};
