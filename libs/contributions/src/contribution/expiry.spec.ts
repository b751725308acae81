import { describe, expect, test } from '@jest/globals';
import { Refusal, stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { commandOn, signedContribution } from '../testing/index.js';
import { commit, reserve } from './allocations.js';
import { AmendAgreement, CloseContribution, ExpireContribution, RefundBalance } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import type { ContributionEvent } from './contribution.events.js';
import { expire, requireLiquidated } from './expiry.js';
import { underAgreement } from './under-agreement.js';

const contributionId = 'VC-1';
const today = '2026-12-01';
const context = commandOn(today);
const stateOf = (history: readonly ContributionEvent[]) =>
  underAgreement(stateAfter(contribution, history), contributionId);
const expiring = (history: readonly ContributionEvent[], expiredOn: string) =>
  expire(new ExpireContribution({ contributionId, expiredOn }, context), stateOf(history));
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

const { history } = signedContribution({ received: 1_000, pscBasisPoints: 0, expiresOn: '2026-06-30' });
const move = { contributionId, requestId: 'TA-1', amount: 400 };
const bound = [
  ...history,
  reserve(stateOf(history), { ...move, themes: [], beneficiaries: [], reservedOn: '2026-05-01' }),
];
bound.push(commit(stateOf(bound), { ...move, committedOn: '2026-05-02' }));
const expired: ContributionEvent = {
  type: 'ContributionExpired',
  data: {
    ...{ contributionId, expiredOn: '2026-07-01', expiresOn: '2026-06-30' },
    ...{ liquidateBy: '2026-09-28', toLiquidate: ['TA-1'] },
  },
};

describe('A contribution expires', () => {
  test('after its last day, and leaves 90 days for what is committed', () =>
    expect(expiring(bound, '2026-07-01')).toEqual(expired));

  test('once', () => expect(expiring([...bound, expired], '2026-07-02')).toBeNull());

  test('not before its last day is over, nor without one, nor in the future, nor once it is closed', () => {
    expect(codeOf(() => expiring(bound, '2026-06-30'))).toBe('ContributionNotExpired');
    expect(codeOf(() => expiring(signedContribution().history, '2026-07-01'))).toBe('ContributionNotExpired');
    expect(codeOf(() => expiring(bound, '2026-12-02'))).toBe('InvalidInput');
    const empty = signedContribution({ received: 0, expiresOn: '2026-06-30' }).history;
    const closing = new CloseContribution({ contributionId, closedOn: today }, context);
    const closed = [...empty, ...contribution.decide(closing, stateOf(empty))];
    expect(codeOf(() => expiring(closed, '2026-07-01'))).toBe('ContributionClosed');
  });

  test('and nothing is reserved from it any more', () => {
    const again = { ...move, amount: 1, themes: [], beneficiaries: [], reservedOn: '2026-06-01' };
    expect(codeOf(() => reserve(stateOf([...bound, expired]), again))).toBe('ContributionExpired');
  });

  test('and is closed like any other, when nothing is left of it', () => {
    const closing = new CloseContribution({ contributionId, closedOn: today }, context);
    given(contribution, ...bound, expired)
      .when(closing)
      .thenRefused('ContributionNotSettled', { committed: 400, available: 600 });
    const refunding = new RefundBalance({ contributionId, amount: 1_000, refundedOn: today, reference: 'R' }, context);
    const end = [...history, { ...expired, data: { ...expired.data, toLiquidate: [] } } as ContributionEvent];
    given(contribution, ...end, ...contribution.decide(refunding, stateOf(end)))
      .when(closing)
      .then({ type: 'ContributionClosed', data: { contributionId, closedOn: today } });
  });

  test('but lives on when it is extended', () => {
    const amending = (expiresOn: string | null) =>
      new AmendAgreement(
        { contributionId, reference: 'A/1', amendedOn: '2026-08-01', reason: 'Agreed', expiresOn },
        context,
      );
    given(contribution, ...bound, expired)
      .when(amending('2026-07-31'))
      .thenRefused('ContributionExpired', { expiresOn: '2026-07-31' });
    const extended = contribution.decide(amending('2027-06-30'), stateOf([...bound, expired]));
    expect(stateOf([...bound, expired, ...extended])).toMatchObject({ phase: 'signed', liquidateBy: null });
  });
});

describe('What is committed when it expires', () => {
  const release = (on: string, events: readonly ContributionEvent[] = [...bound, expired]) =>
    codeOf(() => requireLiquidated(stateOf(events), contributionId, on));

  test('is not released before the days of its liquidation are over', () => {
    expect(release('2026-09-28')).toBe('StillLiquidating');
    expect(release('2026-09-29')).toBeUndefined();
  });

  test('is not released from what has not expired', () =>
    expect(release('2026-09-29', bound)).toBe('ContributionNotExpired'));
});
