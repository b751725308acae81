import { requestFold, requestStream } from '#assistance';
import type { Clock, IdSequence } from '#configuration';
import { Command, type CommandContext, type Load } from '#event-sourcing';
import { type CommandRunner, ConcurrencyConflict } from '#event-store';
import type { IatiActivity } from '#iati';
import { exchangeRates, type RateTable } from '#money';
import { contextOf, uuidOf } from './command-context.js';
import { type Element, elementsOf } from './history/elements.js';
import type { Finding } from './history/findings.js';
import { pursesIn, tellHistory, type Told } from './history/history.js';
import { Rehearsal } from './history/rehearsal.js';
import { decide } from './history/tasks.js';

export type Recording = Readonly<{
  runner: Pick<CommandRunner, 'run'>;
  ids: IdSequence;
  clock: Clock;
  /** Nothing later than this day (YYYY-MM-DD) has happened yet. */
  today: string;
}>;

type Counted = Readonly<{ kind: Element['kind']; count: number }>;

/** What became of each element of an activity. */
export type Outcome = Readonly<{
  activity: string;
  elements: readonly Element[];
  recorded: readonly Counted[];
  listed: readonly (Finding & Counted)[];
  /** Recorded, though not as it was published. */
  notes: readonly Finding[];
  /** Commands that were done now; those done by an earlier import are not among them. */
  commands: number;
}>;

class RecordActivity extends Command<'RecordActivity', { requestId: string }> {
  readonly type = 'RecordActivity';
}

/**
 * Records what of an activity is not in the log yet, in one append; one of very many movements of money in several. The
 * activity must have an identifier, and its donors must be registered. Errors: those of CommandRunner.run.
 */
export const recordActivity = async (activity: IatiActivity, recording: Recording): Promise<Outcome> => {
  const ids = await idsOf(activity, recording);
  const recorder = new Recorder(activity, ids, recording);
  let most = mostFor(ids.contributionIds.size);
  let commands = 0;
  for (;;) {
    const { told, done, permitted } = await recorder.record(most).catch((error: unknown) => {
      if (!(error instanceof ConcurrencyConflict) || most === 1) throw error;
      return STARVED;
    });
    if (told === undefined) most = Math.ceil(most / 4); // what takes less time is not so often overtaken
    commands += done;
    if (told?.complete) return outcomeOf(activity, told, permitted, commands);
  }
};

const STARVED = { told: undefined, permitted: undefined, done: 0 };

class Recorder {
  /** What the file alone permits. */
  #permitted: Told | undefined;

  constructor(
    private readonly activity: IatiActivity,
    private readonly ids: Ids,
    private readonly recording: Recording,
  ) {}

  async record(most: number): Promise<Readonly<{ told: Told | undefined; permitted: Told | undefined; done: number }>> {
    const { requestId } = this.ids;
    const context = contextOf(this.activity.iatiIdentifier ?? '', this.recording.clock.now());
    let told: Told | undefined;
    let done = 0;
    await this.recording.runner.run(new RecordActivity({ requestId }, context), async (_, load) => {
      await load.state(requestFold, requestStream(requestId)); // it is the stream that is meant
      const rates = await ratesOf(this.activity, load);
      this.#permitted ??= await this.#tell(rates, this.#rehearsal(nothingBut(rates), context));
      const rehearsal = this.#rehearsal(load, context);
      told = await this.#tell(rates, rehearsal, this.#permitted, most);
      done = rehearsal.tasks.length;
      return { appends: rehearsal.appends };
    });
    return { told, permitted: this.#permitted, done };
  }

  #tell(rates: RateTable, rehearsal: Rehearsal, permitted?: Told, most?: number): Promise<Told> {
    const { today } = this.recording;
    return tellHistory(this.activity, { ...this.ids, rates, today, rehearsal }, permitted, most);
  }

  #rehearsal(load: Load, context: CommandContext): Rehearsal {
    const { requestId } = this.ids;
    const contributionIds = [...this.ids.contributionIds.values()];
    return new Rehearsal(load, (task, from) => decide(task, { requestId, contributionIds }, context, from));
  }
}

const outcomeOf = (
  activity: IatiActivity,
  { findings }: Told,
  permitted: Told | undefined,
  commands: number,
): Outcome => {
  const elements = elementsOf(activity);
  const [recorded, others] = [true, false].map((wanted) =>
    elements.filter(({ element }) => findings.isRecorded(element) === wanted),
  );
  return {
    activity: activity.iatiIdentifier ?? '',
    elements,
    recorded: recorded ?? [],
    listed: (others ?? []).map(({ element, kind, count }) => {
      const why = findings.whyNot(element) ?? { reason: 'not-imported' };
      return { ...why, element, kind, count };
    }),
    notes: permitted?.findings.notes ?? [],
    commands,
  };
};

type Ids = Readonly<{ requestId: string; contributionIds: ReadonlyMap<string, string> }>;

/** The same in every import. */
const idsOf = async (activity: IatiActivity, { ids, clock, today }: Recording): Promise<Ids> => {
  const at = clock.now().toISOString();
  const idFor = (kind: 'request' | 'contribution', name: string): Promise<string> =>
    ids.idFor(kind, { commandId: uuidOf(activity.iatiIdentifier ?? '', name), at });
  const requestId = await idFor('request', 'request');
  const contributionIds = new Map<string, string>();
  for (const { key } of pursesIn(activity, today)) contributionIds.set(key, await idFor('contribution', key));
  return { requestId, contributionIds };
};

/** Of the currencies that its amounts are in. */
const ratesOf = async ({ transactions, budgets, defaultCurrency }: IatiActivity, load: Load): Promise<RateTable> => {
  const amounts = [...transactions, ...budgets].flatMap(({ value }) => value.amount?.currency ?? []);
  const currencies = [...new Set([...amounts, ...(defaultCurrency === undefined ? [] : [defaultCurrency])])];
  const needed = currencies.length > 1 ? currencies.filter((currency) => currency !== 'USD').toSorted() : currencies;
  const rates = await Promise.all(needed.map((currency) => load.state(exchangeRates, `exchange-rate-${currency}`)));
  return new Map(needed.map((currency, at) => [currency, rates[at] ?? []]));
};

/** A log without anything but these rates, and all donors. */
const nothingBut = (rates: RateTable): Load => ({
  state: async (fold, stream) => {
    const [, currency] = /^exchange-rate-(.*)$/.exec(stream) ?? [];
    const known = currency === undefined ? undefined : rates.get(currency);
    // These streams have such states.
    return (known ?? (stream.startsWith('donor-') ? 'registered' : fold.initial)) as typeof fold.initial;
  },
  revisionOf: () => -1,
});

/** So many movements of money go into one append: each tells the figures of all contributions of the activity. */
const mostFor = (contributions: number): number => Math.max(1, Math.floor(20_000 / (100 + contributions)));
