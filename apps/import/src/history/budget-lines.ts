import type { BudgetLine } from '#contributions';
import type { Exchange } from '#money';
import { LINE_CATEGORY, type PublishedLine } from './published-budget.js';

/** A request's lines as they are, and what was spent on each. */
export type Lines = Readonly<{ lines: readonly BudgetLine[]; spentByLine: ReadonlyMap<string, number> }>;

const BEYOND: BudgetLine = {
  lineId: 'beyond-published',
  category: LINE_CATEGORY,
  description: 'Spent beyond the published budget',
  amount: Number.MAX_SAFE_INTEGER,
};

/**
 * The lines of a budget that comes to `target`: published lines in the order of their periods, each beyond what was spent
 * on it already; then what is beyond all of them. Lines that are published no more keep what was spent on them.
 */
export const linesFor = (
  target: number,
  published: readonly PublishedLine[],
  { lines, spentByLine }: Lines,
): readonly BudgetLine[] => {
  const known = new Set([...published, BEYOND].map(({ lineId }) => lineId));
  const gone = lines.filter(({ lineId }) => !known.has(lineId)).map((line) => ({ ...line, amount: 0 }));
  let left = target - total([...spentByLine.values()]);
  return [...published, ...gone, BEYOND].flatMap(({ lineId, category, description, amount }) => {
    const spent = spentByLine.get(lineId) ?? 0;
    const more = Math.min(left, Math.max(0, amount - spent));
    left -= more;
    return spent + more > 0 ? [{ lineId, category, description, amount: spent + more }] : [];
  });
};

/** What each line pays of an amount, in the currency spent: the line of the day's period first, then the others in order. */
export const partsOf = (
  minor: number,
  on: string,
  exchange: Exchange,
  published: readonly PublishedLine[],
  { lines, spentByLine }: Lines,
): Readonly<{ parts: readonly Readonly<{ lineId: string; minor: number }>[]; left: number }> => {
  const current = new Set(published.filter(({ from, to }) => from <= on && on <= to).map(({ lineId }) => lineId));
  const covers = ({ lineId }: BudgetLine): boolean => current.has(lineId);
  let left = minor;
  const parts = [...lines.filter(covers), ...lines.filter((line) => !covers(line))].flatMap(({ lineId, amount }) => {
    const room = amount - (spentByLine.get(lineId) ?? 0);
    const part = room > 0 ? Math.min(left, exchange.largestWithin(room)) : 0;
    left -= part;
    return part > 0 ? [{ lineId, minor: part }] : [];
  });
  return { parts, left };
};

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
