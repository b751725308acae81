import assert from 'node:assert/strict';
import { type Candidates, contributionFold, sourceOf } from '#contributions';
import {
  type Command,
  type Decision,
  type Event,
  type Fold,
  type Load,
  Refusal,
  type StreamEvents,
  type Transaction,
} from '#event-sourcing';

type Known = Readonly<{ events: number; state: unknown }>;

/** All streams of a test, in memory: what transactions load, and where their decisions go. */
export class Streams {
  readonly #events = new Map<string, Event[]>();
  readonly #known = new Map<string, Known>();

  /** Names of those that have events. */
  get names(): readonly string[] {
    return [...this.#events.keys()];
  }

  eventsOf(stream: string): readonly Event[] {
    return this.#events.get(stream) ?? [];
  }

  stateOf<State, E extends Event>({ initial, evolve }: Fold<State, E>, stream: string): State {
    const events = this.eventsOf(stream);
    // A stream is folded in one way only, so what is known of it is such a state, and its events are such events.
    const { events: seen, state } = (this.#known.get(stream) as { events: number; state: State } | undefined) ?? {
      events: 0,
      state: initial,
    };
    const now = events.slice(seen).reduce((before, event) => evolve(before, event as E), state);
    this.#known.set(stream, { events: events.length, state: now });
    return now;
  }

  append(appends: readonly StreamEvents[]): this {
    for (const { stream, events } of appends)
      if (events.length > 0) this.#events.set(stream, [...this.eventsOf(stream), ...events]);
    return this;
  }

  /** Decides, and appends what was decided. Throws the Refusal when the rules say no; nothing is appended then. */
  async run<C extends Command>(transaction: Transaction<C>, command: C): Promise<Decision> {
    const { decision, loaded } = await this.decide(transaction, command);
    const streams = decision.appends.filter(({ events }) => events.length > 0).map(({ stream }) => stream);
    assert.deepEqual(streams, [...new Set(streams)], `${command.type} appends to a stream twice`);
    for (const stream of streams)
      assert.ok(loaded.has(stream), `${command.type} appends to ${stream} without having loaded it`);
    this.append(decision.appends);
    return decision;
  }

  async decide<C extends Command>(
    transaction: Transaction<C>,
    command: C,
  ): Promise<Readonly<{ decision: Decision; loaded: ReadonlySet<string> }>> {
    const loaded = new Set<string>();
    const load: Load = {
      state: async (fold, stream) => {
        loaded.add(stream);
        return this.stateOf(fold, stream);
      },
      revisionOf: (stream) => (loaded.has(stream) ? this.eventsOf(stream).length - 1 : -1),
    };
    return { decision: await transaction(command, load), loaded };
  }

  /** Contributions under agreement, as a read model that has seen everything would know them. */
  readonly candidates: Candidates = async () =>
    this.names
      .filter((stream) => stream.startsWith('contribution-'))
      .flatMap((stream) => {
        const id = stream.slice('contribution-'.length);
        return sourceOf(id, this.eventsOf(stream).length - 1, this.stateOf(contributionFold, stream), '') ?? [];
      });
}

/** givenStreams(streams).when(transaction, command).then(...appends), or .thenRefused(code, facts?) */
export const givenStreams = (streams: Streams) => ({
  when: <C extends Command>(transaction: Transaction<C>, command: C) => ({
    // oxlint-disable-next-line unicorn/no-thenable -- given/when/then is what readers know; nobody awaits this
    then: async (...expected: StreamEvents[]): Promise<void> => {
      const { appends } = await streams.run(transaction, command);
      assert.deepEqual(
        appends.filter(({ events }) => events.length > 0),
        expected,
      );
    },
    thenRefused: async (code: string, facts: Readonly<Record<string, unknown>> = {}): Promise<void> => {
      const before = streams.names.map((stream) => streams.eventsOf(stream).length);
      await assert.rejects(streams.run(transaction, command), (error) => {
        assert.ok(error instanceof Refusal, String(error));
        assert.equal(error.code, code);
        for (const [name, fact] of Object.entries(facts)) assert.deepEqual(error.facts[name], fact, name);
        return true;
      });
      assert.deepEqual(
        streams.names.map((stream) => streams.eventsOf(stream).length),
        before,
      );
    },
  }),
});
