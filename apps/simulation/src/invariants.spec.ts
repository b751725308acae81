import { describe, expect, test } from '@jest/globals';
import type { Event } from '#event-sourcing';
import { Invariants } from './invariants.js';
import type { SimulatedEvent } from './people/simulated-event.js';

const DAY = '2027-06-01';

/** What is broken after events that are told in short. */
const brokenAfter = (...events: readonly (Event & { stream?: string })[]): readonly string[] => {
  const invariants = new Invariants();
  for (const [revision, { stream = 'waitlist', ...event }] of events.entries()) {
    const metadata = { actor: 'A', commandId: String(revision), correlationId: 'C', recordedAt: `${DAY}T00:00:00Z` };
    const stored = { id: String(revision), stream, revision, version: 1, metadata, position: String(revision) };
    invariants.take({ ...event, ...stored } as SimulatedEvent); // as far as invariants look at them
  }
  return invariants.broken();
};

const joined = (requestId: string, priority: number, since = '2027-05-01') => ({
  type: 'WaitlistJoined',
  data: { requestId, priority, acceptedOn: since, waitingSince: since, shortfall: 100 },
});
const rechecked = (funded: readonly string[], waiting: readonly string[], shortfall = 5) => ({
  type: 'WaitlistRechecked',
  data: { checkedOn: DAY, funded, waiting: waiting.map((requestId) => ({ requestId, shortfall })) },
});
const of = (type: string, requestId: string) => ({ type, stream: `request-${requestId}`, data: { requestId } });
const passed = (passes: number) => ({
  type: 'RequestPassedOver',
  data: { requestId: 'TA-1', passedOn: DAY, passes, by: ['TA-2'] },
});
const bestFit = { type: 'WaitlistPolicySet', data: { policy: 'best-fit', from: '2027-01-01', reason: 'R' } };

describe('Invariants of a simulation', () => {
  test('hold where the waitlist goes in order, and what lapsed is reserved again', () =>
    expect(
      brokenAfter(
        joined('TA-1', 3),
        joined('TA-2', 2),
        joined('TA-3', 5, '2026-06-01'),
        rechecked(['TA-3', 'TA-2'], ['TA-1']),
        ...['ResourcesReserved', 'ReservationLapsed', 'ResourcesReserved', 'FundingConfirmed'].map((one) =>
          of(one, 'TA-2'),
        ),
      ),
    ).toEqual([]));

  test.each([
    ['a lower priority that is funded first', [joined('TA-1', 3), joined('TA-2', 2), rechecked(['TA-1', 'TA-2'], [])]],
    ['a list that is not in order', [joined('TA-1', 3), joined('TA-2', 2), rechecked([], ['TA-1', 'TA-2'])]],
    ['who waits twice', [joined('TA-1', 3), joined('TA-1', 3)]],
    ['who leaves and did not wait', [{ type: 'WaitlistLeft', data: { requestId: 'TA-1' } }]],
    ['who is funded and did not wait', [rechecked(['TA-1'], [])]],
    ['who waits and is forgotten', [joined('TA-1', 3), rechecked([], [])]],
    ['who waits and lacks nothing', [joined('TA-1', 3), rechecked([], ['TA-1'], 0)]],
    ['what is reserved twice', [of('ResourcesReserved', 'TA-1'), of('ResourcesReserved', 'TA-1')]],
    ['what is confirmed and not reserved', [of('FundingConfirmed', 'TA-1')]],
    ['who is passed over in strict order', [joined('TA-1', 3), passed(1)]],
    ['who is passed over too often', [bestFit, joined('TA-1', 3), passed(4)]],
    ['who is passed over after too long', [bestFit, joined('TA-1', 3, '2026-11-01'), passed(1)]],
  ])('notice %s', (_, events) => expect(brokenAfter(...events)).toHaveLength(1));

  test('notice a ledger that does not add up, and what is below zero', () => {
    const balance = { currency: 'USD', receipts: 10, interest: 0, refunded: 0, reserved: 0, committed: 0, spent: 0 };
    const credited = {
      type: 'InterestCredited',
      stream: 'contribution-VC-1',
      data: {
        contributionId: 'VC-1',
        amount: 1,
        balance: { ...balance, pscCharged: 0, pscSetAside: 0, available: -4 },
      },
    };
    const broken = brokenAfter(credited);
    expect(broken[0]).toBe('contribution-VC-1, revision 0, InterestCredited: available is -4');
    expect(broken.length).toBeGreaterThan(1);
  });
});
