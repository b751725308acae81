import type { Command, Recorded } from '#event-sourcing';
import { type AnyProcess, type Instance, type Standing, evaluate } from './evaluate.js';
import { type CommandClasses, commandOf, isFinal, reasonOf } from './execute.js';

export type SteppedProcessesOptions = Readonly<{
  processes: readonly AnyProcess[];
  commands: CommandClasses;
  /** What commands' ids are made of, besides what asked for them: the same one gives the same ids. */
  storeId: string;
  /** Carries out a command: the command bus. */
  carryOut: (command: Command) => Promise<unknown>;
  clock: Readonly<{ now(): Date }>;
}>;

/** A piece of work that was settled. `reason`: of a refusal. */
export type Stepped = Readonly<{ process: string; instance: string; command: string; reason: string | null }>;

type Waiting = Readonly<{ place: number; process: string; instance: string; standing: Standing }>;

const FRESH: Instance = { state: null, work: new Map() };

/**
 * Processes in memory, one piece of work after another, in an order that follows from the log alone: by when it was due,
 * then by when it was first asked for. For simulations: nothing is kept, nothing waits for a queue, and what fails is
 * not tried again.
 */
export class SteppedProcesses {
  readonly #instances = new Map<AnyProcess, Map<string, Instance>>();
  /** By process, instance and key. What was settled is in `#instances` only. */
  readonly #waiting = new Map<string, Waiting>();
  #places = 0;

  constructor(private readonly options: SteppedProcessesOptions) {}

  /** Takes the next event of the log. Error: a process cannot go on with it. */
  take(event: Recorded): void {
    for (const process of this.options.processes) if (process.handles.includes(event.type)) this.#give(process, event);
  }

  /** Does what is due next; undefined when nothing is. Errors: those of the command but for refusals. */
  async step(): Promise<Stepped | undefined> {
    const next = this.#next();
    if (!next) return undefined;
    const [id, { process, instance, standing }] = next;
    const { key, command, data, causedBy, correlationId } = standing;
    this.#waiting.delete(id);
    const settled = { process, instance, command };
    try {
      await this.options.carryOut(
        commandOf({ process, instance, key, command, data, causedBy, correlationId }, this.options),
      );
    } catch (error) {
      if (!isFinal(error))
        throw new Error(`${command} for ${process} ${instance} failed: ${reasonOf(error)}`, { cause: error });
      return { ...settled, reason: reasonOf(error) };
    }
    return { ...settled, reason: null };
  }

  #next(): readonly [string, Waiting] | undefined {
    const now = this.options.clock.now().toISOString();
    let next: readonly [string, Waiting] | undefined;
    for (const one of this.#waiting) if (dueAt(one) <= now && (!next || isBefore(one, next))) next = one;
    return next;
  }

  #give(process: AnyProcess, event: Recorded): void {
    const instances = this.#instances.get(process) ?? new Map<string, Instance>();
    this.#instances.set(process, instances);
    const name = process.instanceOf(event as never); // it handles the event
    const before = instances.get(name) ?? FRESH;
    const after = evaluate(process, before, event);
    if (after.failedAt !== undefined)
      throw new Error(`the process ${process.name} cannot go on with ${event.type} of ${event.stream}`);
    if (after.state === null && after.work.size === 0) instances.delete(name);
    else instances.set(name, after);
    this.#note(process.name, name, before, after);
  }

  /** What is asked for anew waits; what is no longer asked for is dropped. */
  #note(process: string, instance: string, before: Instance, after: Instance): void {
    const idOf = (key: string): string => JSON.stringify([process, instance, key]);
    for (const key of before.work.keys()) if (!after.work.has(key)) this.#waiting.delete(idOf(key));
    for (const [key, standing] of after.work) {
      if (before.work.get(key) === standing) continue;
      const place = this.#waiting.get(idOf(key))?.place ?? this.#places++;
      this.#waiting.set(idOf(key), { place, process, instance, standing });
    }
  }
}

type Entry = readonly [string, Waiting];

/** RFC 3339, UTC, milliseconds: they compare as strings. */
const dueAt = ([, { standing }]: Entry): string => standing.dueAt;

const isBefore = (one: Entry, other: Entry): boolean =>
  dueAt(one) < dueAt(other) || (dueAt(one) === dueAt(other) && one[1].place < other[1].place);
