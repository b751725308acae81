import { pino } from 'pino';
import { type AboutBackup, type Archive, type Restored, contentsOf, restore as restoreBackup } from '#backup';
import { type Configuration, SystemClock, readConfiguration } from '#configuration';
import { keysFor, sealHash, sealingPlaceOf, verifyLog } from '#evidence';
import { ErasureRegister } from '#personal-data';
import { openDatabase } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';
import { type CommandLine, EXIT, type Surroundings, WrongUsage } from './command-line.js';
import { progressOf } from './progress.js';
import { restoreSources } from './restore-sources.js';
import { told } from './verify-report.js';

/** Restores a backup into an empty database, completes the erasures made since, and verifies what is there then. */
export const restore: CommandLine = {
  usage: 'FILE [--keys KEYS] [--erasures REGISTER…]',
  summary: 'Restore a backup into an empty database, erase again who was erased since, and verify the log',
  options: { keys: { type: 'string' }, erasures: { type: 'string', multiple: true } },
  run: async ({ positionals: [file, ...others], values: { keys }, lists }, surroundings) => {
    if (file === undefined || others.length > 0) throw new WrongUsage('Say what to restore: the name of one file.');
    const { environment, out, err, signal } = surroundings;
    const configuration = readConfiguration({ LOG_LEVEL: 'warn', ...environment });
    const named = { file, keys: typeof keys === 'string' ? keys : undefined, erasures: lists['erasures'] ?? [] };
    const sources = await restoreSources(named, configuration);
    const { erasureRegister } = configuration.personalData;
    const database = await openDatabase(configuration);
    try {
      // What is erased again is noted there, so it must be there before.
      if (erasureRegister) await ErasureRegister.open(erasureRegister);
      const progress = progressOf('Restoring', err);
      const options = { signal, onRead: progress.update };
      const restored = await restoreBackup(database.url, { ...sources, now: new Date() }, options)
        .catch(unlessStopped(signal))
        .finally(progress.stop);
      if (!restored) {
        err.write('Stopped: nothing was restored.\n');
        return EXIT.interrupted;
      }
      out.write(report(sources.backup, restored));
      return await verified(database.url, configuration, sources.backup, surroundings);
    } finally {
      await database.stop();
    }
  },
};

const unlessStopped = (signal: AbortSignal) => (error: unknown) => {
  if (signal.aborted) return undefined;
  throw error;
};

/** The runtime completes the erasures as it opens. */
const verified = async (
  databaseUrl: string,
  configuration: Configuration,
  backup: Archive,
  { out, err, signal }: Surroundings,
): Promise<number> => {
  const { eventStoreUrl, personalData, logLevel } = configuration;
  const sealing = sealingPlaceOf(configuration);
  const logger = pino({ level: logLevel }, pino.destination(2));
  const runtime = await openRuntime({
    ...{ databaseUrl, eventStoreUrl, personalData, sealing, clock: new SystemClock(), logger },
  });
  const progress = progressOf('Verifying', err);
  try {
    const { store, seals } = runtime;
    const { accepted, trust } = await keysFor(undefined, sealing);
    const onProgress = (done: number): void => progress.update(done, 1);
    const found = await verifyLog({ store, seals, accepted, signal, onProgress }).catch(unlessStopped(signal));
    progress.stop();
    if (!found) {
      err.write('It was not verified to its end: techcoop verify does that.\n');
      return EXIT.interrupted;
    }
    out.write(`${told(found, { trust, sealed: sealing !== undefined })}\n`);
    const isSealed = await hasSealOf(backup, runtime);
    if (!isSealed) out.write('The seal that was made with the backup is not among the seals.\n');
    if (!found.whole || !isSealed) out.write('So it was when it was backed up: the file itself is undamaged.\n');
    return found.whole && isSealed ? EXIT.done : EXIT.failed;
  } finally {
    progress.stop();
    await runtime.close();
  }
};

const hasSealOf = async ({ header }: Archive, { seals }: Runtime): Promise<boolean> => {
  const { seal } = header.about as AboutBackup; // as backUp wrote it
  if (seal === null) return true;
  const rows = await seals.all();
  return rows.some((row) => row.seal !== undefined && sealHash(row.seal) === sealHash(seal));
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
