import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { type AboutBackup, Archive, BackupRefused, type Restored, contentsOf, restore as restoreBackup } from '#backup';
import { type Configuration, SystemClock, readConfiguration } from '#configuration';
import { openKurrentDb } from '#event-store';
import { ErasureRegister, MasterKeys, type RegisteredErasure, readRegister } from '#personal-data';
import { openDatabase } from '#postgres';
import { openRuntime } from '#runtime';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';
import { progressOf } from './progress.js';

/** Restores a backup into an empty database, and completes the erasures made since. */
export const restore: CommandLine = {
  usage: 'FILE [--keys KEYS] [--erasures REGISTER]',
  summary: 'Restore a backup into an empty database, verify it, and erase again who was erased since',
  options: { keys: { type: 'string' }, erasures: { type: 'string' } },
  run: async ({ positionals: [file, ...others], values }, { environment, out, err, signal }) => {
    if (file === undefined || others.length > 0) throw new WrongUsage('Say what to restore: the name of one file.');
    const configuration = readConfiguration({ LOG_LEVEL: 'warn', ...environment });
    const { personalData } = configuration;
    const backup = await Archive.open(file, 'backup');
    const keys = typeof values['keys'] === 'string' ? await Archive.open(values['keys'], 'keys') : undefined;
    if (keys && keys.header.storeId !== backup.header.storeId)
      throw new BackupRefused(`${keys.path} has the keys of another log than ${file}.`);
    await requireSameEngine(backup, configuration);
    const registers = [values['erasures'], personalData.erasureRegister];
    const erasures = await registered(registers, values['erasures'], backup);
    const masterKeys = await MasterKeys.fromFile(personalData.keyFile);
    const clock = new SystemClock();
    const database = await openDatabase(configuration);
    try {
      // What is erased again is noted there, so it must be there before.
      if (personalData.erasureRegister) await ErasureRegister.open(personalData.erasureRegister);
      const progress = progressOf('Restoring', err);
      const source = { backup, keys, erasures, masterKeys, now: clock.now() };
      const restored = await restoreBackup(database.url, source, { signal, onRead: progress.update }).finally(
        progress.stop,
      );
      const logger = pino({ level: configuration.logLevel }, pino.destination(2));
      const { eventStoreUrl } = configuration;
      // It completes the erasures as it opens.
      const runtime = await openRuntime({ databaseUrl: database.url, eventStoreUrl, personalData, clock, logger });
      await runtime.close();
      out.write(report(backup, restored));
      return EXIT.done;
    } catch (error) {
      if (!signal.aborted) throw error;
      err.write('Stopped: nothing was restored.\n');
      return EXIT.interrupted;
    } finally {
      await database.stop();
    }
  },
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

/** Of the file that is named, which must be there, and of the register of this machine, where there is one. */
const registered = async (
  files: readonly unknown[],
  named: unknown,
  { header }: Archive,
): Promise<readonly RegisteredErasure[]> => {
  const erasures: RegisteredErasure[] = [];
  for (const file of new Set(files)) {
    if (typeof file !== 'string') continue;
    if (existsSync(file)) erasures.push(...(await readRegister(file, header.storeId)));
    else if (file === named) throw new BackupRefused(`${file} is not there.`);
  }
  return erasures;
};

const report = ({ path, header }: Archive, { epoch, erased, missingKeys, storeId }: Restored): string =>
  [
    `Restored from ${path}, which was written ${header.at}: ${contentsOf(header)}.`,
    `It is the log ${storeId}${epoch === null ? '' : `, from now on in epoch ${epoch}`}. Read models are made anew at the next start.`,
    ...(erased > 0 ? [`${erased} persons were erased, and stay so.`] : []),
    ...(missingKeys > 0
      ? [`The keys of ${missingKeys} persons are missing. Bring them back with: techcoop keys import FILE`]
      : []),
    '',
  ].join('\n');
