import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { DatabaseNotStarted } from './errors.js';
import type { ServerUser } from './server-user.js';

/** Role that owns everything in the embedded server. */
export const role = 'techcoop';

export type Cluster = Readonly<{
  /** PostgreSQL's data directory (`PGDATA`), absolute. */
  directory: string;
  passwordFile: string;
  binaries: Binaries;
  user: ServerUser | undefined;
}>;

/**
 * How the server user is told its directory: it may not be allowed to enter the folders above (`/root`, `mktemp -d`),
 * but the process starts inside, where Linux lets it stay.
 */
export const directoryArgument = ({ directory, user }: Pick<Cluster, 'directory' | 'user'>): string =>
  user !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : directory;

/** PostgreSQL needs little of our environment, and our secrets are none of its business. */
export const environment = (): NodeJS.ProcessEnv => {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
};

/** Does nothing when the cluster is there. Beside it first, then renamed: a crash in between leaves no half cluster. */
export const initialise = async (cluster: Cluster, flags: readonly string[] = []): Promise<void> => {
  await removeUnfinished(cluster);
  if (existsSync(cluster.directory)) return;
  const unfinished = await mkdtemp(cluster.directory + unfinishedSuffix);
  if (cluster.user !== undefined) {
    await chown(unfinished, cluster.user.uid, cluster.user.gid);
    await chown(cluster.passwordFile, cluster.user.uid, cluster.user.gid);
  }
  await runInitdb({ ...cluster, directory: unfinished }, flags);
  await rename(unfinished, cluster.directory);
  await syncFolder(dirname(cluster.directory));
};

const unfinishedSuffix = '.unfinished-';

/** The initdb of a killed techcoop may still be writing there: then its rest goes at the next start. */
const removeUnfinished = async ({ directory }: Cluster): Promise<void> => {
  const folder = dirname(directory);
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(directory) + unfinishedSuffix));
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
};

/** Else a power cut could undo the renaming, and the next start would take the cluster for an unfinished one. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
};

const runInitdb = async (cluster: Cluster, flags: readonly string[]): Promise<void> => {
  const windows = process.platform === 'win32';
  // Handed over open, for the same reason as the directory.
  const password = await open(cluster.passwordFile);
  try {
    const { code, output } = await run(cluster, password.fd, [
      `--pgdata=${directoryArgument(cluster)}`,
      `--pwfile=${windows ? cluster.passwordFile : '/dev/stdin'}`,
      `--username=${role}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider sorts alike on every system, by code point.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...flags,
    ]);
    if (code !== 0) throw new DatabaseNotStarted(`initdb failed:\n${output.trim()}`);
  } finally {
    await password.close();
  }
};

const run = ({ binaries, directory, user }: Cluster, stdin: number, args: readonly string[]) =>
  new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(binaries.initdb, args, {
      ...user,
      cwd: directory,
      env: environment(),
      stdio: [stdin, 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
