import { createHash } from 'node:crypto';
import { SetWaitlistPolicy } from '#assistance';
import { type Command, type CommandContext, type Recorded, Refusal } from '#event-sourcing';
import { uuidOf } from '#event-store';
import { SteppedProcesses } from '#processes';
import { processCommands, processes } from '#runtime';
import { ACTORS } from '../../desk/src/demo/story/actors.js';
import { Agenda, type Intention } from './agenda.js';
import { Centre } from './centre/centre.js';
import { FIRST_DAY, dayAfter, daysFrom, endOf, isFirstOfMonth, yearOf } from './days.js';
import { InvariantBroken, Invariants } from './invariants.js';
import type { Policy, SimulationOptions } from './options.js';
import { Cast } from './people/cast.js';
import type { SimulatedEvent } from './people/simulated-event.js';
import { Chance } from './random.js';
import { Chronicle, type Result } from './report/chronicle.js';
import { SimulatedClock } from './simulated-clock.js';

export type Job = Pick<SimulationOptions, 'years' | 'requests' | 'seed'> &
  Readonly<{
    policy: Policy;
    /** An empty database. */
    databaseUrl: string;
    onProgress?: (done: number, of: number) => void;
    signal?: AbortSignal;
  }>;

/** People begin to work at this hour (UTC); what falls due on a day is done before. */
const WORK_BEGINS = 8;
/** More work in one day than there can be: it would never end. */
const MOST_IN_A_DAY = 50_000;

/**
 * Plays the years through the real commands and the real processes, in lockstep: one command after the other, then what
 * follows from it, until nothing is due. The same job gives the same result. Errors: InvariantBroken, the signal's reason.
 */
export const simulate = async (job: Job): Promise<Result> => {
  const clock = new SimulatedClock();
  clock.begin(FIRST_DAY);
  const centre = await Centre.open(job.databaseUrl, clock);
  try {
    const simulation = new Simulation(job, centre, clock);
    return await simulation.run();
  } finally {
    await centre.close();
  }
};

class Simulation {
  readonly #agenda = new Agenda();
  readonly #chronicle = new Chronicle();
  readonly #invariants = new Invariants();
  readonly #cast: Cast;
  readonly #processes: SteppedProcesses;
  #inDay = 0;

  constructor(
    private readonly job: Job,
    private readonly centre: Centre,
    private readonly clock: SimulatedClock,
  ) {
    const { seed } = job;
    this.#cast = new Cast(this.#agenda, new Chance(seed), job);
    const { execute: carryOut } = centre;
    const storeId = `simulation ${seed}`;
    this.#processes = new SteppedProcesses({ processes, commands: processCommands, storeId, carryOut, clock });
  }

  async run(): Promise<Result> {
    const { years, onProgress, signal } = this.job;
    const end = endOf(years);
    this.#setPolicy();
    this.#cast.begin();
    for (let day = FIRST_DAY; day < end; day = dayAfter(day, 1)) {
      signal?.throwIfAborted();
      await this.#play(day);
      const next = dayAfter(day, 1);
      if (isFirstOfMonth(next)) this.#check(day);
      if (yearOf(next) !== yearOf(day)) this.#chronicle.endYear(yearOf(day));
      onProgress?.(daysFrom(FIRST_DAY, next), daysFrom(FIRST_DAY, end));
    }
    return this.#chronicle.result(end);
  }

  #setPolicy(): void {
    const { policy } = this.job;
    this.#agenda.plan({
      on: FIRST_DAY,
      actor: ACTORS.programmeManager,
      key: 'policy',
      command: (context) => new SetWaitlistPolicy({ policy, from: FIRST_DAY, reason: 'As simulated.' }, context),
    });
  }

  async #play(day: string): Promise<void> {
    this.#inDay = 0;
    this.clock.begin(day);
    await this.#react();
    this.clock.begin(day, WORK_BEGINS);
    for (let next = this.#agenda.next(day); next; next = this.#agenda.next(day)) {
      do {
        await this.#act(next, day);
        next = this.#agenda.next(day);
      } while (next);
      await this.#react();
    }
  }

  async #act(intention: Intention, day: string): Promise<void> {
    this.#tick(day);
    const { actor, key } = intention;
    const commandId = uuidOf(`simulation ${this.job.seed} ${key}`);
    const context: CommandContext = {
      commandId,
      requestHash: createHash('sha256').update(key).digest('hex'), // a key stands for one command only
      actor: typeof actor === 'string' ? actor : actor(),
      correlationId: commandId,
      at: this.clock.now().toISOString(),
    };
    const command = intention.command(context);
    if (!command) return;
    const outcome = await this.#ask(command, key);
    this.#chronicle.asked('byPeople', command.type, outcome instanceof Refusal ? outcome.code : null);
  }

  async #ask(command: Command, key: string) {
    try {
      return await this.centre.ask(command);
    } catch (error) {
      throw new Error(`${command.type} of "${key}" failed: ${String(error)}`, { cause: error });
    }
  }

  /** What happened is heard by processes and people; then processes do what is due, until nothing is. */
  async #react(): Promise<void> {
    for (;;) {
      for (const event of await this.centre.news()) this.#hear(event);
      let isDone = true;
      for (let done = await this.#step(); done; done = await this.#step()) isDone = false;
      if (isDone) return;
    }
  }

  async #step(): Promise<boolean> {
    const done = await this.#processes.step();
    if (!done) return false;
    this.#tick(done.command);
    this.#chronicle.asked('byProcesses', done.command, done.reason);
    return true;
  }

  #hear(recorded: Recorded): void {
    const event = recorded as SimulatedEvent; // of other types nobody takes note
    this.#processes.take(recorded);
    this.#chronicle.take(event);
    this.#invariants.take(event);
    this.#cast.hear(event);
  }

  #tick(what: string): void {
    this.clock.tick();
    this.#inDay += 1;
    if (this.#inDay > MOST_IN_A_DAY) throw new Error(`${what}: there is no end to what follows from it`);
  }

  /** At the end of each month. */
  #check(day: string): void {
    const broken = this.#invariants.broken();
    this.#chronicle.checkedInvariants();
    if (broken.length === 0) return;
    const { seed, policy } = this.job;
    throw new InvariantBroken(
      [`Broken in ${day.slice(0, 7)} (seed ${seed}, ${policy}):`, ...broken.map((one) => `  ${one}`)].join('\n'),
    );
  }
}
