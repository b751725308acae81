import type { Clock, IdSequence } from '#configuration';
import { type CommandContext, Refusal } from '#event-sourcing';
import { CommandReused, type CommandReceipt, type CommandRunner, type EventStore } from '#event-store';
import { contextOf } from './command-context.js';
import type { Element } from './history/elements.js';
import type { Finding } from './history/findings.js';
import type { History } from './history/history.js';
import { GATES, REQUEST_GATES, type Step } from './history/steps.js';
import { MOVES_MONEY, recordedMoney } from './recorded-money.js';
import { type ActivityIds, runTask } from './run-task.js';

export type Recording = Readonly<{ store: EventStore; runner: CommandRunner; ids: IdSequence; clock: Clock }>;

/** What became of each element of an activity. */
export type RecordedHistory = Readonly<{
  recorded: readonly Element[];
  listed: readonly (Finding & Readonly<{ count: number; kind: Element['kind'] }>)[];
  /** Commands that were done now; those done by an earlier import are not among them. */
  commands: number;
}>;

/**
 * Records a planned history, step by step. What an earlier import did is not done again, and what is new but comes
 * before it is not put in afterwards. A step that the rules refuse is listed, and the others go on.
 */
export const recordHistory = async (history: History, recording: Recording): Promise<RecordedHistory> => {
  const now = recording.clock.now();
  const steps = history.steps.map((step): Addressed => ({
    step,
    context: contextOf(history.activity, step.key, step.published, now),
  }));
  const receipts = await receiptsOf(recording.store, steps);
  const ids = await idsOf(steps, recording);
  const elsewhere = await recordedElsewhere(steps, receipts, ids, recording.store);
  const lastDone = receipts.findLastIndex((receipt, at) => receipt !== undefined || elsewhere.has(at));
  const recorder = new Recorder(ids, takenBackBy(steps), recording);
  for (const [at, addressed] of steps.entries()) {
    if (elsewhere.has(at)) {
      recorder.miss(addressed.step);
      continue;
    }
    // Another import may be under way: a step before one that is done was tried, and its receipt may have come since.
    const receipt =
      receipts[at] ?? (at < lastDone ? await recording.store.receipt(addressed.context.commandId) : undefined);
    if (!receipt && at > lastDone) await recorder.take(addressed);
    else if (!receipt) recorder.fail(addressed.step, { reason: 'earlier-than-recorded' });
    else if (receipt.requestHash !== addressed.context.requestHash)
      recorder.fail(addressed.step, { reason: 'changed-since-imported' });
  }
  return { ...fatesOf(history, recorder.failures), commands: recorder.commands };
};

type Addressed = Readonly<{ step: Step; context: CommandContext }>;
type Failure = Pick<Finding, 'reason' | 'detail'>;

/** Takes the steps of one activity that are to be done now. */
class Recorder {
  readonly failures = new Map<string, Finding>();
  commands = 0;
  /** Why nothing more can be recorded of the activity, or of its request. */
  #blocked: Failure | undefined;
  #requestBlocked: Failure | undefined;

  /** Expenditures that are not in the log under the id that the plan gave them. */
  readonly #missing = new Set<string>();

  constructor(
    private readonly ids: ActivityIds,
    private readonly takenBack: ReadonlyMap<string, readonly string[]>,
    private readonly recording: Recording,
  ) {}

  async take({ step, context }: Addressed): Promise<void> {
    const { task } = step;
    const blocked =
      this.#blocked ?? ('contribution' in task ? undefined : this.#requestBlocked) ?? this.#whyNotTakenBack(step);
    if (blocked) return this.fail(step, blocked);
    const refused = await this.#attempt(step, context);
    if (!refused) {
      this.commands += 1;
      return;
    }
    this.fail(step, refused);
    if (GATES.has(task.type)) this.#blocked = refused;
    if (REQUEST_GATES.has(task.type)) this.#requestBlocked = refused;
  }

  fail(step: Step, failure: Failure): void {
    for (const element of step.records) this.failures.set(element, { element, ...failure });
    if (failure.reason !== 'changed-since-imported') this.miss(step);
  }

  /** What the step would have recorded is not in the log under its id. */
  miss({ task }: Step): void {
    if (task.type === 'RecordExpenditure') this.#missing.add(task.data.expenditureId);
  }

  /** A transaction that takes back several expenditures does so whole, or not at all. */
  #whyNotTakenBack({ task, records: [element = ''] }: Step): Failure | undefined {
    if (task.type !== 'ReverseExpenditure') return undefined;
    const isMissing = this.takenBack.get(element)?.some((id) => this.#missing.has(id));
    return isMissing === true ? { reason: 'expenditure-not-found' } : undefined;
  }

  /** Why it was refused; undefined: it is done. */
  async #attempt({ task }: Step, context: CommandContext): Promise<Failure | undefined> {
    try {
      const { answer } = await runTask(this.recording.runner, task, this.ids, context);
      return answer['outcome'] === 'waitlisted' ? { reason: 'not-enough-available' } : undefined;
    } catch (error) {
      if (error instanceof Refusal) return reasonOf(error);
      if (error instanceof CommandReused) return { reason: 'changed-since-imported' };
      throw error;
    }
  }
}

