import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { commandOn, signedContribution } from '../testing/index.js';
import { advanceShortfall, unusedAuthority, usableAuthority } from './advance.js';
import { charge, commit, payableFor, releaseCommitment, reserve } from './allocations.js';
import { brokenIdentities } from './balance.js';
import { receive } from './cash.js';
import { CancelInstalment, ReceiveInstalment, RefundBalance } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import type { ContributionEvent } from './contribution.events.js';
import { type UnderAgreement, contributionFold } from './contribution.state.js';
import { underAgreement } from './under-agreement.js';

const contributionId = 'VC-1';
const on = '2026-03-01';
const context = commandOn(on);
const instalments = [
  { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 226 },
  { instalmentId: 'I-2', dueOn: '2026-09-01', amount: 904 },
];
/** 100 came outside the schedule; 565 may be taken in advance, 1130 are still to come. */
const signed = signedContribution({ received: 100, instalments, advanceAuthority: 565 });
const move = (amount: number) => ({ contributionId, requestId: 'TA-1', amount });

type Step = (state: UnderAgreement) => ContributionEvent;
const reserving =
  (amount: number): Step =>
  (state) =>
    reserve(state, { ...move(amount), themes: [], beneficiaries: [], reservedOn: on });
const committing =
  (amount: number): Step =>
  (state) =>
    commit(state, { ...move(amount), committedOn: on });
const charging =
  (amount: number): Step =>
  (state) =>
    charge(state, { ...move(amount), expenditureId: 'E-1', lineId: 'L1', occurredOn: on });
const releasing =
  (amount: number): Step =>
  (state) =>
    releaseCommitment(state, { ...move(amount), releasedOn: on, reason: 'substituted' });
const receiving =
  (amount: number, instalmentId: string | null = 'I-1'): Step =>
  (state) => {
    const receipt = {
      contributionId,
      receiptId: `R-${amount}-${instalmentId}`,
      instalmentId,
      received: { minor: amount, currency: 'USD' },
    };
    const [event] = receive(
      new ReceiveInstalment({ ...receipt, receivedOn: on }, context),
      { amount, rates: [] },
      state,
    );
    if (!event) throw new Error('nothing came in');
    return event;
  };
const cancelling = (instalmentId: string) =>
  new CancelInstalment({ contributionId, instalmentId, cancelledOn: on, reason: 'agreed' }, context);

const history = (...steps: readonly Step[]): ContributionEvent[] => {
  const events = [...signed.history];
  let { state } = signed;
  for (const step of steps) {
    const event = step(state);
    events.push(event);
    state = underAgreement(contributionFold.evolve(state, event), contributionId);
    expect(brokenIdentities(state.balance, [...state.allocations.values()])).toEqual([]);
  }
  return events;
};
const after = (...steps: readonly Step[]): UnderAgreement =>
  underAgreement(history(...steps).reduce(contributionFold.evolve, contributionFold.initial), contributionId);

const refusalOf = (act: () => unknown): Refusal => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('Advance authority', () => {
  test('lets more be reserved than there is, with its support costs', () => {
    expect(unusedAuthority(signed.state)).toBe(565);
    const { balance } = after(reserving(500)); // 565 with support costs, of which 100 are there
    expect(balance).toMatchObject({ available: 0, advanceDrawn: 465, reserved: 500, pscSetAside: 65 });
    const refused = refusalOf(() => after(reserving(589)));
    expect(refused).toMatchObject({ code: 'InsufficientFunds', facts: { amount: 589, offer: 588 } });
  });

  test('is never more than what is still to come', () => {
    expect(usableAuthority(signed.state)).toBe(565);
    expect(usableAuthority(after(receiving(226), receiving(800, 'I-2')))).toBe(104);
  });

  test('is used less as the money comes, and nothing is available before it is not used at all', () => {
    expect(after(reserving(500), receiving(226)).balance).toMatchObject({ available: 0, advanceDrawn: 239 });
    expect(after(reserving(500), receiving(500, 'I-2')).balance).toMatchObject({ available: 35, advanceDrawn: 0 });
  });

  test('pays nothing: spending needs cash', () => {
    const state = after(reserving(500), committing(500));
    expect(payableFor(state, 'TA-1')).toBe(88); // 99.44 with support costs
    expect(after(reserving(500), committing(500), charging(88)).balance).toMatchObject({ spent: 88, pscCharged: 11 });
    expect(refusalOf(() => charging(89)(state))).toMatchObject({
      code: 'InsufficientCash',
      facts: { amount: 89, psc: 12, cash: 100 },
    });
  });

  test('cannot be refunded', () =>
    given(contribution, ...history(reserving(500)))
      .when(new RefundBalance({ contributionId, amount: 1, refundedOn: on, reference: 'R' }, context))
      .thenRefused('InsufficientFunds', {
        available: 0,
        releaseFirst: [{ requestId: 'TA-1', reserved: 500, committed: 0 }],
      }));
});

describe('An advance shortfall', () => {
  const drawn = history(reserving(500), committing(500));
  const cancelled: ContributionEvent = {
    type: 'InstalmentCancelled',
    data: { contributionId, instalmentId: 'I-2', amount: 904, signed: 226, cancelledOn: on, reason: 'agreed' },
  };
  const raised: ContributionEvent = {
    type: 'AdvanceShortfallRaised',
    data: { contributionId, instalmentId: 'I-2', drawn: 465, authority: 226, shortfall: 239, raisedOn: on },
  };
  const short = underAgreement(
    [...drawn, cancelled, raised].reduce(contributionFold.evolve, contributionFold.initial),
    '',
  );

  test('is raised when an instalment is cancelled below what is drawn', () =>
    given(contribution, ...drawn)
      .when(cancelling('I-2'))
      .then(cancelled, raised));

  test('is not, when what is still to come stands for all that is drawn', () => {
    const data = { contributionId, instalmentId: 'I-1', amount: 226, signed: 904, cancelledOn: on, reason: 'agreed' };
    given(contribution, ...drawn)
      .when(cancelling('I-1'))
      .then({ type: 'InstalmentCancelled', data });
  });

  test('lets nothing be reserved', () => {
    expect(advanceShortfall(short)).toBe(239);
    expect(unusedAuthority(short)).toBe(0);
    expect(refusalOf(() => reserving(1)(short))).toMatchObject({ code: 'InsufficientFunds', facts: { offer: 0 } });
  });

  test('ends when money comes, or when so much is released', () => {
    const end = (step: Step) => underAgreement(contributionFold.evolve(short, step(short)), contributionId);
    expect(advanceShortfall(end(receiving(238, null)))).toBe(1);
    expect(advanceShortfall(end(receiving(239, null)))).toBe(0);
    expect(advanceShortfall(end(releasing(211)))).toBe(1); // 238 with support costs, rounded on what is left
    expect(advanceShortfall(end(releasing(212)))).toBe(0);
    expect(unusedAuthority(end(releasing(300)))).toBe(100);
  });
});
