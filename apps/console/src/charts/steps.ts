/** What was reached by the end of a day. */
export type Point = Readonly<{ day: string; value: number }>;

const MONTHS_OF_QUARTER = 3;

/** `2026-Q1`: its first and its last day. */
export const daysOfQuarter = (quarter: string): Readonly<{ first: string; last: string }> => {
  const year = Number(quarter.slice(0, 4));
  const month = (Number(quarter.slice(6)) - 1) * MONTHS_OF_QUARTER;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { first: day(Date.UTC(year, month, 1)), last: day(Date.UTC(year, month + MONTHS_OF_QUARTER, 0)) };
};

/** From nothing on, sums at the end of each quarter; the last no later than the day that is shown. */
export const summed = (
  quarters: readonly Readonly<{ quarter: string; amount: number }>[],
  shownUntil: string,
): readonly Point[] => {
  const [first] = quarters;
  if (!first) return [];
  const points: Point[] = [{ day: daysOfQuarter(first.quarter).first, value: 0 }];
  let value = 0;
  for (const { quarter, amount } of quarters) {
    value += amount;
    const { first: from, last } = daysOfQuarter(quarter);
    points.push({ day: last < shownUntil ? last : shownUntil < from ? from : shownUntil, value });
  }
  const end = points.at(-1);
  return end && end.day < shownUntil ? [...points, { day: shownUntil, value }] : points;
};
