import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseNotStarted } from './errors.js';

/** What a running instance says about itself to command lines on the same data directory. */
export type Instance = Readonly<{
  pid: number;
  /** With its password: the file can be read by its owner only. */
  databaseUrl: string;
  httpPort?: number;
}>;

/** Where things lie in a data directory. */
export const pathsIn = (dataDirectory: string) => {
  const root = resolve(dataDirectory);
  return {
    root,
    cluster: join(root, 'postgres'),
    lock: join(root, 'lock'),
    log: join(root, 'postgres.log'),
    password: join(root, 'postgres-password'),
    instance: join(root, 'instance.json'),
  };
};

export const makeDataDirectory = async (root: string): Promise<void> => {
  await mkdir(root, { recursive: true, mode: 0o700 }).catch((cause: NodeJS.ErrnoException) => {
    throw new DatabaseNotStarted(`TECHCOOP_DATA: ${root} is no directory that can be written (${cause.code})`, {
      cause,
    });
  });
};

/** The password in this file; a new one is written when there is none. */
export const passwordIn = async (file: string): Promise<string> => {
  const known = await readIfThere(file);
  if (known !== undefined) return known.trim();
  const password = randomBytes(24).toString('base64url');
  await writePrivately(file, `${password}\n`);
  return password;
};

export const readInstance = async (file: string): Promise<Instance | undefined> => {
  const text = await readIfThere(file);
  // Only writeInstance writes this file, and it appears whole.
  return text === undefined ? undefined : (JSON.parse(text) as Instance);
};

export const writeInstance = (file: string, instance: Instance): Promise<void> =>
  writePrivately(file, `${JSON.stringify(instance, undefined, 2)}\n`);

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Mode 600, and either whole or not there, also after a crash. */
const writePrivately = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.new`;
  await rm(unfinished, { force: true });
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
};
