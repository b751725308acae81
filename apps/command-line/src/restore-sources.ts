import { existsSync } from 'node:fs';
import { type AboutBackup, Archive, BackupRefused } from '#backup';
import type { Configuration } from '#configuration';
import { openKurrentDb } from '#event-store';
import { MasterKeys, type RegisteredErasure, readRegister } from '#personal-data';

type Named = Readonly<{ file: string; keys: string | undefined; erasures: readonly string[] }>;

/** Everything that a restore is made of, found whole and of one log. Errors: BackupRefused, RegisterDamaged. */
export const restoreSources = async (
  { file, keys: keysFile, erasures: registers }: Named,
  configuration: Configuration,
) => {
  const { keyFile, erasureRegister } = configuration.personalData;
  const backup = await Archive.open(file, 'backup');
  const keys = keysFile === undefined ? undefined : await Archive.open(keysFile, 'keys');
  if (keys && keys.header.storeId !== backup.header.storeId)
    throw new BackupRefused(`${keys.path} has the keys of another log than ${file}.`);
  await requireSameEngine(backup, configuration);
  const missing = registers.find((register) => !existsSync(register));
  if (missing !== undefined) throw new BackupRefused(`${missing} is not there.`);
  const erasures: RegisteredErasure[] = [];
  // That of this machine, too, where there is one.
  for (const register of new Set([...registers, erasureRegister]))
    if (register !== undefined && existsSync(register))
      erasures.push(...(await readRegister(register, backup.header.storeId)));
  return { backup, keys, erasures, masterKeys: await MasterKeys.fromFile(keyFile) };
};

const requireSameEngine = async (backup: Archive, { eventStoreUrl }: Configuration): Promise<void> => {
  const { log } = backup.header.about as AboutBackup; // as backUp wrote it
  if (log !== null && eventStoreUrl !== undefined)
    throw new BackupRefused(`${backup.path} holds events of PostgreSQL: leave EVENT_STORE_URL unset to restore it.`);
  if (log !== null) return;
  if (eventStoreUrl === undefined)
    throw new BackupRefused(
      `${backup.path} holds no events, since they are in KurrentDB: restore those there, and set EVENT_STORE_URL.`,
    );
  const store = await openKurrentDb({ connectionString: eventStoreUrl });
  const { storeId } = store;
  await store.close();
  if (storeId !== backup.header.storeId)
    throw new BackupRefused(`${backup.path} is of another log than the one that EVENT_STORE_URL leads to.`);
};
