import type { Position } from '#event-store';
import { type Build, earliest, takeBuilds, withhold } from './builds.js';
import { RebuildNeeded } from './errors.js';
import { fill } from './fill.js';
import { Pace } from './pace.js';
import { promote } from './promote.js';
import { readAhead } from './reading.js';
import { replayAsked } from './replay.js';
import type { AnyProjection, Place } from './tables.js';
import type { Work } from './work.js';
import { writeStretch } from './writing.js';

/** Between two attempts at a switch that a long query holds up. */
const tryAgainMs = 1_000;

/** The work of a leading runner, in rounds: each takes stock, replays what was asked for, and then follows the log. */
export class Shift {
  /** Builds (by id) that are kept up to date together with the live ones; the others are being filled. */
  readonly #joined = new Set<string>();
  /** Builds that the fast way of filling cannot bring past something: go on event by event up to there. */
  readonly #careful = new Map<string, Position>();

  constructor(private readonly work: Work) {}

  /** Ends when the signal is aborted, or something is due. Errors: RebuildNeeded, those of store and database. */
  async round(projections: readonly AnyProjection[], signal: AbortSignal): Promise<void> {
    const { store, pen } = this.work;
    const taken = await takeBuilds(pen.client, projections, pen.runner);
    const builds = await this.#usable(taken.filter(({ upto }) => upto === undefined));
    await replayAsked(this.work, builds, signal);
    const round = new AbortController();
    const end = (): void => round.abort();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
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
        this.#fillPast(taken, round),
      ];
      // The first that fails ends the others, and is told when they have ended.
      await Promise.all(parts.map((part) => part.finally(end).catch(() => undefined)));
      await Promise.all(parts);
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** What belongs to this log. Of serving tables that do not, nothing is to be read until others are in their place. */
  async #usable(builds: readonly Build[]): Promise<readonly Build[]> {
    const { store } = this.work;
    const { storeId } = store;
    const usable: Build[] = [];
    for (const build of builds)
      if (build.storeId === storeId && (build.position === undefined || (await store.includes(build.position))))
        usable.push(build);
    await withhold(
      this.work.pen.client,
      builds.filter((build) => build.live && !usable.includes(build)),
    );
    const lost = builds.filter(({ projection }) => usable.every((build) => build.projection !== projection));
    if (lost.length === 0) return usable;
    const names = lost.map(({ projection }) => projection.name);
    const isForeign = lost.some((build) => build.storeId !== storeId);
    throw new RebuildNeeded(names, isForeign ? 'made from another log' : 'the log ends before them');
  }

  /**
   * Keeps builds up to date with the log; those that are behind the others come up to them first. What is complete is
   * put in its place between two stretches.
   */
  async #keep(given: readonly Build[], head: Position | undefined, round: AbortController): Promise<void> {
    if (given.length === 0) return aborted(round.signal);
    const builds = [...given];
    // At the log's end as it was when the round began, it shows at least what the live ones did, and comes along with them.
    const isComplete = (build: Build): boolean =>
      !build.live && (build.position ?? '') >= (head ?? '') && maySwitch(build);
    let again: NodeJS.Timeout | undefined;
    const promoteComplete = async (): Promise<void> => {
      if (again !== undefined) return;
      for (const build of builds.filter(isComplete)) {
        if (!builds.includes(build)) continue; // another has just taken its place
        if (await promote(this.work.pen, build)) this.#serve(builds, build);
        // The next round begins with another attempt.
        else again = setTimeout(() => round.abort(), tryAgainMs);
      }
    };
    await this.#follow(builds, round, promoteComplete).finally(() => clearTimeout(again));
  }

  #serve(builds: Build[], build: Build): void {
    const { projection, place } = build;
    const served = builds.findIndex((one) => one.projection === projection && one.place === 'serving');
    if (place === 'beside' && served !== -1) builds.splice(served, 1);
    build.place = 'serving';
    build.live = true;
    this.#joined.delete(build.id);
    this.work.say(`${projection.name} ${place === 'serving' ? 'was filled' : 'was rebuilt'}`);
  }

  async #goCarefully(build: Build, round: AbortController): Promise<void> {
    const upto = this.#careful.get(build.id) ?? '';
    await this.#follow([build], round, async () => {
      if ((build.position ?? '') < upto) return;
      this.#careful.delete(build.id);
      round.abort();
    });
  }

  async #fill(builds: readonly Build[], round: AbortController): Promise<void> {
    if (builds.length === 0) return aborted(round.signal);
    const filled = await fill(this.work, builds, round);
    if (filled === 'ended') return;
    for (const build of builds) {
      if (filled === 'near') this.#joined.add(build.id);
      else this.#careful.set(build.id, filled.refusedUpTo);
    }
    round.abort();
  }

  /** Brings builds up to where they end, moment by moment: together those of one moment, first what was asked for first. */
  async #fillPast(taken: readonly Build[], { signal }: AbortController): Promise<void> {
    const { pen, onWritten } = this.work;
    const asked = await this.#askedOfPast(taken);
    const [{ upto } = { upto: undefined }] = asked;
    if (upto === undefined) return aborted(signal);
    const builds = asked.filter((build) => build.upto === upto);
    for (;;) {
      const filled = await fill(this.work, builds, { signal, upto });
      if (filled === 'ended') return;
      if (filled === 'near') break;
      await this.#follow(builds, { signal, upto: filled.refusedUpTo });
    }
    for (const build of builds) await promote(pen, build);
    onWritten();
  }

  /** First what was asked for first. What a restore has lost, nobody asks for any more. */
  async #askedOfPast(taken: readonly Build[]): Promise<readonly Build[]> {
    const { store } = this.work;
    const asked: Build[] = [];
    for (const build of taken)
      if (!build.live && build.storeId === store.storeId && build.upto && (await store.includes(build.upto)))
        asked.push(build);
    return asked.toSorted((a, b) => numberOf(a.place) - numberOf(b.place));
  }

  async #follow(
    builds: readonly Build[],
    { signal, upto }: Readonly<{ signal: AbortSignal; upto?: Position }>,
    afterStretch: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { store, pen, onWritten, batchSize } = this.work;
    const pace = new Pace(Math.min(20, batchSize), Math.min(200, batchSize), batchSize);
    for await (const stretch of readAhead(store, { after: earliest(builds), upto, most: () => pace.most, signal })) {
      const begun = performance.now();
      await writeStretch(pen, builds, stretch);
      pace.took(stretch.events.length, performance.now() - begun);
      await afterStretch();
      onWritten();
    }
  }
}

/** Parked streams are missing in it: whoever lets it take the place of another must want that. */
const maySwitch = ({ place, forced, parked }: Build): boolean => place === 'serving' || forced || parked.size === 0;

/** Later ones have greater numbers. */
const numberOf = (place: Place): number => Number(place.replace(/^\D+/, ''));

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
