import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version } from '@swc/core';

const isSource = (url) => url.startsWith('file:') && url.endsWith('.ts') && !url.includes('/node_modules/');

/** Imports say `.js`, the sources are `.ts`. */
export const resolve = async (specifier, context, next) => {
  const isRelative = specifier.startsWith('.') && specifier.endsWith('.js') && isSource(context.parentURL ?? '');
  return next(isRelative ? specifier.replace(/\.js$/, '.ts') : specifier, context);
};

const OPTIONS = {
  swcrc: false,
  sourceMaps: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
  },
  module: { type: 'es6' },
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache/techcoop-swc-hook');
mkdirSync(cache, { recursive: true });

/** One file for each source: the hash of what it was made from, then what swc made of it. */
const transformed = async (filename) => {
  const source = await readFile(filename, 'utf8');
  const hash = createHash('sha256')
    .update(JSON.stringify([version, OPTIONS, source]))
    .digest('hex');
  const kept = join(cache, relative(root, filename).replaceAll(/[\\/]/g, '+'));
  const known = await readFile(kept, 'utf8').catch(() => '');
  if (known.startsWith(hash)) return known.slice(hash.length);
  const { code } = await transform(source, { ...OPTIONS, filename });
  // Renamed, so that processes that start together never read half of it.
  const unfinished = `${kept}.${process.pid}`;
  await writeFile(unfinished, hash + code);
  await rename(unfinished, kept);
  return code;
};

export const load = async (url, context, next) => {
  if (!isSource(url)) return next(url, context);
  return { format: 'module', source: await transformed(fileURLToPath(url)), shortCircuit: true };
};
