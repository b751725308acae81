import type { Recorded } from '#event-sourcing';
import { type EventStore, Leader, type Position, sleep, type Turn } from '#event-store';
import { type AnyProcess, type Instance, evaluate } from './evaluate.js';
import { schema } from './layout.js';
import { load, type Progress, save, take } from './process-state.js';

export type ProcessRunnerOptions = Readonly<{
  store: EventStore;
  /** PostgreSQL with the schema `process`. */
  connectionString: string;
  processes: readonly AnyProcess[];
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
}>;

/** A checkpoint that only moves past what no process looks at is kept so seldom. */
const keptEveryMs = 5_000;

/**
 * Gives processes the log, event by event: state, work and checkpoint in one transaction. Of several runners on one
 * database one works, the others stand by; should two ever work at once, the checkpoints' compare-and-set lets only one
 * of them write.
 */
export class ProcessRunner {
  readonly #leader: Leader;
  #step: Step | undefined;

  constructor(private readonly options: ProcessRunnerOptions) {
    const { connectionString, logger } = options;
    this.#leader = new Leader({
      connectionString,
      name: 'processes',
      lock: `hashtext('${schema}.leader'), 0`,
      // What is lost with the machine is worked out again from the log.
      settings: { synchronous_commit: 'off' },
      work: (turn) => this.#follow(turn),
      onFailure: (error) => logger.warn(`processes stopped: ${error instanceof Error ? error.message : String(error)}`),
    });
  }

  get leading(): boolean {
    return this.#leader.leading;
  }

  /** Up to where all processes have read the log, in this turn; undefined while another leads, or nothing was read. */
  get position(): Position | undefined {
    return this.leading ? this.#step?.position : undefined;
  }

  start(): void {
    this.#leader.start();
  }

  /** Ends after the batch that is being written. */
  stop(): Promise<void> {
    return this.#leader.stop();
  }

  async #follow({ client, signal }: Turn): Promise<void> {
    const { store, processes, logger } = this.options;
    this.#step = undefined;
    const progress = await take(client, processes, store);
    for (const { name } of processes.filter((one) => progress.every(({ process }) => process !== one)))
      logger.warn(`${name} is left to a newer release that has run here`);
    if (progress.length === 0) return sleep(keptEveryMs, signal);
    const step = new Step(client, progress);
    this.#step = step;
    await store.subscribe({ after: step.position, signal, handle: (batch) => step.take(batch) });
  }
}

type Batch = Readonly<{ events: readonly Recorded[]; position: Position; caughtUp: boolean }>;

/** One batch after another, on one connection. */
class Step {
  #caughtUp = false;
  #keptAt = performance.now();

  constructor(
    private readonly client: Turn['client'],
    private readonly progress: readonly Progress[],
  ) {}

  get position(): Position | undefined {
    const [first] = this.progress.map(({ position }) => position ?? '').toSorted();
    return first === '' ? undefined : first;
  }

  readonly take = async ({ events, position, caughtUp }: Batch): Promise<void> => {
    const behind = this.progress.filter((one) => (one.position ?? '') < position || (caughtUp && !this.#caughtUp));
    const touched = touchedBy(behind, events);
    const isNews = touched.size > 0 || (caughtUp && !this.#caughtUp);
    if (!isNews && performance.now() - this.#keptAt < keptEveryMs) {
      for (const one of behind) one.position = position;
      return;
    }
    if (behind.length === 0) return;
    const before = touched.size > 0 ? await load(this.client, touched) : new Map<AnyProcess, Map<string, Instance>>();
    const after = evaluated(behind, events, before);
    await save(this.client, { progress: behind, before, after, position, caughtUp });
    for (const one of behind) one.position = one.kept = position === '' ? undefined : position;
    this.#caughtUp ||= caughtUp;
    this.#keptAt = performance.now();
  };
}

/** The events that a process looks at and has not seen, with the instances they are for. */
const seenBy = ({ process, position }: Progress, events: readonly Recorded[]): readonly Recorded[] =>
  events.filter((event) => event.position > (position ?? '') && process.handles.includes(event.type));

const touchedBy = (
  progress: readonly Progress[],
  events: readonly Recorded[],
): ReadonlyMap<AnyProcess, ReadonlySet<string>> => {
  const touched = new Map<AnyProcess, ReadonlySet<string>>();
  for (const one of progress) {
    const instances = new Set(seenBy(one, events).map((event) => instanceOf(one.process, event)));
    if (instances.size > 0) touched.set(one.process, instances);
  }
  return touched;
};

const evaluated = (
  progress: readonly Progress[],
  events: readonly Recorded[],
  before: ReadonlyMap<AnyProcess, ReadonlyMap<string, Instance>>,
): ReadonlyMap<AnyProcess, ReadonlyMap<string, Instance>> => {
  const after = new Map([...before].map(([process, instances]) => [process, new Map(instances)]));
  for (const one of progress) {
    const instances = after.get(one.process);
    if (!instances) continue;
    for (const event of seenBy(one, events)) {
      const name = instanceOf(one.process, event);
      const instance = instances.get(name);
      if (instance) instances.set(name, evaluate(one.process, instance, event));
    }
  }
  return after;
};

/** An event that cannot be read at all fails under the name of its stream. */
const instanceOf = (process: AnyProcess, event: Recorded): string => {
  try {
    return process.instanceOf(event as never); // it handles the event
  } catch {
    return event.stream;
  }
};
