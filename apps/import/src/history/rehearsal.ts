import { type Decision, type Event, type Fold, type Load, Refusal, type StreamEvents } from '#event-sourcing';
import type { Task } from './tasks.js';

type State = Readonly<{ evolve: (state: unknown, event: Event) => unknown; state: unknown }>;

/** How far a rehearsal had come, to return there. */
export type Mark = Readonly<{
  states: ReadonlyMap<string, State>;
  lengths: ReadonlyMap<string, number>;
  tasks: number;
}>;

/**
 * Carries out tasks one after another, in memory, on the streams that `load` gives. What it accepts follows by the rules
 * from what was there; all of it together is one append.
 */
export class Rehearsal {
  #states = new Map<string, State>();
  readonly #events = new Map<string, Event[]>();
  readonly #tasks: Task[] = [];

  constructor(
    /** What was there before. */
    readonly load: Load,
    private readonly decide: (task: Task, load: Load) => Promise<Decision>,
  ) {}

  /** Those that were accepted, and changed something. */
  get tasks(): readonly Task[] {
    return this.#tasks;
  }

  get appends(): readonly StreamEvents[] {
    return [...this.#events].map(([stream, events]) => ({ stream, events }));
  }

  async state<S, E extends Event>(fold: Fold<S, E>, stream: string): Promise<S> {
    const known = this.#states.get(stream);
    if (known) return known.state as S; // a stream is folded in one way only
    const state = await this.load.state(fold, stream);
    this.#states.set(stream, { evolve: fold.evolve as State['evolve'], state });
    return state;
  }

  /** All of these, or none: then why. */
  async attempt(...tasks: readonly Task[]): Promise<Refusal | undefined> {
    const mark = this.mark();
    for (const task of tasks) {
      const refusal = await this.#take(task);
      if (!refusal) continue;
      this.returnTo(mark);
      return refusal;
    }
    return undefined;
  }

  mark(): Mark {
    const lengths = new Map([...this.#events].map(([stream, { length }]) => [stream, length]));
    return { states: new Map(this.#states), lengths, tasks: this.#tasks.length };
  }

  /** As if nothing had been attempted since. */
  returnTo({ states, lengths, tasks }: Mark): void {
    this.#states = new Map(states);
    for (const [stream, events] of this.#events) events.splice(lengths.get(stream) ?? 0);
    this.#tasks.splice(tasks);
  }

  async #take(task: Task): Promise<Refusal | undefined> {
    try {
      const { appends, answer } = await this.decide(task, {
        state: (fold, stream) => this.state(fold, stream),
        revisionOf: (stream) => this.load.revisionOf(stream) + (this.#events.get(stream)?.length ?? 0),
      });
      if (answer?.['outcome'] === 'waitlisted') return new Refusal('InsufficientFunds', answer);
      for (const append of appends) this.#append(append);
      if (appends.some(({ events }) => events.length > 0)) this.#tasks.push(task);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  #append({ stream, events }: StreamEvents): void {
    const before = this.#states.get(stream);
    if (!before || events.length === 0) return; // what is appended to was loaded
    const known = this.#events.get(stream) ?? [];
    known.push(...events);
    this.#events.set(stream, known);
    this.#states.set(stream, { ...before, state: events.reduce(before.evolve, before.state) });
  }
}
