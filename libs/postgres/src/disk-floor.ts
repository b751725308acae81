import { statfsSync } from 'node:fs';
import { DiskAlmostFull } from './errors.js';
import type { Logger } from './server.js';

export type DiskFloorOptions = Readonly<{
  /** On the disk that is looked at. */
  directory: string;
  /** Bytes that are to stay free; 0: all may be used. */
  bytes: number;
  logger: Logger;
}>;

const LOOK_EVERY_MS = 1_000;
const MEGABYTE = 1024 * 1024;

/**
 * Keeps so much of the disk free that PostgreSQL never meets a full one: without room to write, it can neither go on nor
 * come up again. Looking takes a few microseconds and is done at most once a second, so nobody has to wait for it.
 */
export class DiskFloor {
  #lookedAt = -Infinity;
  #free = Infinity;
  #isBelow = false;

  constructor(private readonly options: DiskFloorOptions) {}

  /** Bytes that are free, as of at most a second ago; Infinity when the system does not say. */
  free(): number {
    const now = performance.now();
    if (now - this.#lookedAt >= LOOK_EVERY_MS) {
      this.#lookedAt = now;
      this.#look();
    }
    return this.#free;
  }

  /** Error: DiskAlmostFull. */
  readonly requireRoom = (): void => this.#require(this.options.bytes);

  /** The same for the little that is noted of whoever looks or comes in: half of what is kept free is for that. */
  readonly requireRoomForNotes = (): void => this.#require(this.options.bytes / 2);

  #require(bytes: number): void {
    if (this.free() < bytes) throw this.#almostFull();
  }

  #look(): void {
    const { directory, bytes, logger } = this.options;
    this.#free = freeIn(directory);
    const wasBelow = this.#isBelow;
    this.#isBelow = this.#free < bytes;
    if (this.#isBelow && !wasBelow) logger.warn(this.#almostFull().message);
    if (!this.#isBelow && wasBelow) logger.info(`There is room again in ${directory}: commands are taken.`);
  }

  #almostFull(): DiskAlmostFull {
    const { directory, bytes } = this.options;
    return new DiskAlmostFull(directory, Math.floor(this.#free / MEGABYTE), Math.ceil(bytes / MEGABYTE));
  }
}

/** What a server that is not root may still write. */
const freeIn = (directory: string): number => {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return Infinity;
  }
};
