import { describe, expect, test } from '@jest/globals';
import { anEvent } from '../contract/samples.js';
import { Backlog } from './backlog.js';
import { toPosition } from './position.js';
import type { StoredEvent } from './stored-event.js';

const at = (place: bigint) => ({ commit: place, prepare: place });

const event = (place: number, followedBy: number): StoredEvent => ({
  event: { ...anEvent(), version: 1, stream: 'request-1', revision: place, position: toPosition(at(BigInt(place))) },
  hash: '',
  followedBy,
});
const places = (events: readonly StoredEvent[]): number[] => events.map((stored) => stored.event.revision);

/** With appends of so many events each. */
const backlogOf = (...appends: number[]): Backlog => {
  const backlog = new Backlog(at(0n));
  let place = 0;
  for (const count of appends) {
    for (let left = count - 1; left >= 0; left--) backlog.add(event(++place, left));
  }
  return backlog;
};

describe('a backlog', () => {
  test('gives what there is, in order, at most as many as asked for', () => {
    const backlog = backlogOf(2, 2, 1);
    expect([backlog.take(3), backlog.take(3), backlog.take(3)].map(places)).toEqual([[1, 2, 3], [4, 5], []]);
  });

  test('waits for the rest of an append, unless there is enough or it must not wait', () => {
    const backlog = new Backlog(at(0n));
    backlog.add(event(1, 1));
    expect(backlog.take(3)).toEqual([]);
    expect(places(backlog.take(3, false))).toEqual([1]);
    backlog.add(event(2, 3));
    expect(places(backlog.take(1))).toEqual([2]);
  });

  test('does not wait when the server has gone on to other things', () => {
    const backlog = new Backlog(at(0n));
    backlog.add(event(1, 1));
    backlog.mark({ upTo: at(9n) });
    expect(places(backlog.take(3))).toEqual([1]);
  });

  test('is caught up when all that came before that message was taken', () => {
    const backlog = backlogOf(2);
    backlog.mark({ upTo: at(5n), live: true });
    expect(backlog.isCaughtUp).toBe(false);
    backlog.take(1);
    expect(backlog.isCaughtUp).toBe(false);
    backlog.take(1);
    expect(backlog.isCaughtUp).toBe(true);
    backlog.add(event(6, 0));
    expect(backlog.isCaughtUp).toBe(false);
    backlog.take(1);
    expect(backlog.isCaughtUp).toBe(true);
    backlog.mark({ live: false });
    expect(backlog.isCaughtUp).toBe(false);
  });

  test('resumes after the last event taken, or after what the server has looked through', () => {
    const backlog = backlogOf(1, 1);
    expect(backlog.resumeAfter).toEqual(at(0n));
    backlog.take(1);
    expect(backlog.resumeAfter).toEqual(at(1n));
    backlog.mark({ upTo: at(50n) });
    expect(backlog.resumeAfter).toEqual(at(1n));
    backlog.take(1);
    expect(backlog.resumeAfter).toEqual(at(50n));
    backlog.mark({ upTo: at(40n) });
    expect(backlog.resumeAfter).toEqual(at(50n));
  });
});
