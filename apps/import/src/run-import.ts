import { verifyLedgers } from '#assistance';
import type { Clock } from '#configuration';
import { Refusal } from '#event-sourcing';
import type { Runtime } from '#runtime';
import { checkFiles, FileRefused, importFiles } from './import-files.js';
import { Listing } from './listing.js';
import { loadRates, readRates } from './load-rates.js';
import type { Options } from './options.js';
import type { ProgressBar } from './progress-bar.js';
import type { Result } from './report.js';
import { Tally } from './tally.js';

type Job = Readonly<{
  options: Pick<Options, 'files' | 'rates'>;
  /** Called once the files are found to be in order. */
  open: () => Promise<Pick<Runtime, 'store' | 'runner' | 'ids'>>;
  clock: Clock;
  progress: ProgressBar;
  signal: AbortSignal;
}>;

/** Checks all files, then records them. Errors: FileRefused, the signal's reason, those of the store. */
export const runImport = async ({
  options: { files, rates: ratesFile },
  open,
  clock,
  progress,
  signal,
}: Job): Promise<Result> => {
  const today = clock.now().toISOString().slice(0, 10);
  const rates = await ratesIn(ratesFile, today);
  await checkFiles(files, progress.update);
  signal.throwIfAborted();

  const { store, runner, ids } = await open();
  await loadRates(rates, runner, clock);
  const tally = new Tally(await Listing.open('listed'), await Listing.open('notes'));
  try {
    progress.nextPass('Recording');
    const recording = { runner, ids, clock, tally, today };
    await importFiles(files, { ...recording, signal, onProgress: progress.update });
    await tally.finish();
    const { identityHolds, broken } = await verifyLedgers(store);
    return { tally, identityHolds, broken };
  } catch (error) {
    await tally.close();
    throw error;
  }
};

const ratesIn = async (file: string, today: string) => {
  try {
    return await readRates(file, today);
  } catch (error) {
    if (error instanceof Refusal) {
      const { field, rule, line } = error.facts;
      throw new FileRefused(
        file,
        String(rule),
        `${String(field)} ${String(rule)}`,
        typeof line === 'number' ? line : undefined,
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new FileRefused(file, 'readable', `the file cannot be read: ${reason}`);
  }
};
