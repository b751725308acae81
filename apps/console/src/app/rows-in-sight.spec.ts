import { describe, expect, test } from '@jest/globals';
import { withNeighbours } from './rows-in-sight.js';

describe('Rows in sight', () => {
  test('are those that the place shows, where no row has the focus', () => {
    expect(withNeighbours([3, 4, 5], undefined, 9)).toEqual([3, 4, 5]);
  });

  test('have with them the row that has the focus, and those beside it', () => {
    expect(withNeighbours([7, 8], 3, 9)).toEqual([2, 3, 4, 7, 8]);
    expect(withNeighbours([3, 4, 5], 4, 9)).toEqual([3, 4, 5]);
    expect(withNeighbours([7, 8], 0, 9)).toEqual([0, 1, 7, 8]);
    expect(withNeighbours([0, 1], 8, 9)).toEqual([0, 1, 7, 8]);
  });
});
