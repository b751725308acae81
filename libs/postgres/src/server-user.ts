import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { DatabaseNotStarted } from './errors.js';

/** As whom PostgreSQL runs, when it can't run as the user that techcoop runs as. */
export type ServerUser = Readonly<{ uid: number; gid: number }>;

/**
 * PostgreSQL refuses to run as root. Then its user is the owner of the cluster that is there, or else the system's
 * user `postgres`, which is added when missing. Undefined when techcoop itself is not root.
 */
export const serverUser = (cluster: string): ServerUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp() ?? add();
};

const lookUp = (): ServerUser | undefined => {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
};

const idOf = (flag: '-u' | '-g'): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

const add = (): ServerUser => {
  const { stderr, error } = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ],
    { encoding: 'utf8' },
  );
  // Looked up whatever useradd said: another process may have been faster.
  const user = lookUp();
  if (user !== undefined) return user;
  throw new DatabaseNotStarted(
    `PostgreSQL refuses to run as root, and the user postgres could not be added (${error?.message ?? stderr.trim()}). ` +
      'Run techcoop as another user, add the user postgres, or set DATABASE_URL.',
  );
};
