import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type Comparison, type OpenBench, percentile } from '../comparison.js';
import { tellProgramme } from '../projections/programme-log.js';
import { DeskProcess } from './desk-process.js';
import { endedRequests, Grown } from './grown.js';

/** A running system whose history is long against one whose history is short, with the same under way in both. */
const open: OpenBench = async ({ postgres, windowMs, quick }): Promise<Bench> => {
  const [few, more] = quick ? [1_000, [10_000]] : [10_000, [100_000, 1_000_000]];
  const ended = endedRequests(await tellProgramme(postgres));
  const folder = await mkdtemp(join(tmpdir(), 'techcoop-scale-'));
  const empty = new DeskProcess(await postgres.createDatabase(), join(folder, 'empty'));
  await empty.start(); // makes the tables
  const grown = (events: number): Promise<Grown> => Grown.open(postgres, ended, events, join(folder, `${events}`));
  const short = await grown(few);
  const longer: Grown[] = [];
  for (const events of more) longer.push(await grown(events));

  /** One after the other, for so long: the median. */
  const median = (once: () => Promise<number>) => async (): Promise<number> => {
    const took: number[] = [];
    for (const begun = performance.now(); performance.now() - begun < windowMs;) took.push(await once());
    return percentile(took, 0.5);
  };
  const againstShort = `with ${short.events} events`;
  const timed = (long: Grown, name: string, once: (of: Grown) => () => Promise<number>): Comparison => ({
    ...{ name: `${name}@${long.events}`, unit: 'ms', better: 'less', ours: median(once(long)) },
    against: { [againstShort]: { measure: median(once(short)), reach: 1.3, aim: 1.1 } },
  });
  const comparisonsOf = (long: Grown): readonly Comparison[] => [
    timed(long, 'command', ({ command }) => command),
    timed(long, 'request-view', ({ requestView }) => requestView),
    timed(long, 'donor-view', ({ donorView }) => donorView),
    { ...timed(long, 'waitlist-recheck', ({ recheck }) => recheck), verify: long.verify },
    ...Object.entries(long.explanations).map(([figure, once]): Comparison => ({
      ...{ name: `explain-${figure}@${long.events}`, unit: 'ms', better: 'less', ours: median(once) },
      against: { 'a second': { measure: async () => 1_000, reach: 1, aim: 0.3 } },
    })),
    {
      ...{ name: `start@${long.events}`, unit: 'ms', better: 'less', ours: () => started(long.desk) },
      against: { 'with none': { measure: () => started(empty), reach: 1.5, aim: 1.1 } },
    },
    {
      ...{ name: `memory@${long.events}`, unit: 'MB', better: 'less', ours: () => used(long) },
      against: { [againstShort]: { measure: () => used(short), reach: 1.25, aim: 1.05 } },
    },
  ];

  return {
    comparisons: longer.flatMap(comparisonsOf),
    close: async () => {
      await Promise.all([empty, short, ...longer].map((one) => one.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const started = async (desk: DeskProcess): Promise<number> => {
  await desk.stop();
  return desk.start();
};

/** After a start of its own, and the same number of commands and queries on either side. */
const used = async (grown: Grown): Promise<number> => {
  await started(grown.desk);
  for (let time = 0; time < 20; time += 1)
    for (const once of [grown.command, grown.requestView, grown.donorView]) await once();
  return grown.desk.memory();
};

export const scaleBenches: readonly OpenBench[] = [open];
