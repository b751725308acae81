import { describe, expect, test } from '@jest/globals';
import { phasesOf } from './phases.js';

const today = '2026-03-01';
const confirmed = { step: 'confirm-funding', done: true, endedOn: '2026-02-10' } as const;

describe('The phases of a request', () => {
  test('tell when each was over, how long the present one lasts, and what is to come', () => {
    const row = { phase: 'assignment', phaseSince: '2026-02-10', acceptedOn: '2026-01-20' } as const;
    expect(phasesOf(row, [confirmed], today)).toEqual([
      { phase: 'intake', state: 'done', on: '2026-01-20' },
      { phase: 'funding', state: 'done', on: '2026-02-10' },
      { phase: 'assignment', state: 'current', days: 19 },
      { phase: 'delivery', state: 'ahead' },
      { phase: 'evaluation', state: 'ahead' },
    ]);
  });

  test('of one that ended early are those that it came through', () => {
    const row = {
      phase: 'withdrawn',
      phaseSince: '2026-02-20',
      acceptedOn: '2026-01-20',
      endedOn: '2026-02-20',
    } as const;
    expect(phasesOf(row, [], today).map(({ state }) => state)).toEqual([
      ...['done', 'left-out', 'left-out', 'left-out', 'left-out'],
    ]);
  });

  test('are all done when it is closed, also where the days are not known', () => {
    const row = { phase: 'closed', phaseSince: '2026-02-20', endedOn: '2026-02-20' } as const;
    expect(phasesOf(row, [], today)).toEqual([
      ...['intake', 'funding', 'assignment', 'delivery'].map((phase) => ({ phase, state: 'done', on: null })),
      { phase: 'evaluation', state: 'done', on: '2026-02-20' },
    ]);
  });
});
