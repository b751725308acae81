import { describe, expect, test } from '@jest/globals';
import type { ExpectedRevision } from '../event-store.js';
import { isConflict } from '../contract/expected-revision.js';
import { forAll } from './heads.js';

describe('a stream', () => {
  test.each<[ExpectedRevision, number | undefined, boolean]>([
    ['any', undefined, false],
    ['any', 3, false],
    ['stream-exists', undefined, true],
    ['stream-exists', 0, false],
    ['no-stream', undefined, false],
    ['no-stream', 0, true],
    [0, undefined, true],
    [0, 0, false],
    [3, 2, true],
    [3, 4, true],
  ])('expected at %p and found at %p: conflict %p', (expected, revision, conflict) => {
    expect(isConflict(expected, revision)).toBe(conflict);
  });
});

describe('many reads', () => {
  test('are all made, a few at once', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await forAll(
      Array.from({ length: 100 }, (_, n) => n * 2),
      async (item, place) => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running -= 1;
        if (item === place * 2) done.push(place);
      },
    );
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(most).toBe(16);
  });
});
