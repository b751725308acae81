import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RecentlyUsed } from './recently-used.js';

const CAPACITY = 8;

type Step = Readonly<{ what: 'set' | 'get' | 'delete'; name: string; value: number }>;
const step = fc.record({
  what: fc.constantFrom('set' as const, 'set' as const, 'get' as const, 'get' as const, 'delete' as const),
  name: fc.constantFrom(...'abcdefghijklmnop'),
  value: fc.integer(),
});

describe('What was used recently', () => {
  test('is never wrong, holds at least the half that was used last, and no more than there is room for', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps: readonly Step[]) => {
        const kept = new RecentlyUsed<number>(CAPACITY);
        /** Used last comes last. */
        const all = new Map<string, number>();
        for (const { what, name, value } of steps) {
          if (what === 'delete') {
            kept.delete(name);
            all.delete(name);
            continue;
          }
          const found = what === 'set' ? value : kept.get(name);
          if (what === 'set') kept.set(name, value);
          const known = what === 'set' ? value : all.get(name);
          const isRecent = [...all.keys()].slice(1 - CAPACITY / 2).includes(name);
          expect(found === known || (found === undefined && !isRecent)).toBe(true);
          if (found === undefined || known === undefined) continue;
          all.delete(name);
          all.set(name, known);
        }
        expect([...'abcdefghijklmnop'].filter((name) => kept.get(name) !== undefined).length).toBeLessThanOrEqual(
          CAPACITY,
        );
      }),
    );
  });

  test('is forgotten when it is told to', () => {
    const kept = new RecentlyUsed<number>(CAPACITY);
    for (let n = 0; n < 6; n++) kept.set(`${n}`, n);
    kept.clear();
    expect([0, 1, 2, 3, 4, 5].map((n) => kept.get(`${n}`))).toEqual(Array.from({ length: 6 }, () => undefined));
  });
});
