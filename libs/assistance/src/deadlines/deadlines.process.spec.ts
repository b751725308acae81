import { describe, expect, test } from '@jest/globals';
import { reactionTo } from '#event-sourcing/testing';
import { deadlinesProcess } from './deadlines.process.js';

type Handled = Parameters<typeof deadlinesProcess.react>[1];
/** Only what the process looks at. */
const submitted = { type: 'RequestSubmitted', data: { requestId: 'TA-1' } } as Handled;
const reviewed = (reviewedOn: string, complete = true): Handled =>
  ({
    type: 'DeadlinesReviewed',
    data: { reviewedOn, noted: 1, complete },
  }) as Handled;
const outstanding = (...events: readonly Handled[]) => {
  const { commands, timers } = reactionTo(deadlinesProcess, events, { recordedOn: '2026-03-01' });
  return [commands.map(({ type }) => type), timers.map(({ type, dueOn }) => [type, dueOn])];
};

describe('The process of deadlines', () => {
  test('reviews them from the day after the first request on', () => {
    expect(outstanding(submitted)).toEqual([[], [['ReviewDeadlines', '2026-03-02']]]);
  });

  test('reviews them once a day, however many requests come', () => {
    expect(outstanding(submitted, reviewed('2026-03-02'), submitted)).toEqual([
      [],
      [['ReviewDeadlines', '2026-03-03']],
    ]);
  });

  test('goes on from the day of a late review', () => {
    expect(outstanding(submitted, reviewed('2026-05-20'))).toEqual([[], [['ReviewDeadlines', '2026-05-21']]]);
  });

  test('goes on at once where a review could not take all', () => {
    expect(outstanding(submitted, reviewed('2026-03-02', false))).toEqual([['ReviewDeadlines'], []]);
  });
});
