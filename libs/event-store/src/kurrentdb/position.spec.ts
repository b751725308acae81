import { describe, expect, test } from '@jest/globals';
import { isPosition } from '../postgres/position.js';
import { beginning, fromPosition, toPosition } from './position.js';

const at = (place: bigint) => ({ commit: place, prepare: place });

describe('a position', () => {
  test.each([0n, 1n, 0xffn, 10n ** 15n, 2n ** 53n + 1n, 2n ** 63n - 1n])('keeps the place %s', (place) => {
    expect(fromPosition(toPosition({ commit: place, prepare: place / 2n }))).toEqual({
      commit: place,
      prepare: place / 2n,
    });
  });

  test('sorts as the log does, also where places gain a digit', () => {
    const places = [0n, 9n, 10n, 15n, 16n, 255n, 256n, 2n ** 32n, 2n ** 53n, 2n ** 62n];
    const positions = places.map((place) => toPosition(at(place)));
    expect(positions.toSorted()).toEqual(positions);
    expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
    expect(toPosition({ commit: 7n, prepare: 6n }) < toPosition(at(7n))).toBe(true);
  });

  test('looks like those of the other engine, and comes after the beginning', () => {
    expect(isPosition(toPosition(at(4711n)))).toBe(true);
    expect(beginning < toPosition(at(1n))).toBe(true);
    expect(fromPosition(beginning)).toEqual(at(0n));
  });

  test.each(['', 'x', '00000000-00000000-00000000', toPosition(at(1n)).replace(/^0/, '1')])('is not %p', (text) => {
    expect(() => fromPosition(text)).toThrow(RangeError);
  });
});
