import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allNotes, NO_NOTES, noteOf, type Notes, withNote } from './index.js';

describe('Notes', () => {
  test('are what a Map would be, whatever the ids and values', () => {
    const ids = fc.oneof(
      fc.string(),
      fc.constantFrom('a', 'a\tb', 'a\\tb', 'a\nb', '\n', '\\', '\\\\n', '__proto__', ''),
    );
    const entries = fc.array(fc.tuple(ids, fc.jsonValue()), { maxLength: 30 });
    fc.assert(
      fc.property(entries, ids, (all, other) => {
        // What comes back from JSON, as -0 does not.
        const plain = all.map(([id, value]) => [id, JSON.parse(JSON.stringify(value)) as unknown] as const);
        const map = new Map(plain);
        const notes = plain.reduce<Notes<unknown>>((so, [id, value]) => withNote(so, id, value), NO_NOTES);
        expect([...allNotes(notes)]).toEqual([...map]);
        for (const id of [...map.keys(), other]) expect(noteOf(notes, id)).toEqual(map.get(id));
      }),
    );
  });

  test('are searched and added to in turn, and stay what they were where another way was taken from them', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'a\tb');
    const step = fc.record({ from: fc.nat(), id, value: fc.jsonValue(), searches: fc.nat(12) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const known: { notes: Notes<unknown>; map: ReadonlyMap<string, unknown> }[] = [
          { notes: NO_NOTES, map: new Map() },
        ];
        for (const { from, id: added, searches, value } of steps) {
          const before = known[from % known.length] ?? { notes: NO_NOTES, map: new Map() };
          for (let n = 0; n < searches; n++) expect(noteOf(before.notes, added)).toEqual(before.map.get(added));
          const plain = JSON.parse(JSON.stringify(value)) as unknown;
          known.push({ notes: withNote(before.notes, added, plain), map: new Map(before.map).set(added, plain) });
        }
        for (const { notes, map } of known) {
          expect([...allNotes(notes)]).toEqual([...map]);
          expect(noteOf(notes, 'a')).toEqual(map.get('a'));
        }
      }),
    );
  });

  test('are added to ten thousand times without being copied as often', () => {
    let notes: Notes<number> = NO_NOTES;
    for (let n = 0; n < 10_000; n++) notes = withNote(notes, `id-${n}`, n);
    expect([noteOf(notes, 'id-0'), noteOf(notes, 'id-9999'), noteOf(notes, 'id-10000')]).toEqual([0, 9_999, undefined]);
    expect(allNotes(notes).size).toBe(10_000);
  });
});
