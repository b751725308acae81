import { createHash } from 'node:crypto';
import { donor, RegisterDonor } from '#contributions';
import { Refusal } from '#event-sourcing';
import { singleStream } from '#event-store';
import { checkFile, type IatiActivity, type IatiFile, IatiFileError, readActivities } from '#iati';
import { contextOf } from './command-context.js';
import { ACTIVITY, elementsOf } from './history/elements.js';
import { pursesIn } from './history/history.js';
import type { Donor } from './history/organisations.js';
import { type Outcome, recordActivity, type Recording } from './record-activity.js';
import type { Tally } from './tally.js';

/** A file is refused: nothing of any file is recorded. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly file: string,
    readonly rule: string,
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

export type Progress = (file: string, bytesRead: number) => void;

/** The first pass: every file is whole, of a known version and within the limits. Errors: FileRefused. */
export const checkFiles = async (files: readonly string[], onProgress: Progress): Promise<readonly IatiFile[]> => {
  const checked: IatiFile[] = [];
  for (const file of files)
    checked.push(
      await refusedAs(file, checkFile(file, { onProgress: ({ bytesRead }) => onProgress(file, bytesRead) })),
    );
  return checked;
};

type Import = Recording & Readonly<{ tally: Tally; signal: AbortSignal; onProgress: Progress }>;

/** So many activities are recorded at once: their streams are their own. */
const AT_ONCE = 8;

/** The second pass. Errors: FileRefused, when a file has changed since it was checked; the signal's reason. */
export const importFiles = async (files: readonly string[], job: Import): Promise<void> => {
  const underWay = new Set<Promise<void>>();
  const importer = new Importer(job);
  try {
    for await (const activity of activitiesOf(files, job.onProgress)) {
      job.signal.throwIfAborted();
      const recording = await importer.next(activity);
      const done: Promise<void> = recording().then(() => void underWay.delete(done));
      done.catch(() => undefined); // it stays among those under way, which are awaited below
      underWay.add(done);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
};

async function* activitiesOf(files: readonly string[], onProgress: Progress): AsyncGenerator<IatiActivity> {
  for (const file of files) {
    try {
      yield* readActivities(file, { onProgress: ({ bytesRead }) => onProgress(file, bytesRead) });
    } catch (error) {
      throw asFileRefused(file, error);
    }
  }
}

class Importer {
  /** Identifier → hash of the activity, to notice one that comes twice. */
  readonly #seen = new Map<string, string>();
  readonly #donors = new Set<string>();
  #told: Promise<void> = Promise.resolve();

  constructor(private readonly job: Import) {}

  /** Registers the donors of the next activity in the files' order, so that names come from the first that has them. */
  async next(activity: IatiActivity): Promise<() => Promise<void>> {
    const refused = this.#refusal(activity);
    if (refused === undefined)
      for (const { donor: each } of pursesIn(activity, this.job.today)) await this.#register(each);
    return () => this.#record(activity, refused);
  }

  /** Records it, and tells what came of it in the files' order. */
  #record(activity: IatiActivity, refused: string | undefined): Promise<void> {
    const before = this.#told;
    this.#told = this.#outcomeOf(activity, refused).then(async (outcome) => {
      await before;
      await this.job.tally.add(outcome);
    });
    return this.#told;
  }

  async #outcomeOf(activity: IatiActivity, refused: string | undefined): Promise<Outcome> {
    if (refused !== undefined) return listedWhole(activity, refused);
    try {
      return await recordActivity(activity, this.job);
    } catch (error) {
      // Amounts that come to more than can be counted exactly, when they are converted.
      if (error instanceof Refusal && error.code === 'AmountTooLarge') return listedWhole(activity, 'amount-too-large');
      throw error;
    }
  }

  #refusal(activity: IatiActivity): string | undefined {
    const { iatiIdentifier } = activity;
    if (iatiIdentifier === undefined) return 'no-identifier';
    if (iatiIdentifier.length > LONGEST_IDENTIFIER) return 'identifier-too-long';
    const hash = createHash('sha256')
      .update(
        JSON.stringify({
          ...activity,
          line: 0,
          issues: [],
          transactions: activity.transactions.map((each) => ({ ...each, line: 0 })),
        }),
      )
      .digest('base64');
    const known = this.#seen.get(iatiIdentifier);
    if (known !== undefined && known !== hash) return 'identifier-used-twice';
    this.#seen.set(iatiIdentifier, hash);
    return undefined;
  }

  async #register(registration: Donor): Promise<void> {
    const { donorId } = registration;
    if (this.#donors.has(donorId)) return;
    this.#donors.add(donorId);
    const context = contextOf('donors', this.job.clock.now());
    try {
      await this.job.runner.run(new RegisterDonor(registration, context), singleStream(donor));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error; // it is known, or fails at the pledge, which lists it
    }
  }
}

const LONGEST_IDENTIFIER = 300;

const listedWhole = (activity: IatiActivity, reason: string): Outcome => {
  const elements = elementsOf(activity);
  const listed = elements.map((one) => ({
    ...one,
    reason: one.element === ACTIVITY ? reason : `activity-not-recorded`,
  }));
  const name = activity.iatiIdentifier?.slice(0, LONGEST_IDENTIFIER) ?? `(line ${activity.line})`;
  return { activity: name, elements, recorded: [], listed, notes: [], commands: 0 };
};

const refusedAs = async <T>(file: string, reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (error) {
    throw asFileRefused(file, error);
  }
};

const asFileRefused = (file: string, error: unknown): unknown =>
  error instanceof IatiFileError ? new FileRefused(file, error.rule, error.message, error.line) : error;
