import { BackupRefused, backUp, contentsOf, writeFile } from '#backup';
import { EvidenceUnusable, type SignedSeal } from '#evidence';
import { type CommandLine, EXIT, WrongUsage } from './command-line.js';
import type { Instance } from './instance.js';
import { progressOf } from './progress.js';
import { sealNow } from './seal.js';

const ON_KURRENTDB = `The events are in KurrentDB: back them up with KurrentDB's own backup (a copy of its files or a snapshot of its disks, see docs.kurrent.io).
What else there is, ids that were given and the register of persons, goes into a file with
  techcoop backup FILE --without-events
and the keys of persons into another with
  techcoop keys export FILE
Take them after KurrentDB's own backup.`;

/** Writes a backup, of an instance that runs or not. */
export const backup: CommandLine = {
  usage: 'FILE [--without-events]',
  summary: 'Write a backup of everything but the keys of persons (-: to standard output)',
  options: { 'without-events': { type: 'boolean' } },
  run: async ({ positionals: [file, ...others], values }, { open, out, err, signal }) => {
    if (file === undefined || others.length > 0) throw new WrongUsage('Say where to: the name of one file, or -.');
    const instance = await open();
    const { databaseUrl, store, hasLog, clock } = instance;
    if (!hasLog && !values['without-events']) throw new BackupRefused(ON_KURRENTDB);
    if (hasLog && values['without-events'])
      throw new WrongUsage('The events are in the database: a backup without them is of no use.');
    const seal = await newestSeal(instance, err);
    const progress = progressOf('Backing up', err);
    const source = {
      ...{ databaseUrl, storeId: store.storeId, hasLog },
      ...{ seal, now: clock.now() },
    };
    const write = (target: NodeJS.WritableStream) => backUp(source, target, { signal, onProgress: progress.update });
    try {
      const header = await (file === '-' ? write(out) : writeFile(file, write));
      progress.stop();
      err.write(
        `Backed up ${contentsOf(header)}.\nKeys of persons are not in it, save them with: techcoop keys export FILE\n`,
      );
      return EXIT.done;
    } catch (error) {
      if (!signal.aborted) throw error;
      return EXIT.interrupted;
    } finally {
      progress.stop();
    }
  },
};

/** Made now, where seals are made; a backup is worth having also where that fails. */
const newestSeal = async (instance: Instance, err: NodeJS.WritableStream): Promise<SignedSeal | null> => {
  try {
    if (instance.sealing) return (await sealNow(instance)).newest ?? null;
  } catch (error) {
    if (!(error instanceof EvidenceUnusable)) throw error;
    err.write(`No seal was made: ${error.message}\n`);
  }
  return null;
};
