import type { TestPostgres } from '#postgres/testing';

/** What a bench is given. */
export type Place = Readonly<{
  /** With fsync and synchronous commits, as in production. */
  postgres: TestPostgres;
  /** Of one measurement, in milliseconds. */
  windowMs: number;
  /** Ends within a minute: smaller sizes, fewer rounds. */
  quick: boolean;
}>;

/** One round of one contender: its figure. */
export type Contender = () => Promise<number>;

/** `reach`: the least that must be; `aim`: what is hoped for. Both as ours divided by theirs. */
export type Rival = Readonly<{ measure: Contender; reach: number; aim: number }>;

export type Comparison = Readonly<{
  /** `append-1@64` */
  name: string;
  unit: 'events/s' | 'commands/s' | 'requests/s' | 'ms' | 'MB' | 'jobs/s';
  /** Whether more is better. */
  better: 'more' | 'less';
  ours: Contender;
  against: Readonly<Record<string, Rival>>;
  /** Looks whether what was measured was right; throws when it was not. Says what it looked at. */
  verify?: () => Promise<string>;
}>;

/** Comparisons that share what they need; it is gone when `close` has resolved. */
export type Bench = Readonly<{ comparisons: readonly Comparison[]; close: () => Promise<void> }>;
export type OpenBench = (place: Place) => Promise<Bench>;

export type Figures = Readonly<{ median: number; least: number; most: number }>;
export type Result = Readonly<{
  name: string;
  unit: Comparison['unit'];
  better: Comparison['better'];
  ours: Figures;
  against: Readonly<Record<string, Figures & Readonly<{ ratio: number; reach: number; aim: number; met: boolean }>>>;
  met: boolean;
  verified: string | undefined;
}>;

/** Rounds are interleaved (ours, theirs, ours, …), so that what else the machine does meets all of them. */
export const compare = async (
  { name, unit, better, ours, against, verify }: Comparison,
  rounds: number,
): Promise<Result> => {
  const measured = new Map<string, number[]>();
  const measure = async (contender: string, once: Contender): Promise<void> => {
    measured.set(contender, [...(measured.get(contender) ?? []), await once()]);
  };
  for (let round = 0; round < rounds; round++) {
    await measure('ours', ours);
    for (const [rival, { measure: once }] of Object.entries(against)) await measure(`rival ${rival}`, once);
  }
  const own = figures(measured.get('ours') ?? []);
  const rivals = Object.entries(against).map(([rival, { reach, aim }]) => {
    const theirs = figures(measured.get(`rival ${rival}`) ?? []);
    const ratio = own.median / theirs.median;
    const met = better === 'more' ? ratio >= reach : ratio <= reach;
    return [rival, { ...theirs, ratio, reach, aim, met }] as const;
  });
  return {
    name,
    unit,
    better,
    ours: own,
    against: Object.fromEntries(rivals),
    met: rivals.every(([, { met }]) => met),
    verified: await verify?.(),
  };
};

const figures = (values: readonly number[]): Figures => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
  return { median, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
};

/** So many at a time, for so long: how many were done per second. `once` resolves with how many things it did. */
export const throughput = async (waiting: number, windowMs: number, once: () => Promise<number>): Promise<number> => {
  const begun = performance.now();
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - begun < windowMs) {
      const more = await once(); // not in one expression with `done`, which would be read before
      done += more;
    }
  };
  await Promise.all(Array.from({ length: waiting }, worker));
  return (done / (performance.now() - begun)) * 1000;
};

/** The value below which the given share of them lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
