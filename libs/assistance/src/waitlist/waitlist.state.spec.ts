import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import type { Priority } from '../request/intake/intake.events.js';
import { type Place, effectivePriority, inStrictOrder, waitingBefore, waitlistFold } from './waitlist.state.js';
import { policyOn } from './waitlist-policy.js';
import type { WaitlistEvent, WaitlistPolicy } from './waitlist.events.js';

const place = (requestId: string, priority: Priority, acceptedOn = '2026-01-01', waitingSince = acceptedOn): Place => ({
  requestId,
  priority,
  acceptedOn,
  waitingSince,
});

const need = {
  requestId: '',
  programme: '',
  themes: [],
  beneficiaries: [],
  currency: 'USD',
  lines: [],
  startsOn: '2026-01-01',
};
const joined = (one: Place, shortfall = 100): WaitlistEvent => ({
  type: 'WaitlistJoined',
  data: { ...one, shortfall, need },
});

describe('The place on the waitlist', () => {
  test('rises one step for each 90 days of waiting, to 1 at most', () => {
    const waiting = place('TA-1', 3, '2026-01-01');
    expect(
      ['2026-01-01', '2026-03-31', '2026-04-01', '2026-06-30', '2027-06-30'].map((on) =>
        effectivePriority(waiting, on),
      ),
    ).toEqual([3, 3, 2, 1, 1]);
  });

  test('does not fall on a day before it began to wait', () =>
    expect(effectivePriority(place('TA-1', 3, '2026-01-01'), '2025-01-01')).toBe(3));

  test('goes by priority, then age, then number', () => {
    const places = [
      place('TA-4', 2, '2026-02-01'),
      place('TA-3', 1, '2026-03-01'),
      place('TA-2', 2, '2026-02-01'),
      place('TA-1', 2, '2026-01-31'),
    ];
    expect(places.toSorted(inStrictOrder('2026-03-01')).map(({ requestId }) => requestId)).toEqual([
      'TA-3',
      'TA-1',
      'TA-2',
      'TA-4',
    ]);
  });

  test('of one who asks stands behind those who come first, and never behind itself', () => {
    const list = stateAfter(
      waitlistFold,
      [place('TA-1', 3), place('TA-2', 1), place('TA-3', 5)].map((one) => joined(one)),
    );
    expect(waitingBefore(list, place('TA-9', 4), '2026-01-01').map(({ requestId }) => requestId)).toEqual([
      'TA-2',
      'TA-1',
    ]);
    expect(waitingBefore(list, place('TA-1', 3), '2026-01-01').map(({ requestId }) => requestId)).toEqual(['TA-2']);
  });
});

describe('The waitlist', () => {
  const both = [joined(place('TA-1', 3)), joined(place('TA-2', 3))];
  const after = (...events: WaitlistEvent[]) =>
    [...stateAfter(waitlistFold, [...both, ...events]).waiting].map(([requestId, { shortfall }]) => [
      requestId,
      shortfall,
    ]);

  test('has those who joined and did not leave', () => {
    expect(after()).toEqual([
      ['TA-1', 100],
      ['TA-2', 100],
    ]);
    expect(
      after({ type: 'WaitlistLeft', data: { requestId: 'TA-1', leftOn: '2026-02-01', because: 'withdrawn' } }),
    ).toEqual([['TA-2', 100]]);
  });

  test('knows the shortfall that was found last', () => {
    const checked = { requestId: 'TA-2', checkedOn: '2026-02-01', shortfall: 40 };
    expect(after({ type: 'WaitlistChecked', data: { ...checked, outcome: 'short' } })).toEqual([
      ['TA-1', 100],
      ['TA-2', 40],
    ]);
    expect(after({ type: 'WaitlistChecked', data: { ...checked, shortfall: 0, outcome: 'budget-increased' } })).toEqual(
      [
        ['TA-1', 100],
        ['TA-2', 100],
      ],
    );
  });

  test('loses those whom a pass over it has funded', () =>
    expect(
      after({
        type: 'WaitlistRechecked',
        data: { checkedOn: '2026-02-01', funded: ['TA-1'], waiting: [{ requestId: 'TA-2', shortfall: 7 }] },
      }),
    ).toEqual([['TA-2', 7]]));

  test('counts how often one was passed over, until it leaves', () => {
    const passed = { requestId: 'TA-1', passedOn: '2026-02-01', by: ['TA-2'] };
    const list = (...events: WaitlistEvent[]) => stateAfter(waitlistFold, [...both, ...events]).waiting.get('TA-1');
    const twice = [1, 2].map((passes): WaitlistEvent => ({ type: 'RequestPassedOver', data: { ...passed, passes } }));
    expect(list()).toMatchObject({ passes: 0 });
    expect(list(...twice)).toMatchObject({ passes: 2 });
    const left: WaitlistEvent = {
      type: 'WaitlistLeft',
      data: { requestId: 'TA-1', leftOn: '2026-02-02', because: 'reserved' },
    };
    expect(list(...twice, left, joined(place('TA-1', 3)))).toMatchObject({ passes: 0 });
  });
});

describe('The policy in force', () => {
  const set = (policy: WaitlistPolicy, from: string): WaitlistEvent => ({
    type: 'WaitlistPolicySet',
    data: { policy, from, reason: 'As decided' },
  });
  const on = (day: string, ...events: WaitlistEvent[]) => policyOn(stateAfter(waitlistFold, events), day);

  test('is strict order until another has its day', () => {
    expect(on('2026-02-01')).toBe('strict-order');
    expect(on('2026-02-01', set('best-fit', '2026-02-02'))).toBe('strict-order');
    expect(on('2026-02-02', set('best-fit', '2026-02-02'))).toBe('best-fit');
  });

  test('is the one that was set last of those whose day has come', () => {
    const changes = [set('best-fit', '2026-06-01'), set('strict-order', '2026-03-01')];
    expect(on('2026-07-01', ...changes)).toBe('strict-order');
    const later = [...changes, set('best-fit', '2026-05-01')];
    expect(['2026-04-30', '2026-05-01'].map((day) => on(day, ...later))).toEqual(['strict-order', 'best-fit']);
  });
});
