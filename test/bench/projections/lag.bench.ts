import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '#event-store';
import type { AnyProjection } from '#read-models';
import { projections } from '#runtime';
import { type Bench, type OpenBench, percentile } from '../comparison.js';
import { ProgrammeCopy, tellProgramme, type Told } from './programme-log.js';
import { Projected } from './projected.js';

const waiting = 16;
const shareOfRate = 0.2;

/** Sees the same events as all the others and makes nothing of them. */
const empty: AnyProjection = {
  name: 'empty',
  version: 1,
  tables: [{ name: 'empty', key: ['id'], columns: { id: 'text' } }],
  handles: [...new Set(projections.flatMap(({ handles }) => handles))],
  project: () => [],
};

/** From the acknowledgement of a command to when it is shown: all read models against one that does nothing. */
export const lagBench: OpenBench = async ({ postgres, windowMs }): Promise<Bench> => {
  const told = await tellProgramme(postgres);
  const all = await Projected.open(await postgres.createDatabase(), projections);
  const none = await Projected.open(await postgres.createDatabase(), [empty]);
  const writers = { all: new Writers(all, told), none: new Writers(none, told) };
  // Of the same commands on the same machine, just before.
  const rate = (await writers.all.rate(windowMs)) * shareOfRate;
  await writers.none.rate(windowMs);
  await Promise.all([all.caughtUp(), none.caughtUp()]);
  // Long enough for a hundredth of the commands to be more than one or two.
  const lagMs = Math.max(2_000, windowMs * 3);
  const p99 = async (of: Writers): Promise<number> => percentile(await of.lags(rate, lagMs), 0.99);
  return {
    comparisons: [
      {
        name: `lag-p99@${Math.round(rate)} commands/s`,
        unit: 'ms',
        better: 'less',
        ours: () => p99(writers.all),
        against: { 'empty projection': { measure: () => p99(writers.none), reach: 3, aim: 1.5 } },
      },
    ],
    close: async () => {
      await Promise.all([all.close(), none.close()]);
    },
  };
};

/** Programmes that are recorded at the same time, command by command. */
class Writers {
  #nextCopy = waiting;
  readonly #copies = Array.from({ length: waiting }, (_, at) => ({ at: 0, copy: at }));
  readonly #programmes: ProgrammeCopy[];

  constructor(
    private readonly projected: Projected,
    private readonly told: readonly Told[],
  ) {
    this.#programmes = this.#copies.map(({ copy }) => new ProgrammeCopy(told, copy));
  }

  /** Commands per second when each comes as soon as the one before was acknowledged. */
  async rate(ms: number): Promise<number> {
    const begun = performance.now();
    let done = 0;
    const write = async (writer: number): Promise<void> => {
      while (performance.now() - begun < ms) {
        await this.#command(writer);
        done += 1;
      }
    };
    await Promise.all(this.#copies.map((_, writer) => write(writer)));
    return (done / (performance.now() - begun)) * 1_000;
  }

  /** Milliseconds that each command took to be shown, at so many commands per second. */
  async lags(rate: number, ms: number): Promise<readonly number[]> {
    const { readModels } = this.projected;
    const lags: number[] = [];
    const begun = performance.now();
    const write = async (writer: number): Promise<void> => {
      for (let due = begun + (writer * 1_000) / rate; due - begun < ms; due += (waiting * 1_000) / rate) {
        await pause(Math.max(0, due - performance.now()));
        const position = await this.#command(writer);
        const acknowledged = performance.now();
        await readModels.waitFor(position, 30_000);
        lags.push(performance.now() - acknowledged);
      }
    };
    await Promise.all(this.#copies.map((_, writer) => write(writer)));
    return lags;
  }

  async #command(writer: number): Promise<Position> {
    const place = this.#copies[writer];
    if (!place) throw new Error('there is no such writer');
    for (;;) {
      const appended = await this.#programmes[writer]?.append(this.projected.store, place.at++);
      if (appended) return appended.position;
      if (place.at < this.told.length) continue;
      place.at = 0;
      this.#programmes[writer] = new ProgrammeCopy(this.told, this.#nextCopy++);
    }
  }
}
