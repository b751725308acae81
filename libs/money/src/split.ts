import { divideRounded } from './rounding.js';

/**
 * Parts of `minor` in proportion to `weights` (whole, not negative), by the largest remainder; equal remainders by
 * index. The parts always add up to `minor`, and each is within one unit of its exact share. A negative amount splits
 * like its positive. Throws RangeError when the weights add up to nothing.
 */
export const split = (minor: number, weights: readonly number[]): number[] => {
  const amount = whole(Math.abs(minor));
  const total = weights.reduce((sum, weight) => sum + whole(weight), 0);
  if (total === 0) throw new RangeError('weights add up to nothing');

  const shares = Number.isSafeInteger(amount * total) ? sharesOf(amount, weights, total) : bigShares(amount, weights);
  const undistributed = amount - shares.reduce((sum, { units }) => sum + units, 0);
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1))
      .slice(0, undistributed)
      .map(({ index }) => index),
  );
  return shares.map(({ index, units }) => signed(minor, favoured.has(index) ? units + 1 : units));
};

/** Whole units, and what is left of the next one. */
type Share = Readonly<{ index: number; units: number; left: number | bigint }>;

/** Exact while no product is larger than a number may be; big ones take many times as long. */
const sharesOf = (amount: number, weights: readonly number[], total: number): readonly Share[] =>
  weights.map((weight, index) => {
    const left = (amount * weight) % total;
    return { index, units: (amount * weight - left) / total, left };
  });

const bigShares = (amount: number, weights: readonly number[]): readonly Share[] => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  return weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, units: Number(product / total), left: product % total };
  });
};

/** `basisPoints` (1/100 of a percent) of an amount, rounded once, half away from zero, exactly. */
export const percentOf = (minor: number, basisPoints: number): number => {
  const product = whole(Math.abs(minor)) * whole(basisPoints);
  const part = Number.isSafeInteger(product)
    ? rounded(product)
    : Number(divideRounded(BigInt(Math.abs(minor)) * BigInt(basisPoints), BigInt(ONE)));
  if (!Number.isSafeInteger(part)) throw new RangeError(`${basisPoints} basis points of ${minor} is too large`);
  return signed(minor, part);
};

/** In basis points. */
const ONE = 10_000;

const rounded = (product: number): number => {
  const left = product % ONE;
  return (product - left) / ONE + (2 * left < ONE ? 0 : 1);
};

/** Never -0. */
const signed = (minor: number, part: number): number => (minor < 0 ? 0 - part : part);

const whole = (value: number): number => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a whole number from 0 on`);
  return value;
};
