import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

const root = fileURLToPath(new URL('../', import.meta.url));

/** How swc reads and writes our sources, for Jest too. */
export const JSC = {
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true },
  target: 'es2022',
};
const OPTIONS = { swcrc: false, sourceMaps: false, jsc: JSC, module: { type: 'es6' } };
/** As in the package.json of what is built. */
const PACKAGE = {
  type: 'module',
  imports: { '#*/testing': './libs/*/src/testing/index.js', '#*': './libs/*/src/index.js' },
};

/**
 * All sources as JavaScript, for the processes that tests start: a hook that transforms them while a process loads makes
 * it start twice as slowly. Kept from run to run; what has changed since is made anew. Resolves with the folder.
 */
export const makePrograms = async () => {
  const key = createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, PACKAGE]))
    .digest('hex');
  const folder = join(root, 'node_modules/.cache/techcoop-programs', key.slice(0, 16));
  await mkdir(folder, { recursive: true });
  await put(join(folder, 'package.json'), JSON.stringify(PACKAGE));
  // Where the console is built.
  await symlink(join(root, 'dist'), join(folder, 'dist')).catch(() => undefined);
  await Promise.all((await sources()).map((source) => refresh(source, join(folder, relative(root, source)))));
  return folder;
};

const sources = async () => {
  const all = await Promise.all(
    ['apps', 'libs', 'test'].map((name) => readdir(join(root, name), { recursive: true, withFileTypes: true })),
  );
  return all
    .flat()
    .filter((entry) => entry.isFile() && /(?<!\.spec|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, 'apps/console')));
};

/** What was made of a source has its time, in whole milliseconds. */
const refresh = async (source, place) => {
  const made = place.replace(/\.ts$/, '.js');
  const [{ mtime }, before] = await Promise.all([stat(source), stat(made).catch(() => undefined)]);
  if (before?.mtime.getTime() === mtime.getTime()) return;
  const { code } = await transform(await readFile(source, 'utf8'), { ...OPTIONS, filename: source });
  await mkdir(dirname(made), { recursive: true });
  await put(made, code, mtime);
};

/** Renamed, so that runs at the same time never read half of it. */
const put = async (path, text, time) => {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  if (time) await utimes(unfinished, time, time);
  await rename(unfinished, path);
};
