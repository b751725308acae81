import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { codeOf, DatabaseNotStarted } from './errors.js';

/**
 * Takes the lock of a file, or gives undefined when somebody has it. The kernel keeps it with the open file, so it
 * goes with the process however that ends; the file itself means nothing and stays.
 */
export const tryLock = (path: string): (() => void) | undefined => {
  const file = process.platform === 'linux' ? openAndFlock(path) : openExclusively(path);
  return file === undefined ? undefined : () => closeSync(file);
};

/** Node has no flock(2); the lock that flock(1) takes on a file handed to it stays with our open file. */
const openAndFlock = (path: string): number | undefined => {
  const file = openSync(path, 'a', 0o600);
  const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', file] });
  if (status === 0) return file;
  closeSync(file);
  if (status === 1) return undefined;
  throw new DatabaseNotStarted(`cannot lock ${path} with flock (package util-linux): ${error?.message ?? status}`);
};

/** Elsewhere open(2) locks: O_EXLOCK of macOS and BSD, and the flag of libuv that means the same on Windows. */
const openExclusively = (path: string): number | undefined => {
  const exclusive = process.platform === 'win32' ? 0x1000_0000 : 0x20 | constants.O_NONBLOCK;
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | exclusive, 0o600);
  } catch (error) {
    if (['EAGAIN', 'EBUSY'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
};
