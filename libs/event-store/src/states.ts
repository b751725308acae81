import { type Event, type Fold, type Recorded, UnknownEventVersion } from '#event-sourcing';
import type { NewEvent } from './event-store.js';
import type { Snapshot, Snapshots } from './snapshots.js';
import { type Known, StateCache } from './state-cache.js';

const cachedStates = 2_000;

/** The events of a stream from a revision on. */
type Read = (from: number) => Promise<readonly Recorded[]>;
type Placed = Event & Readonly<{ id: string; revision: number }>;

/** States of streams: as they were last loaded in this process, or from a snapshot, and what was added since. */
export class States {
  readonly #cache = new StateCache(cachedStates);

  constructor(private readonly snapshots: Snapshots | undefined) {}

  async load<State, E extends Event>(fold: Fold<State, E>, stream: string, read: Read): Promise<Known<State>> {
    const cached = this.#cache.get(fold, stream); // now: others may remember more by the time that the answer comes
    if (cached) return this.#advance(fold, stream, cached, await read(cached.revision + 1));
    // Not awaited where there is none, so that streams asked for in one go are read in one go.
    const finding = this.snapshots?.find(fold, stream);
    const snapshot = finding && (await finding);
    const start = { state: fold.initial, revision: -1 };
    if (!snapshot) return this.#advance(fold, stream, start, await read(0));
    const [last, ...added] = await read(snapshot.revision);
    // As after the log was put back to an earlier state.
    const isOfThisLog = last?.revision === snapshot.revision && last.id === snapshot.eventId;
    return isOfThisLog
      ? this.#advance(fold, stream, snapshot, added)
      : this.#advance(fold, stream, start, await read(0));
  }

  /** As it was when it was loaded or added to last: others may have added to it since. */
  remembered<State, E extends Event>(fold: Fold<State, E>, stream: string): Known<State> | undefined {
    return this.#cache.get(fold, stream);
  }

  /** What this process has appended after a revision, in the form in which it is stored. */
  add<State, E extends Event>(
    fold: Fold<State, E>,
    stream: string,
    { after, events }: Readonly<{ after: number; events: readonly NewEvent[] }>,
  ): void {
    const before = after < 0 ? { state: fold.initial, revision: -1 } : this.#cache.get(fold, stream);
    if (before?.revision !== after) return;
    const added = events.map(({ type, data, id }, at): Placed => ({
      ...{ type, id, revision: after + 1 + at },
      data: JSON.parse(JSON.stringify(data)) as Event['data'], // as it will be read
    }));
    this.#advance(fold, stream, before, added);
  }

  #advance<State, E extends Event>(
    fold: Fold<State, E>,
    stream: string,
    before: Known<State>,
    events: readonly (Placed & Readonly<{ version?: number }>)[],
  ): Known<State> {
    let { state } = before;
    for (const event of events) {
      // The stream's category belongs to this fold, so its events are of this fold's types.
      state = fold.evolve(state, event as Placed & E);
      if (state === undefined) throw new UnknownEventVersion(event.type, event.version ?? 1);
    }
    const last = events.at(-1);
    const after = { state, revision: last?.revision ?? before.revision };
    // Others may have seen more while this was read.
    const isNews = after.revision >= (this.#cache.get(fold, stream)?.revision ?? 0);
    if (isNews) this.#cache.remember(fold, stream, after);
    if (last) this.snapshots?.offer(fold, stream, { ...after, eventId: last.id } satisfies Snapshot<State>);
    return after;
  }
}
