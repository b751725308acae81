import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const UNFINISHED = '.unfinished-';

/**
 * Writes a file beside its place, and puts it there when it is whole and on the disk: under the given name there never
 * is half of one. Only its owner may read it.
 */
export const writeFile = async <T>(path: string, write: (target: NodeJS.WritableStream) => Promise<T>): Promise<T> => {
  await removeUnfinished(path);
  const unfinished = `${path}${UNFINISHED}${randomUUID()}`;
  const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
  try {
    const written = await write(file);
    if (!file.closed) await once(file, 'close');
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    file.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
};

/** What a killed process left; should it still write, it cannot put its file into place any more. */
const removeUnfinished = async (path: string): Promise<void> => {
  const folder = dirname(path);
  const left = (await readdir(folder)).filter((name) => name.startsWith(basename(path) + UNFINISHED));
  for (const name of left) await rm(join(folder, name), { force: true });
};

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};
