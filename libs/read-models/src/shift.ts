import type { Position } from '#event-store';
import { type Build, earliest, takeBuilds, withhold } from './builds.js';
import { withWriter } from './connection.js';
import { RebuildNeeded } from './errors.js';
import { fill } from './fill.js';
import { Pace } from './pace.js';
import { promote } from './promote.js';
import { readAhead, type Stretch } from './reading.js';
import { replayAsked } from './replay.js';
import type { AnyProjection } from './tables.js';
import type { Work } from './work.js';
import { writeStretch } from './writing.js';

/** Between two attempts at a switch that a long query holds up. */
const tryAgainMs = 1_000;

/** The work of a leading runner, in rounds: each takes stock, does what is due, and then follows the log. */
export class Shift {
  /** Builds (by id) that are kept up to date together with the live ones; the others are being filled. */
  readonly #joined = new Set<string>();
  /** Builds that the fast way of filling cannot bring past something: go on event by event up to there. */
  readonly #careful = new Map<string, Position>();
  /** Builds that show all that the serving ones do. */
  readonly #complete = new Set<string>();

  constructor(private readonly work: Work) {}

  /** Ends when the signal is aborted, or something is due. Errors: RebuildNeeded, those of store and database. */
  async round(projections: readonly AnyProjection[], signal: AbortSignal): Promise<void> {
    const { store, pen } = this.work;
    const builds = await this.#usable(await takeBuilds(pen.client, projections, pen.runner));
    await replayAsked(this.work, builds, signal);
    const complete = builds.filter((build) => this.#complete.has(build.id) && maySwitch(build));
    const waiting = await this.#promote(complete);
    if (waiting.length < complete.length) return;
    const round = new AbortController();
    const end = (): void => round.abort();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    const timer = waiting.length > 0 ? setTimeout(end, tryAgainMs) : undefined;
    try {
      const head = await store.head();
      const kept = builds.filter((build) => build.live || this.#joined.has(build.id));
      const others = builds.filter((build) => !kept.includes(build));
      const careful = others.filter((build) => this.#careful.has(build.id));
      const filling = others.filter((build) => !careful.includes(build));
      const parts = [
        this.#keep(kept, head, round),
        ...careful.map((build) => this.#goCarefully(build, round)),
        this.#fill(filling, round),
      ];
      // The first that fails ends the others, and is told when they have ended.
      await Promise.all(parts.map((part) => part.finally(end).catch(() => undefined)));
      await Promise.all(parts);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  /** What belongs to this log. Of serving tables that do not, nothing is to be read until others are in their place. */
  async #usable(builds: readonly Build[]): Promise<readonly Build[]> {
    const { storeId } = this.work.store;
    const head = (await this.work.store.head()) ?? '';
    const isUsable = (build: Build): boolean => build.storeId === storeId && (build.position ?? '') <= head;
    const usable = builds.filter(isUsable);
    await withhold(
      this.work.pen.client,
      builds.filter((build) => build.live && !isUsable(build)),
    );
    const lost = builds.filter(({ projection }) => usable.every((build) => build.projection !== projection));
    if (lost.length === 0) return usable;
    const names = lost.map(({ projection }) => projection.name);
    const isForeign = lost.some((build) => build.storeId !== storeId);
    throw new RebuildNeeded(names, isForeign ? 'made from another log' : 'the log ends before them');
  }

  /** Keeps builds up to date with the log; those that are behind the others come up to them first. */
  async #keep(builds: readonly Build[], head: Position | undefined, round: AbortController): Promise<void> {
    if (builds.length === 0) return aborted(round.signal);
    // At the log's end as it was when the round began, it shows at least what the live ones did, and comes along with them.
    const isComplete = (build: Build): boolean =>
      !build.live && (build.position ?? '') >= (head ?? '') && maySwitch(build);
    await this.#follow(builds, round.signal, () => {
      const complete = builds.filter((build) => isComplete(build) && !this.#complete.has(build.id));
      for (const build of complete) this.#complete.add(build.id);
      if (complete.length > 0) round.abort();
    });
  }

  async #goCarefully(build: Build, round: AbortController): Promise<void> {
    const upto = this.#careful.get(build.id) ?? '';
    await this.#follow([build], round.signal, () => {
      if ((build.position ?? '') < upto) return;
      this.#careful.delete(build.id);
      round.abort();
    });
  }

  async #fill(builds: readonly Build[], round: AbortController): Promise<void> {
    if (builds.length === 0) return aborted(round.signal);
    const filled = await fill(this.work, builds, round.signal);
    if (filled === 'ended') return;
    for (const build of builds) {
      if (filled === 'near') this.#joined.add(build.id);
      else this.#careful.set(build.id, filled.refusedUpTo);
    }
    round.abort();
  }

  async #follow(builds: readonly Build[], signal: AbortSignal, onStretch: (stretch: Stretch) => void): Promise<void> {
    const { store, pen, onWritten, batchSize } = this.work;
    const pace = new Pace(Math.min(20, batchSize), Math.min(200, batchSize), batchSize);
    for await (const stretch of readAhead(store, { after: earliest(builds), most: () => pace.most, signal })) {
      const begun = performance.now();
      await writeStretch(pen, builds, stretch);
      pace.took(stretch.events.length, performance.now() - begun);
      onStretch(stretch);
      onWritten();
    }
  }

  /** Resolves with those that must be tried again later. */
  async #promote(complete: readonly Build[]): Promise<readonly Build[]> {
    const { connectionString, pen, say, onWritten } = this.work;
    const waiting: Build[] = [];
    for (const build of complete) {
      if (await withWriter(connectionString, (client) => promote(client, build, pen.runner))) {
        this.#complete.delete(build.id);
        this.#joined.delete(build.id);
        say(`${build.projection.name} ${build.place === 'serving' ? 'was filled' : 'was rebuilt'}`);
        onWritten();
      } else waiting.push(build);
    }
    return waiting;
  }
}

/** Parked streams are missing in it: whoever lets it take the place of another must want that. */
const maySwitch = ({ place, forced, parked }: Build): boolean => place === 'serving' || forced || parked.size === 0;

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
