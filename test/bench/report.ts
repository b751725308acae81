import { cpus, totalmem } from 'node:os';
import type { Figures, Result } from './comparison.js';

/** What ran them, so that nobody compares figures of different machines. */
export const machine = (): Readonly<Record<string, string | number>> => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});

const rounded = (value: number): string => (value >= 100 ? Math.round(value).toString() : value.toPrecision(3));
const figuresOf = ({ median, least, most }: Figures): string =>
  `${rounded(median)} (${rounded(least)} to ${rounded(most)})`;

/** A table for people: a line for each bench and rival. */
export const table = (results: readonly Result[]): string => {
  const rows = results.flatMap(({ name, unit, better, ours, against }) =>
    Object.entries(against).map(([rival, { ratio, reach, aim, met, ...theirs }]) => [
      name,
      `${figuresOf(ours)} ${unit}`,
      rival,
      figuresOf(theirs),
      `${ratio.toFixed(2)}×`,
      `${better === 'more' ? '≥' : '≤'} ${reach}× (${aim}×)`,
      met ? 'met' : 'NOT MET',
    ]),
  );
  const titles = ['bench', 'ours: median (least to most)', 'against', 'theirs', 'ratio', 'goal (aim)', ''];
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const checks = results.flatMap(({ name, verified }) => (verified === undefined ? [] : [`${name}: ${verified}`]));
  return [line(titles), ...rows.map(line), '', ...checks].join('\n');
};

/** For scripts. */
export const json = (results: readonly Result[]): string =>
  JSON.stringify({
    machine: machine(),
    results: results.map(({ name, ours, unit, against, met }) => {
      const rivals = Object.entries(against);
      return {
        name,
        ours: ours.median,
        unit,
        against: Object.fromEntries(rivals.map(([rival, { median, ratio }]) => [rival, { value: median, ratio }])),
        goal: Object.fromEntries(rivals.map(([rival, { reach }]) => [rival, reach])),
        aim: Object.fromEntries(rivals.map(([rival, { aim }]) => [rival, aim])),
        met,
      };
    }),
  });
