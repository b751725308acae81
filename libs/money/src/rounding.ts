import { Refusal } from '#event-sourcing';

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Half away from zero, exact; `denominator` is positive. */
export const divideRounded = (numerator: bigint, denominator: bigint): bigint => {
  const rounded = (2n * magnitude(numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
};

/** Towards minus infinity; `denominator` is positive. */
export const divideDown = (numerator: bigint, denominator: bigint): bigint => {
  const truncated = numerator / denominator;
  return numerator < 0n && truncated * denominator !== numerator ? truncated - 1n : truncated;
};

/** Minor units as a number, or Refusal `AmountTooLarge` { currency } where a double is no longer exact. */
export const toMinor = (value: bigint, currency: string): number => {
  if (magnitude(value) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('AmountTooLarge', { currency });
  return Number(value);
};
