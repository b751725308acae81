/** A process that restores a backup into a database, to be killed; says when it has begun. */
import { MasterKeys } from '#personal-data';
import { Archive, restore } from '../index.js';

const [path = '', databaseUrl = ''] = process.argv.slice(2);
const backup = await Archive.open(path, 'backup');
let said = false;
const say = (): void => {
  if (!said) process.stdout.write('begun\n');
  said = true;
};
await restore(
  databaseUrl,
  { backup, keys: undefined, erasures: [], masterKeys: MasterKeys.none, now: new Date() },
  { onRead: say },
);
