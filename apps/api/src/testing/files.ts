import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileSettings } from '#files';

const MEGABYTE = 1024 * 1024;

/** Settings for files in a directory of their own, and what removes it. */
export const temporaryFiles = async (): Promise<{ settings: FileSettings; remove: () => Promise<void> }> => {
  const directory = await mkdtemp(join(tmpdir(), 'techcoop-files-'));
  return {
    settings: { directory, s3: undefined, largest: MEGABYTE, virusScanner: undefined, diskFloorBytes: 0 },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
};
