import { divideRounded } from './rounding.js';

/**
 * Parts of `minor` in proportion to `weights` (whole, not negative), by the largest remainder; equal remainders by
 * index. The parts always add up to `minor`, and each is within one unit of its exact share. A negative amount splits
 * like its positive. Throws RangeError when the weights add up to nothing.
 */
export const split = (minor: number, weights: readonly number[]): number[] => {
  const amount = whole(Math.abs(minor));
  const shares = weights.map(whole);
  const total = shares.reduce((a, b) => a + b, 0n);
  if (total === 0n) throw new RangeError('weights add up to nothing');

  const parts = shares.map((weight) => (amount * weight) / total);
  const remainders = shares.map((weight, index) => ({ index, left: (amount * weight) % total }));
  const undistributed = Number(amount - parts.reduce((a, b) => a + b, 0n));
  const favoured = new Set(
    remainders
      .toSorted((a, b) => (a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1))
      .slice(0, undistributed)
      .map(({ index }) => index),
  );

  const sign = minor < 0 ? -1n : 1n;
  return parts.map((part, index) => Number(sign * (favoured.has(index) ? part + 1n : part)));
};

/** `basisPoints` (1/100 of a percent) of an amount, rounded once, half away from zero, exactly. */
export const percentOf = (minor: number, basisPoints: number): number => {
  const sign = minor < 0 ? -1n : 1n;
  const part = divideRounded(sign * whole(Math.abs(minor)) * whole(basisPoints), 10_000n);
  const result = Number(part);
  if (!Number.isSafeInteger(result)) throw new RangeError(`${basisPoints} basis points of ${minor} is too large`);
  return result;
};

const whole = (value: number): bigint => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is not a whole number from 0 on`);
  return BigInt(value);
};
