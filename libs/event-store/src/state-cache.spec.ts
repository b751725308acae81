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

/** Reads on from what the cache knows, as a runner does. */
const load = <State>(cache: StateCache, fold: Fold<State, Counted>, stream: string, events: readonly Recorded[]) =>
  cache.advance(fold, stream, cache.get(fold, stream), events);

describe('The states that were loaded last', () => {
  test('are as at the beginning before they are loaded', () =>
    expect(new StateCache(2).get(sum, 'a')).toEqual({ state: 0, revision: -1 }));

  test('go on from where they were', () => {
    const cache = new StateCache(2);
    expect(load(cache, sum, 'a', [counted(0, 3), counted(1, 4)])).toEqual({ state: 7, revision: 1 });
    expect(cache.get(sum, 'a')).toMatchObject({ state: 7, revision: 1 });
    expect(load(cache, sum, 'a', [counted(2, 5)])).toEqual({ state: 12, revision: 2 });
    expect(load(cache, sum, 'a', [])).toEqual({ state: 12, revision: 2 });
  });

  test('take up an event once, though two reads under way at the same time bring it', () => {
    const cache = new StateCache(2);
    load(cache, sum, 'a', [counted(0, 3)]);
    const before = cache.get(sum, 'a');
    expect(cache.advance(sum, 'a', before, [counted(1, 4)])).toEqual({ state: 7, revision: 1 });
    expect(cache.advance(sum, 'a', before, [counted(1, 4), counted(2, 5)])).toEqual({ state: 12, revision: 2 });
  });

  test('lack nothing, though what a read began from was forgotten before it came back', () => {
    const cache = new StateCache(1);
    load(cache, sum, 'a', [counted(0, 3)]);
    const before = cache.get(sum, 'a');
    load(cache, sum, 'b', [counted(0, 1)]);
    expect(cache.advance(sum, 'a', before, [counted(1, 4)])).toEqual({ state: 7, revision: 1 });
    expect(cache.get(sum, 'a')).toMatchObject({ state: 7, revision: 1 });
  });

  test('of a stream without events are not worth a place', () => {
    const cache = new StateCache(1);
    load(cache, sum, 'a', [counted(0)]);
    expect(load(cache, sum, 'b', [])).toEqual({ state: 0, revision: -1 });
    expect([cache.get(sum, 'a').revision, cache.get(sum, 'b').revision]).toEqual([0, -1]);
  });

  test('make room for others, those unused for longest first', () => {
    const cache = new StateCache(2);
    for (const stream of ['a', 'b']) load(cache, sum, stream, [counted(0)]);
    cache.get(sum, 'a');
    load(cache, sum, 'c', [counted(0)]);
    expect(['a', 'b', 'c'].map((stream) => cache.get(sum, stream).revision)).toEqual([0, -1, 0]);
  });

  test('are of one fold: another one starts from the first event', () => {
    const cache = new StateCache(2);
    load(cache, sum, 'a', [counted(0, 3)]);
    expect(cache.get(texts, 'a').revision).toBe(-1);
    expect(load(cache, texts, 'a', [counted(0, 3), counted(1, 4)])).toEqual({ state: '34', revision: 1 });
    expect(cache.get(sum, 'a').revision).toBe(-1);
  });

  test('are the same for a decider and for the fold that it is made from', () => {
    const cache = new StateCache(2);
    load(cache, sum, 'a', [counted(0, 3)]);
    expect(cache.get({ ...sum }, 'a').state).toBe(3);
  });

  test('of streams are kept apart', () => {
    const cache = new StateCache(2);
    load(cache, sum, 'a', [counted(0, 3)]);
    load(cache, sum, 'b', [counted(0, 4)]);
    expect([cache.get(sum, 'a').state, cache.get(sum, 'b').state]).toEqual([3, 4]);
  });
});
