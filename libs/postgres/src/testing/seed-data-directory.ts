import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { findBinaries } from '../binaries.js';
import { initialise } from '../cluster.js';
import { passwordIn, pathsIn } from '../data-directory.js';
import { serverUser } from '../server-user.js';

/**
 * Puts a cluster nobody has used, and its password, into a data directory. initdb takes a second: in a Jest run (which
 * names a place for it) it runs once, and all others get copies.
 */
export const seedDataDirectory = async (directory: string): Promise<void> => {
  const kept = process.env['TEST_CLUSTER'];
  if (kept === undefined) return initialiseIn(directory);
  if (!existsSync(kept)) {
    const unfinished = await mkdtemp(`${kept}.`);
    await initialiseIn(unfinished);
    // Another worker may have been faster.
    await rename(unfinished, kept).catch(() => rm(unfinished, { recursive: true }));
  }
  // cp rather than Node: as root, the cluster must keep its owner.
  await promisify(execFile)('cp', ['-a', `${kept}/.`, directory]);
};

const initialiseIn = async (root: string): Promise<void> => {
  const { cluster: directory, password: passwordFile } = pathsIn(root);
  const user = serverUser(directory);
  await passwordIn(passwordFile);
  await initialise({ directory, passwordFile, user, binaries: await findBinaries(user) }, ['--no-sync']);
};
