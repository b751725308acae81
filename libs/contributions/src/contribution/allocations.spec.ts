import { describe, expect, test } from '@jest/globals';
import { type Event, Refusal, stateAfter } from '#event-sourcing';
import { CloseContribution } from './contribution.commands.js';
import { charge, commit, releaseCommitment, releaseReservation, reserve, reverseCharge } from './allocations.js';
import { contribution } from './contribution.decider.js';
import type { ContributionEvent } from './contribution.events.js';
import { type UnderAgreement, allocationOf, contributionFold } from './contribution.state.js';
import { underAgreement } from './under-agreement.js';
import { commandOn, signedContribution } from '../testing/index.js';

const on = '2026-02-01';
const move = (amount: number, requestId = 'TA-1') => ({ contributionId: 'VC-1', requestId, amount });
const spending = (amount: number) => ({ ...move(amount), expenditureId: 'E-1', lineId: 'L1', occurredOn: on });
const takenBack = (amount: number, returnsTo: 'committed' | 'available') => ({
  ...spending(amount),
  reversalId: 'V-1',
  reason: 'wrong invoice',
  returnsTo,
});

type Step = (state: UnderAgreement) => ContributionEvent;
const reserving =
  (amount: number, requestId = 'TA-1'): Step =>
  (state) =>
    reserve(state, { ...move(amount, requestId), themes: ['corruption'], beneficiaries: [], reservedOn: on });
const committing =
  (amount: number): Step =>
  (state) =>
    commit(state, { ...move(amount), committedOn: on });
const charging =
  (amount: number): Step =>
  (state) =>
    charge(state, spending(amount));

const after = (state: UnderAgreement, ...steps: readonly Step[]): UnderAgreement =>
  steps.reduce((before, step) => underAgreement(contributionFold.evolve(before, step(before)), 'VC-1'), state);

const figures = ({ balance }: UnderAgreement) => {
  const { reserved, committed, spent, pscCharged, pscSetAside, available } = balance;
  return { reserved, committed, spent, pscCharged, pscSetAside, available };
};

