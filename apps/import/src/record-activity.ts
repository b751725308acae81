import { requestFold, requestStream } from '#assistance';
import type { Clock, IdSequence } from '#configuration';
import { Command, type Load } from '#event-sourcing';
import type { CommandRunner } from '#event-store';
import type { IatiActivity } from '#iati';
import { exchangeRates, type RateTable } from '#money';
import { contextOf, uuidOf } from './command-context.js';
import { type Element, elementsOf } from './history/elements.js';
import type { Finding } from './history/findings.js';
import { pursesIn, tellHistory, type Told } from './history/history.js';
import { Rehearsal } from './history/rehearsal.js';
import { decide } from './history/tasks.js';

export type Recording = Readonly<{
  runner: CommandRunner;
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
 * activity must have an identifier, and its donors must be registered.
 */
export const recordActivity = async (activity: IatiActivity, recording: Recording): Promise<Outcome> => {
  const { runner, today } = recording;
  const ids = await idsOf(activity, recording);
  const contributionIds = [...ids.contributionIds.values()];
  const identifier = activity.iatiIdentifier ?? '';
  let permitted: Told | undefined;
  let commands = 0;
  for (;;) {
    const context = contextOf(identifier, recording.clock.now());
    let told: Told | undefined;
    let done = 0;
    await runner.run(new RecordActivity({ requestId: ids.requestId }, context), async (_, load) => {
      await load.state(requestFold, requestStream(ids.requestId)); // it is the stream that is meant
      const rates = await ratesOf(activity, load);
      const tellOn = (from: Load, before?: Told, most?: number): [Rehearsal, Promise<Told>] => {
        const deciding: ConstructorParameters<typeof Rehearsal>[1] = (task, rehearsing) =>
          decide(task, { requestId: ids.requestId, contributionIds }, context, rehearsing);
        const rehearsal = new Rehearsal(from, deciding);
        return [rehearsal, tellHistory(activity, { ...ids, rates, today, load: from, rehearsal }, before, most)];
      };
      permitted ??= await tellOn(nothingBut(rates))[1];
      const [rehearsal, telling] = tellOn(load, permitted, mostFor(contributionIds.length));
      told = await telling;
      done = rehearsal.tasks.length;
      return { appends: rehearsal.appends };
    });
    commands += done;
    if (told?.complete) return outcomeOf(activity, told, permitted, commands);
  }
};

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

/** The same in every import. */
const idsOf = async (
  activity: IatiActivity,
  { ids, clock, today }: Recording,
): Promise<Readonly<{ requestId: string; contributionIds: ReadonlyMap<string, string> }>> => {
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