/** The expenditures that each element takes back. */
const takenBackBy = (steps: readonly Addressed[]): ReadonlyMap<string, readonly string[]> => {
  const takenBack = new Map<string, readonly string[]>();
  for (const {
    step: {
      task,
      records: [element = ''],
    },
  } of steps)
    if (task.type === 'ReverseExpenditure')
      takenBack.set(element, [...(takenBack.get(element) ?? []), task.data.expenditureId]);
  return takenBack;
};

const REASONS: Readonly<Record<string, string>> = {
  RateMissing: 'no-rate',
  RateStale: 'rate-stale',
  InsufficientCommitment: 'spent-before-received',
  OverBudget: 'spent-before-received',
  InsufficientFunds: 'not-enough-available',
};

/** `AmountTooLarge` → amount-too-large, with what the refusal says of the field and the rule. */
const reasonOf = ({ code, facts }: Refusal): Failure => {
  const reason = REASONS[code] ?? code.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const { field, rule } = facts;
  return typeof field === 'string' && typeof rule === 'string' ? { reason, detail: `${field} ${rule}` } : { reason };
};

const AT_ONCE = 50;

/** What was done before; most activities are new, and one look is then enough. */
const receiptsOf = async (
  store: EventStore,
  steps: readonly Addressed[],
): Promise<readonly (CommandReceipt | undefined)[]> => {
  const receipt = ({ context }: Addressed) => store.receipt(context.commandId);
  const [first] = steps;
  if (!first || !(await receipt(first))) return steps.map(() => undefined);
  const receipts: (CommandReceipt | undefined)[] = [];
  for (let from = 0; from < steps.length; from += AT_ONCE)
    receipts.push(...(await Promise.all(steps.slice(from, from + AT_ONCE).map(receipt))));
  return receipts;
};

/**
 * Publishers put transactions in between, list them newest first, or change the budgets over which one was divided: then
 * money stands under other keys than it was recorded under. Gives the steps whose money is in the log all the same.
 */
const recordedElsewhere = async (
  steps: readonly Addressed[],
  receipts: readonly (CommandReceipt | undefined)[],
  ids: ActivityIds,
  store: EventStore,
): Promise<ReadonlySet<number>> => {
  const elsewhere = new Set<number>();
  if (receipts.every((receipt) => receipt === undefined)) return elsewhere;
  const recorded = await recordedMoney(store, ids);
  /** Whether the log has this content once more. */
  const taken = (content: string): boolean => {
    const times = recorded.get(content) ?? 0;
    recorded.set(content, times - 1);
    return times > 0;
  };
  const isInPlace = (at: number): boolean => receipts[at]?.requestHash === steps[at]?.context.requestHash;
  const movements = movementsOf(steps);
  for (const { content } of movements.filter(({ at }) => at.every(isInPlace))) taken(content);
  for (const { content, at } of movements.filter((movement) => !movement.at.every(isInPlace)))
    if (taken(content)) for (const each of at) elsewhere.add(each);
  return elsewhere;
};

/** The steps of each movement of money, which may be recorded in parts. */
const movementsOf = (steps: readonly Addressed[]): readonly Readonly<{ content: string; at: readonly number[] }>[] => {
  const movements = new Map<string, { content: string; at: number[] }>();
  for (const [at, { step }] of steps.entries()) {
    if (!MOVES_MONEY.has(step.task.type)) continue;
    const key = `${step.task.type} ${step.records[0] ?? step.key}`;
    const known = movements.get(key);
    if (known) known.at.push(at);
    else movements.set(key, { content: JSON.stringify(step.published), at: [at] });
  }
  return [...movements.values()];
};

const idsOf = async (steps: readonly Addressed[], { ids }: Recording): Promise<ActivityIds> => {
  const contributions = new Map<string, string>();
  let requestId = '';
  for (const {
    step: { task },
    context,
  } of steps) {
    if (task.type === 'SubmitRequest') requestId = await ids.idFor('request', context);
    if (task.type === 'PledgeContribution')
      contributions.set(task.contribution, await ids.idFor('contribution', context));
  }
  return { requestId, contributions };
};

/** Every element has one fate: it is recorded when steps record it and none of them failed, else it is listed. */
const fatesOf = (
  { elements, steps, listed }: History,
  failures: ReadonlyMap<string, Finding>,
): Pick<RecordedHistory, 'recorded' | 'listed'> => {
  const reasons = new Map([...failures, ...listed.map((finding) => [finding.element, finding] as const)]);
  const claimed = new Set(steps.flatMap(({ records }) => records));
  const isRecorded = ({ element }: Element): boolean => claimed.has(element) && !reasons.has(element);
  return {
    recorded: elements.filter(isRecorded),
    listed: elements
      .filter((element) => !isRecorded(element))
      .map(({ element, count, kind }) => ({
        ...(reasons.get(element) ?? { element, reason: 'not-imported' }),
        count,
        kind,
      })),
  };
};