const refusalOf = (act: () => Event): string => {
  try {
    return act().type;
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('An allocation', () => {
  const { state } = signedContribution({ received: 1_130 });

  test('sets direct cost and programme support costs aside when it is reserved', () => {
    expect(figures(after(state, reserving(400)))).toEqual({
      reserved: 400,
      committed: 0,
      spent: 0,
      pscCharged: 0,
      pscSetAside: 52,
      available: 678,
    });
  });

  test('is never more than is available with its programme support costs', () => {
    expect(refusalOf(() => reserving(1_000)(state))).toBe('FundsReserved');
    expect(refusalOf(() => reserving(1_001)(state))).toBe('InsufficientFunds');
    expect(refusalOf(() => reserving(601, 'TA-2')(after(state, reserving(400))))).toBe('InsufficientFunds');
    expect(refusalOf(() => reserving(600, 'TA-2')(after(state, reserving(400))))).toBe('FundsReserved');
  });

  test('moves from reserved to committed to spent, and nothing else moves', () => {
    expect(figures(after(state, reserving(400), committing(400)))).toMatchObject({
      reserved: 0,
      committed: 400,
      pscSetAside: 52,
      available: 678,
    });
    expect(figures(after(state, reserving(400), committing(400), charging(100)))).toEqual({
      reserved: 0,
      committed: 300,
      spent: 100,
      pscCharged: 13,
      pscSetAside: 39,
      available: 678,
    });
  });

  test('comes back whole when a reservation or commitment is released', () => {
    const release = { ...move(400), releasedOn: on, reason: 'lapsed' };
    expect(after(state, reserving(400), (now) => releaseReservation(now, release)).balance).toEqual(state.balance);
    expect(after(state, reserving(400), committing(400), (now) => releaseCommitment(now, release)).balance).toEqual(
      state.balance,
    );
  });

  test('counts again from nothing when it is reserved anew after a release', () => {
    const release = { ...move(3), releasedOn: on, reason: 'lapsed' };
    const again = after(state, reserving(3), (now) => releaseReservation(now, release), reserving(4));
    expect(allocationOf(again, 'TA-1')).toMatchObject({ reserved: 4, pscSetAside: 1 });
  });

  test('cannot release, commit or charge more than there is', () => {
    const reserved = after(state, reserving(400));
    const more = { ...move(401), releasedOn: on, reason: 'x' };
    expect(refusalOf(() => releaseReservation(reserved, more))).toBe('LedgerWouldBreak');
    expect(refusalOf(() => commit(reserved, { ...move(401), committedOn: on }))).toBe('LedgerWouldBreak');
    expect(refusalOf(() => releaseCommitment(reserved, more))).toBe('LedgerWouldBreak');
    expect(refusalOf(() => charge(reserved, spending(1)))).toBe('LedgerWouldBreak');
    expect(refusalOf(() => reserve(state, { ...move(-1), themes: [], beneficiaries: [], reservedOn: on }))).toBe(
      'LedgerWouldBreak',
    );
    expect(refusalOf(() => reverseCharge(reserved, takenBack(1, 'committed')))).toBe('LedgerWouldBreak');
  });

  test('is not made on a closed contribution', () => {
    const { history } = signedContribution({ received: 0 });
    const close = contribution.decide(
      new CloseContribution({ contributionId: 'VC-1', closedOn: on }, commandOn(on)),
      stateAfter(contribution, history),
    );
    const closed = underAgreement(stateAfter(contribution, [...history, ...close]), 'VC-1');
    expect(refusalOf(() => reserving(1)(closed))).toBe('ContributionClosed');
  });
});

describe('Programme support costs', () => {
  const { state } = signedContribution({ received: 1_000 });

  test('of a hundred charges of 4 cents at 13 % are those of one of 4 dollars', () => {
    const ready = after(state, reserving(400), committing(400));
    const many = after(ready, ...Array.from({ length: 100 }, () => charging(4)));
    const one = after(ready, charging(400));
    expect(many.balance).toEqual(one.balance);
    expect(many.balance).toMatchObject({ spent: 400, pscCharged: 52, pscSetAside: 0 });
  });

  test('of a hundred reservations of 4 cents for one request are those of one of 4 dollars', () => {
    expect(after(state, ...Array.from({ length: 100 }, () => reserving(4))).balance).toEqual(
      after(state, reserving(400)).balance,
    );
  });

  test('of single charges differ by rounding, and each event says what it charged', () => {
    const ready = after(state, reserving(12), committing(12));
    const psc = (now: UnderAgreement) => (charging(4)(now).data as { psc: number }).psc; // a charge always says it
    expect([psc(ready), psc(after(ready, charging(4))), psc(after(ready, charging(4), charging(4)))]).toEqual([
      1, 0, 1,
    ]); // 0.52, 1.04, 1.56
  });

  test('that are set aside are those of the whole, less what was charged: a charge leaves alone what is available', () => {
    const ready = after(state, reserving(8), committing(8));
    expect(ready.balance).toMatchObject({ pscSetAside: 1, available: 991 }); // 1.04
    expect(after(ready, charging(4)).balance).toMatchObject({ pscCharged: 1, pscSetAside: 0, available: 991 }); // 0.52
  });

  test('come back with a reversal, whatever the order of charges and reversals', () => {
    const ready = after(state, reserving(12), committing(12));
    const back = after(ready, charging(4), charging(4), (now) => reverseCharge(now, takenBack(8, 'committed')));
    expect(back.balance).toEqual(ready.balance);
  });
});

describe('A reversed charge', () => {
  const { state } = signedContribution({ received: 1_130 });
  const spent = after(state, reserving(400), committing(400), charging(400));

  test('is committed again while the request runs', () => {
    const back = after(spent, (now) => reverseCharge(now, takenBack(100, 'committed')));
    expect(figures(back)).toEqual({
      reserved: 0,
      committed: 100,
      spent: 300,
      pscCharged: 39,
      pscSetAside: 13,
      available: 678,
    });
  });

  test('is available again, with its programme support costs, once the request has ended', () => {
    const back = after(spent, (now) => reverseCharge(now, takenBack(100, 'available')));
    expect(figures(back)).toEqual({
      reserved: 0,
      committed: 0,
      spent: 300,
      pscCharged: 39,
      pscSetAside: 0,
      available: 791,
    });
  });

  test('is never more than was spent', () => {
    expect(refusalOf(() => reverseCharge(spent, takenBack(401, 'committed')))).toBe('LedgerWouldBreak');
  });
});
