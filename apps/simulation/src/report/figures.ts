/** The middle one, by nearest rank; null of none. */
export const median = (numbers: readonly number[]): number | null => rank(numbers, 50);

/** Nine of ten are at most this; null of none. */
export const ninetieth = (numbers: readonly number[]): number | null => rank(numbers, 90);

const rank = (numbers: readonly number[], percent: number): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
};

/**
 * Gini coefficient: 0 when all are equal, near 1 when one has it all; three decimals; null of none. Half the mean
 * difference between any two, relative to the mean.
 */
export const gini = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, one) => sum + one, 0);
  if (total === 0) return sorted.length === 0 ? null : 0;
  const weighted = sorted.reduce((sum, one, index) => sum + (index + 1) * one, 0);
  const count = sorted.length;
  return Math.round(1000 * ((2 * weighted) / (count * total) - (count + 1) / count)) / 1000;
};

/** One decimal; null of none. */
export const percent = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((1000 * part) / of) / 10;
