import { daysBetween, PHASES } from '../requests/phases.js';
import type { RequestRow } from '../requests/requests.query.js';

export type Card = Readonly<{ row: RequestRow; lateBy: number }>;
export type Column = Readonly<{
  phase: (typeof PHASES)[number];
  cards: readonly Card[];
  late: number;
  /** What its requests cost, by currency, in minor units. */
  sums: Readonly<Record<string, number>>;
}>;

/** The requests that are under way, by phase; what is late first, then what is due first. */
export const columnsOf = (rows: readonly RequestRow[], today: string): readonly Column[] =>
  PHASES.map((phase) => {
    const cards = rows
      .filter((row) => row.phase === phase)
      .map((row) => ({ row, lateBy: row.dueOn && row.dueOn < today ? daysBetween(row.dueOn, today) : 0 }))
      .toSorted(
        (a, b) => b.lateBy - a.lateBy || (a.row.dueOn ?? '9999').localeCompare(b.row.dueOn ?? '9999') || order(a, b),
      );
    return { phase, cards, late: cards.filter(({ lateBy }) => lateBy > 0).length, sums: sumsOf(cards) };
  });

const order = (a: Card, b: Card): number => a.row.requestId.localeCompare(b.row.requestId);

export const sumsOf = (cards: readonly Card[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const { row } of cards)
    if (row.currency !== null && row.budget !== null) sums[row.currency] = (sums[row.currency] ?? 0) + row.budget;
  return sums;
};

const WEEK_DAYS = 7;

/** What needs someone of a kind: late, due within a week; and reservations that lapse within one. */
export const needsOf = (columns: readonly Column[], turn: string, today: string) => {
  const soon = new Date(Date.parse(today) + WEEK_DAYS * 86_400_000).toISOString().slice(0, 10);
  const cards = columns.flatMap((column) => column.cards);
  const theirs = cards.filter(({ row }) => row.turn?.kind === turn);
  return {
    late: theirs.filter(({ lateBy }) => lateBy > 0).length,
    dueSoon: theirs.filter(({ row, lateBy }) => lateBy === 0 && row.dueOn !== null && row.dueOn <= soon).length,
    lapsing: cards.filter(({ row }) => row.standing === 'reserved' && (row.reservationExpiresOn ?? '9999') <= soon)
      .length,
  };
};
