import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './file-store.js';

/** Files in a directory, as `ab/abcdef…`. What arrives must come from the same file system: it is renamed. */
export const directoryStore = (directory: string): FileStore => {
  const placeOf = (sha256: string): string => join(directory, sha256.slice(0, 2), sha256);
  return {
    keep: async (path, { sha256 }) => {
      const place = placeOf(sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await toDisk(dirname(place));
      await toDisk(directory);
    },
    read: async (sha256) => {
      try {
        return (await open(placeOf(sha256))).createReadStream();
      } catch (error) {
        if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
};

/** A name is safe once its directory is. */
const toDisk = async (directory: string): Promise<void> => {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
};
