import { type Candidates, contributionFold, contributionStream, sourceOf } from '#contributions';
import type { Command, Decision, Event, Fold, Load, Transaction } from '#event-sourcing';

type Seen = Readonly<{ fold: Pick<Fold<unknown, Event>, 'evolve'>; state: Promise<unknown> }>;

/**
 * A copy of the state, in which the real transactions are tried: each sees what those before it decided, and nothing of it
 * goes anywhere. Every stream is read once, so that it stays as it was for all copies.
 */
export class Sandbox {
  /** As they were, for all copies; and as they are here. */
  readonly #read: Map<string, Seen>;
  readonly #changed: Map<string, Seen>;

  constructor(
    private readonly base: Load,
    private readonly known: Candidates,
    from?: Sandbox,
  ) {
    this.#read = from ? from.#read : new Map();
    this.#changed = new Map(from ? from.#changed : []);
  }

  /** To be changed apart from this one. */
  copy(): Sandbox {
    return new Sandbox(this.base, this.known, this);
  }

  readonly load: Load = {
    state: async <State, E extends Event>(fold: Fold<State, E>, stream: string): Promise<State> => {
      const seen = this.#seen(stream) ?? { fold: asAny(fold), state: this.base.state(fold, stream) };
      if (!this.#seen(stream)) this.#read.set(stream, seen);
      return seen.state as Promise<State>; // a category has one fold, so it was made by this one
    },
    revisionOf: (stream) => this.base.revisionOf(stream),
  };

  /** Contributions as they are known, and those that were changed here as they are here. */
  readonly candidates: Candidates = async () => {
    const known = await this.known();
    const ids = [...this.#changed.keys()].flatMap(
      (stream) => /^contribution-(?<id>.+)$/.exec(stream)?.groups?.['id'] ?? [],
    );
    const states = await Promise.all(ids.map((id) => this.load.state(contributionFold, contributionStream(id))));
    const changed = states.flatMap((state, index) => sourceOf(ids[index] ?? '', -1, state, '') ?? []);
    return [...known.filter(({ contributionId }) => !ids.includes(contributionId)), ...changed];
  };

  /** Throws the Refusal when the rules say no. */
  async run<C extends Command>(transaction: Transaction<C>, command: C): Promise<Decision> {
    const decision = await transaction(command, this.load);
    for (const { stream, events } of decision.appends) {
      const seen = this.#seen(stream);
      if (!seen) throw new Error(`${command.type} appends to ${stream} without having loaded it`);
      const before = await seen.state;
      const after = events.reduce((state, event) => seen.fold.evolve(state, event), before);
      this.#changed.set(stream, { fold: seen.fold, state: Promise.resolve(after) });
    }
    return decision;
  }

  /** Changes what no command changes. */
  async edit<State, E extends Event>(
    fold: Fold<State, E>,
    stream: string,
    change: (state: State) => State,
  ): Promise<void> {
    const after = change(await this.load.state(fold, stream));
    this.#changed.set(stream, { fold: asAny(fold), state: Promise.resolve(after) });
  }

  #seen(stream: string): Seen | undefined {
    return this.#changed.get(stream) ?? this.#read.get(stream);
  }
}

/** A stream's fold is only given that stream's events. */
const asAny = <State, E extends Event>(fold: Fold<State, E>): Seen['fold'] => fold as unknown as Seen['fold'];
