import type { Readable } from 'node:stream';

/** A file, by what is in it. */
export type Content = Readonly<{
  /** SHA-256, 64 hexadecimal digits, lower case. */
  sha256: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}>;

/** Where files are kept, each once, by its SHA-256. Error of all: FilesUnavailable. */
export type FileStore = Readonly<{
  /**
   * Takes a file that is on this machine's disk, whole and checked: afterwards it is kept for good, or, when this fails,
   * not at all. It may be moved away from `path`. What is kept already may be taken again, also at the same time. `signal`
   * ends it with its reason.
   */
  keep: (path: string, content: Content, signal?: AbortSignal) => Promise<void>;
  /** Undefined: there is none. */
  read: (sha256: string) => Promise<Readable | undefined>;
}>;
