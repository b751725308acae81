import { describe, expect, test } from '@jest/globals';
import type { Event, Fold, Recorded } from '#event-sourcing';
import { StateCache } from './state-cache.js';

type Counted = Event<'Counted', { by: number }>;
const sum: Fold<number, Counted> = { category: 'counter', initial: 0, evolve: (total, { data }) => total + data.by };
const texts: Fold<string, Counted> = {
  category: 'counter',
  initial: '',
  evolve: (text, { data }) => `${text}${data.by}`,
};

const counted = (revision: number, by = 1): Recorded => ({
  type: 'Counted',
  data: { by },
  id: `id-${revision}`,
  stream: 'counter-1',
  revision,
  version: 1,
  position: '',
  metadata: { actor: 'a', commandId: 'c', correlationId: 'c', recordedAt: '2026-01-31T12:00:00.000Z' },
});

describe('The states that were loaded last', () => {
  test('are not known before they are loaded', () => expect(new StateCache(2).get(sum, 'a')).toBeUndefined());

  test('go on from where they were', () => {
    const cache = new StateCache(2);
    expect(cache.advance(sum, 'a', [counted(0, 3), counted(1, 4)])).toEqual({ state: 7, revision: 1 });
    expect(cache.get(sum, 'a')).toEqual({ state: 7, revision: 1 });
    expect(cache.advance(sum, 'a', [counted(2, 5)])).toEqual({ state: 12, revision: 2 });
    expect(cache.advance(sum, 'a', [])).toEqual({ state: 12, revision: 2 });
  });

  test('of a stream without events are not worth a place', () => {
    const cache = new StateCache(1);
    cache.advance(sum, 'a', [counted(0)]);
    expect(cache.advance(sum, 'b', [])).toEqual({ state: 0, revision: -1 });
    expect([cache.get(sum, 'a')?.state, cache.get(sum, 'b')]).toEqual([1, undefined]);
  });

  test('make room for others, those unused for longest first', () => {
    const cache = new StateCache(2);
    for (const stream of ['a', 'b']) cache.advance(sum, stream, [counted(0)]);
    cache.get(sum, 'a');
    cache.advance(sum, 'c', [counted(0)]);
    expect(['a', 'b', 'c'].map((stream) => cache.get(sum, stream)?.revision)).toEqual([0, undefined, 0]);
  });

  test('are of one fold: another one starts from the first event', () => {
    const cache = new StateCache(2);
    cache.advance(sum, 'a', [counted(0, 3)]);
    expect(cache.get(texts, 'a')).toBeUndefined();
    expect(cache.advance(texts, 'a', [counted(0, 3), counted(1, 4)])).toEqual({ state: '34', revision: 1 });
    expect(cache.get(sum, 'a')).toBeUndefined();
  });

  test('of streams are kept apart', () => {
    const cache = new StateCache(2);
    cache.advance(sum, 'a', [counted(0, 3)]);
    cache.advance(sum, 'b', [counted(0, 4)]);
    expect([cache.get(sum, 'a')?.state, cache.get(sum, 'b')?.state]).toEqual([3, 4]);
  });
});
