import { describe, expect, test } from '@jest/globals';
import { reactionTo } from '#event-sourcing/testing';
import { waitlistProcess } from './waitlist.process.js';

type Handled = Parameters<typeof waitlistProcess.react>[1];
/** Only what the process looks at. */
const told = (type: Handled['type'], data: object = {}): Handled => ({ type, data }) as Handled;

const joined = told('WaitlistJoined', { requestId: 'TA-1' });
const received = (receivedOn: string) => told('InstalmentReceived', { contributionId: 'VC-1', receivedOn });
const rechecked = (doneUpTo: string | null, ...funded: readonly string[]) =>
  told('WaitlistRechecked', { funded, waiting: [], pass: { doneUpTo } });

const asked = (...events: readonly Handled[]) => reactionTo(waitlistProcess, events).commands;

describe('The process of the waitlist', () => {
  test('checks those who wait again when money was received, as of that day, up to that event', () => {
    expect(asked(joined, received('2026-03-05'))).toEqual([
      { key: 'recheck', type: 'RecheckWaitlist', data: { checkedOn: '2026-03-05', requestedUpTo: '00000001' } },
    ]);
  });

  test('has one pass cover all that came before it', () => {
    expect(asked(joined, received('2026-03-05'), received('2026-03-04'))).toMatchObject([
      { data: { checkedOn: '2026-03-05', requestedUpTo: '00000002' } },
    ]);
  });

  test.each([
    ['InterestCredited', { creditedOn: '2026-03-05' }],
    ['ReservationReleased', { releasedOn: '2026-03-05' }],
    ['CommitmentReleased', { releasedOn: '2026-03-05' }],
    ['ExpenditureChargeReversed', { occurredOn: '2026-03-05' }],
    ['EarmarkChanged', { changedOn: '2026-03-05' }],
    ['AgreementSigned', { signedOn: '2026-03-05', advanceAuthority: 1 }],
    ['AgreementAmended', { amendedOn: '2026-03-05' }],
    ['BalanceTransferred', { transferredOn: '2026-03-05' }],
  ] as const)('checks again after %s', (type, data) => {
    expect(asked(joined, told(type, data))).toMatchObject([{ data: { checkedOn: '2026-03-05' } }]);
  });

  test('checks again, as of the day it was recorded, when a rate is loaded', () => {
    expect(asked(joined, told('RateLoaded', { effectiveOn: '2026-01-01' }))).toMatchObject([
      { data: { checkedOn: '2026-03-01' } },
    ]);
  });

  test('checks again when another policy is set', () => {
    expect(asked(joined, told('WaitlistPolicySet', { policy: 'best-fit' }))).toMatchObject([
      { data: { checkedOn: '2026-03-01' } },
    ]);
  });

  test.each(['cancelled', 'withdrawn'])('checks again when one that held money back was %s', (because) => {
    const left = told('WaitlistLeft', { requestId: 'TA-1', leftOn: '2026-03-05', because });
    expect(asked(joined, joined, left)).toMatchObject([{ data: { checkedOn: '2026-03-05' } }]);
    expect(asked(joined, left)).toEqual([]);
  });

  const stages = [{ requestId: 'TA-1' }, { requestId: 'TA-1-2' }, { requestId: 'TA-1-3' }];
  const split = told('RequestSplit', { requestId: 'TA-1', splitOn: '2026-03-05', stages });
  const leftForStages = told('WaitlistLeft', { requestId: 'TA-1', leftOn: '2026-03-05', because: 'split' });

  test('checks again when the only one that waits is split, as of that day', () => {
    expect(asked(joined, split, leftForStages, joined, joined, joined)).toMatchObject([
      { data: { checkedOn: '2026-03-05' } },
    ]);
    expect(asked(split, leftForStages, joined, joined, joined, rechecked('99'), received('2026-03-06'))).toHaveLength(
      1,
    );
  });

  test('checks again when a stage is reserved, cancelled or withdrawn that another may wait for', () => {
    const reserved = (requestId: string) => told('ResourcesReserved', { requestId, reservedOn: '2026-03-05' });
    const ended = [
      told('RequestCancelled', { requestId: 'TA-1', cancelledOn: '2026-03-05' }),
      told('RequestWithdrawn', { requestId: 'TA-1-2', withdrawnOn: '2026-03-05' }),
    ];
    for (const event of [reserved('TA-1'), reserved('TA-1-2'), ...ended])
      expect(asked(split, joined, event)).toMatchObject([{ data: { checkedOn: '2026-03-05' } }]);
    for (const event of [reserved('TA-2'), reserved('TA-1-3')]) expect(asked(split, joined, event)).toEqual([]);
    const confirmed = told('FundingConfirmed', { requestId: 'TA-1' });
    expect(asked(split, joined, confirmed, ...ended.slice(0, 1))).toEqual([]); // its money tells
  });

  test('does nothing for an agreement without authority to commit in advance', () => {
    expect(asked(joined, told('AgreementSigned', { signedOn: '2026-03-05' }))).toEqual([]);
  });

  test('checks again when there was more money after what the check of one that joins has seen', () => {
    const joins = (seenUpTo: string) => told('WaitlistJoined', { requestId: 'TA-1', seenUpTo });
    expect(asked(received('2026-03-04'), received('2026-03-05'), joins('00000000'))).toMatchObject([
      { data: { checkedOn: '2026-03-05', requestedUpTo: '00000002' } },
    ]);
    expect(asked(joined, received('2026-03-05'), rechecked('00000001'), joins('00000000'))).toHaveLength(1);
    expect(asked(received('2026-03-05'), joins('00000000'))).toEqual([]);
  });

  test('checks again when one joins whose reservation was revoked', () => {
    expect(asked(told('EarmarkChanged', { changedOn: '2026-03-05' }), joined)).toMatchObject([
      { data: { checkedOn: '2026-03-05', requestedUpTo: '00000001' } },
    ]);
  });

  test('does nothing while nobody waits', () => {
    expect(asked(received('2026-03-05'))).toEqual([]);
    expect(asked(joined, told('WaitlistLeft', { requestId: 'TA-1' }), received('2026-03-05'))).toEqual([]);
    expect(asked(joined, rechecked('00000000', 'TA-1'), received('2026-03-05'))).toEqual([]);
  });

  test('is done with a pass when it has happened, and asks for another when there is more money', () => {
    expect(asked(joined, received('2026-03-05'), rechecked('00000001'))).toEqual([]);
    expect(asked(joined, received('2026-03-05'), rechecked('00000001'), received('2026-03-06'))).toHaveLength(1);
  });

  test('is not done with a pass that began before the money was there, nor with a part of one', () => {
    const outstanding = [{ data: { checkedOn: '2026-03-05', requestedUpTo: '00000001' } }];
    expect(asked(joined, received('2026-03-05'), rechecked('00000000'))).toMatchObject(outstanding);
    expect(asked(joined, received('2026-03-05'), rechecked(null))).toMatchObject(outstanding);
  });
});
