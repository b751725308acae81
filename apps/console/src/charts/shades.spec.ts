import { describe, expect, test } from '@jest/globals';
import { shadesUpTo } from './shades.js';

describe('The shades of a map', () => {
  const shades = shadesUpTo(1000);

  test.each([
    [0, 0],
    [-5, 0],
    [1, 1],
    [200, 1],
    [201, 2],
    [1000, 5],
  ])('%i is of step %i', (value, step) => expect(shades.of(value)).toBe(step));

  test('say from what to what they go, without a gap', () => {
    expect(shades.ranges).toHaveLength(5);
    for (const { from, to } of shades.ranges) expect(shades.of(to)).toBe(shades.of(from + 1));
  });
});
