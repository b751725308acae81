import { createHash } from 'node:crypto';
import type { IdSequence } from '#configuration';
import { type Command, type CommandContext, Refusal } from '#event-sourcing';
import type { Outcome } from '#event-store';
import { type OfficeStanding, rankOffices } from '#field-offices';
import type { DemoClock } from './demo-clock.js';
import { OFFICES } from './programme/offices.js';
import { officeStaff } from './story/actors.js';
import type { Expected, Step, Told } from './story/step.js';
import { uuidOf } from './story/uuid.js';
import { timeline } from './timeline.js';

export type DemoParts = Readonly<{
  /** Gives a command to the system. */
  run: (command: Command) => Promise<Outcome>;
  /** Numbers requests and contributions. */
  ids: Pick<IdSequence, 'idFor'>;
  clock: Pick<DemoClock, 'set' | 'release'>;
  /** `YYYY-MM-DD`: the story ends a few days before. The same day gives the same story. */
  today: string;
  onProgress?: (done: number, of: number) => void;
}>;

/** Ids that the story's requests and contributions were given, by their keys. */
export type DemoIds = ReadonlyMap<string, string>;

/**
 * Plays the whole story through the real commands, on fresh data. Error: something came out otherwise than the story
 * says.
 */
export const driveDemo = async (parts: DemoParts): Promise<DemoIds> => {
  const steps = timeline(parts.today);
  const teller = new Teller(parts);
  try {
    for (const [index, step] of steps.entries()) {
      await teller.tell(step, momentOf(parts.today, steps, index));
      parts.onProgress?.(index + 1, steps.length);
    }
  } finally {
    parts.clock.release();
  }
  return teller.ids;
};

class Teller {
  readonly ids = new Map<string, string>();
  /** Request → the office that has it. */
  readonly #offices = new Map<string, string>();

  constructor(private readonly parts: DemoParts) {}

  async tell(step: Step, moment: Date): Promise<void> {
    const { run, clock, ids } = this.parts;
    clock.set(moment);
    const context = contextOf(step.key, this.#actor(step), moment);
    if (step.numbers) this.ids.set(step.numbers.key, await ids.idFor(step.numbers.kind, context));
    const command = withHash(step.command(this.#told(context)));

    const outcome = await run(command).catch((error: unknown) => refusal(step, error));
    const wrong = this.#difference(step.expects, outcome);
    if (wrong !== '') throw new Error(`the demo's story goes otherwise at "${step.key}": ${wrong}`);
    if (outcome instanceof Refusal || !step.office) return;
    const { request, code } = step.office;
    if (code === null) this.#offices.delete(request);
    else this.#offices.set(request, code);
  }

  #actor({ actor }: Step): string {
    return typeof actor === 'string' ? actor : officeStaff(this.#offices.get(actor.itsOffice) ?? '');
  }

  #told(context: CommandContext): Told {
    const on = (day: number): string => dayAfter(this.parts.today, day);
    return { context, on, idOf: (key) => this.#idOf(key), ranking: (need) => rankOffices(need, this.#standings()) };
  }

  #idOf(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`the demo's story speaks of ${key} before it is known`);
    return id;
  }

  #standings(): readonly OfficeStanding[] {
    const assigned = [...this.#offices.values()];
    return OFFICES.map((office) => ({
      ...office,
      open: true,
      running: assigned.filter((code) => code === office.code).length,
    }));
  }

  /** What came out otherwise than expected, in words; empty when nothing did. */
  #difference(expected: Expected | undefined, outcome: Outcome | Refusal): string {
    if (outcome instanceof Refusal) return ''; // only one that was expected comes this far
    const { answer } = outcome;
    if (expected && 'held' in expected) return same(expected.held, answer['because'], answer);
    if (answer['held'] === true) return same('a fact that is not held', 'one that is', answer);
    if (!expected) return '';
    if ('refused' in expected) return `it was to be refused with ${expected.refused}`;
    if ('outcome' in expected) return same(expected.outcome, answer['outcome'], answer);
    if ('released' in expected) return same(this.#known(expected.released), answer['released'] ?? [], answer);
    const funded = Array.isArray(answer['funded']) ? answer['funded'] : [];
    return same(
      this.#known(expected.funded),
      funded.map((one: { requestId: string }) => one.requestId),
      answer,
    );
  }

  #known(keys: readonly string[]): readonly string[] {
    return keys.map((key) => this.#idOf(key));
  }
}

/** A refusal that the story wants; any other error ends the demo, with the step that it happened at. */
const refusal = ({ key, expects }: Step, error: unknown): Refusal => {
  if (error instanceof Refusal && expects && 'refused' in expects && error.code === expects.refused) return error;
  const facts = error instanceof Refusal ? ` ${JSON.stringify(error.facts)}` : '';
  throw new Error(`the demo's story cannot go on at "${key}": ${String(error)}${facts}`, { cause: error });
};

const same = (expected: unknown, came: unknown, answer: unknown): string =>
  JSON.stringify(expected) === JSON.stringify(came)
    ? ''
    : `expected ${JSON.stringify(expected)}, came ${JSON.stringify(answer)}`;

const contextOf = (key: string, actor: string, moment: Date): CommandContext => {
  const commandId = uuidOf(`command ${key}`);
  return { commandId, requestHash: '', actor, correlationId: commandId, at: moment.toISOString() };
};

const withHash = (command: Command): Command => {
  const { type, data, context } = command;
  const requestHash = createHash('sha256').update(JSON.stringify({ type, data })).digest('hex');
  return Object.assign(command, { context: { ...context, requestHash } });
};

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * DAY_MS).toISOString().slice(0, 10);

/** From eight in the morning (UTC), a minute apart on the same day. */
const momentOf = (today: string, steps: readonly Step[], index: number): Date => {
  const day = steps[index]?.day ?? 0;
  const before = index - steps.findIndex((step) => step.day === day);
  return new Date(Date.parse(today) + day * DAY_MS + 8 * 60 * MINUTE_MS + before * MINUTE_MS);
};
