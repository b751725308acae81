import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { type SampleTerms, commandOn, signedContribution } from '../testing/index.js';
import { charge, commit, reserve } from './allocations.js';
import { receive } from './cash.js';
import { AmendAgreement, CancelInstalment, CloseContribution, ReceiveInstalment } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import type { ContributionEvent } from './contribution.events.js';
import { allocationOf } from './contribution.state.js';
import { underAgreement } from './under-agreement.js';

const contributionId = 'VC-1';
const on = '2026-03-01';
const context = commandOn(on);
const one = { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 400 };
const two = { instalmentId: 'I-2', dueOn: '2026-09-01', amount: 600 };
const instalments = [one, two];
const first = { ...one, outstanding: 400, isOverdue: false };
const second = { ...two, outstanding: 600, isOverdue: false };

const why = { reference: 'A-1/1', amendedOn: on, reason: 'Agreed by letter' };
const amending = (changes: Partial<AmendAgreement['data']>) =>
  new AmendAgreement({ contributionId, ...why, ...changes }, context);
const amended = (changes: object): ContributionEvent => ({
  type: 'AgreementAmended',
  data: {
    ...{ contributionId, ...why, amount: 1_000, instalments: [first, second], dropped: [] },
    ...{ pscBasisPoints: 1300, expiresOn: null, reportsDueOn: [] },
    ...{ advanceAuthority: 0, chargingRule: 'order-of-use', ...changes },
  },
});
const stateOf = (history: readonly ContributionEvent[]) =>
  underAgreement(stateAfter(contribution, history), contributionId);

/** 500 are reserved for a request, and of those 300 spent. */
const bound = (terms: Partial<SampleTerms> = {}): ContributionEvent[] => {
  const { history } = signedContribution({ received: 1_000, ...terms });
  const move = { contributionId, requestId: 'TA-1' };
  history.push(reserve(stateOf(history), { ...move, amount: 500, themes: [], beneficiaries: [], reservedOn: on }));
  history.push(commit(stateOf(history), { ...move, amount: 500, committedOn: on }));
  const spent = { ...move, amount: 300, expenditureId: 'E-1', lineId: 'L1', occurredOn: '2026-02-20' };
  history.push(charge(stateOf(history), spent));
  return history;
};

const receiving = (history: readonly ContributionEvent[], instalmentId: string, amount: number) =>
  receive(
    new ReceiveInstalment(
      {
        ...{ contributionId, receiptId: `R-${instalmentId}`, instalmentId },
        ...{ received: { minor: amount, currency: 'USD' }, receivedOn: on },
      },
      context,
    ),
    { amount, rates: [] },
    stateOf(history),
  );

describe('An agreement is amended', () => {
  const { history } = signedContribution({ received: 0, instalments });

  test('by a top-up, with the instalments that it adds up to', () => {
    const third = { instalmentId: 'I-3', dueOn: '2027-02-01', amount: 200 };
    given(contribution, ...history)
      .when(amending({ amount: 1_200, instalments: [...instalments, third] }))
      .then(
        amended({
          amount: 1_200,
          instalments: [first, second, { ...third, outstanding: 200, isOverdue: false }],
        }),
      );
    expect(stateOf([...history, amended({ amount: 1_200 })]).signed).toBe(1_200);
  });

  test('by a reduction: instalments are smaller, or gone', () => {
    const smaller = { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 300 };
    const reduced = amended({
      amount: 300,
      instalments: [{ ...smaller, outstanding: 300, isOverdue: false }],
      dropped: ['I-2'],
    });
    given(contribution, ...history)
      .when(amending({ amount: 300, instalments: [smaller] }))
      .then(reduced);
    expect([...stateOf([...history, reduced]).instalments.keys()]).toEqual(['I-1']);
  });

  test('by an extension without cost, by other reports, by an authority', () => {
    given(contribution, ...history)
      .when(amending({ expiresOn: '2028-12-31' }))
      .then(amended({ expiresOn: '2028-12-31' }));
    given(contribution, ...history, amended({ expiresOn: '2026-12-31' }))
      .when(amending({ expiresOn: null }))
      .then(amended({}));
    given(contribution, ...history)
      .when(amending({ reportsDueOn: ['2027-03-31'], advanceAuthority: 1_000 }))
      .then(amended({ reportsDueOn: ['2027-03-31'], advanceAuthority: 1_000 }));
  });

  test('by another charging rule, which then stays', () => {
    const proRata = amended({ chargingRule: 'pro-rata' });
    given(contribution, ...history)
      .when(amending({ chargingRule: 'pro-rata' }))
      .then(proRata);
    given(contribution, ...history, proRata)
      .when(amending({ reportsDueOn: ['2027-03-31'] }))
      .then(amended({ chargingRule: 'pro-rata', reportsDueOn: ['2027-03-31'] }));
  });

  test('by other support costs, which new allocations bear', () => {
    const changed = stateOf([...bound(), amended({ pscBasisPoints: 700, instalments: [] })]);
    expect(allocationOf(changed, 'TA-1')).toMatchObject({ pscBasisPoints: 1300, spent: 300, pscCharged: 39 });
    expect(allocationOf(changed, 'TA-2')).toMatchObject({ pscBasisPoints: 700 });
  });

  test('with what came for its instalments, in full or in part', () => {
    const part = [...history, ...receiving(history, 'I-1', 150)];
    given(contribution, ...part)
      .when(amending({ amount: 750, instalments: [{ ...one, amount: 150 }, two] }))
      .then(amended({ amount: 750, instalments: [{ ...first, amount: 150, outstanding: 0 }, second] }));
    given(contribution, ...part)
      .when(amending({ amount: 749, instalments: [{ ...one, amount: 149 }, two] }))
      .thenRefused('InstalmentBelowReceived', { instalmentId: 'I-1', amount: 149, received: 150 });
    given(contribution, ...part)
      .when(amending({ amount: 600, instalments: [two] }))
      .thenRefused('InstalmentBelowReceived', { instalmentId: 'I-1', amount: 0, received: 150 });
  });

  test('beside instalments that were cancelled, which stay so', () => {
    const part = [...history, ...receiving(history, 'I-2', 100)];
    const cancel = { contributionId, instalmentId: 'I-2', cancelledOn: on, reason: 'agreed' };
    const cancelled = [...part, ...contribution.decide(new CancelInstalment(cancel, context), stateOf(part))];
    expect(stateOf(cancelled).signed).toBe(500);
    const larger = { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 700 };
    given(contribution, ...cancelled)
      .when(amending({ amount: 800, instalments: [larger] }))
      .then(amended({ amount: 800, instalments: [{ ...larger, outstanding: 700, isOverdue: false }] }));
    given(contribution, ...cancelled)
      .when(amending({ amount: 1_000, instalments: [{ ...one, amount: 300 }, two] }))
      .thenRefused('InvalidInput', { field: 'instalments.instalmentId', instalmentId: 'I-2' });
  });
});

describe('An agreement is not amended', () => {
  const { history } = signedContribution({ received: 0, instalments });

  test('below what is bound: the refusal says what is to be released first', () => {
    const releaseFirst = [{ requestId: 'TA-1', reserved: 0, committed: 200 }];
    given(contribution, ...bound())
      .when(amending({ amount: 564 })) // 500 and 65 of support costs
      .thenRefused('BelowBound', { amount: 564, bound: 565, releaseFirst });
    given(contribution, ...bound())
      .when(amending({ amount: 565 }))
      .then(amended({ amount: 565, instalments: [] }));
  });

  test('below what is drawn in advance', () => {
    const drawn = bound({ received: 400, instalments, advanceAuthority: 500 }); // 565 are taken, 400 came
    given(contribution, ...drawn)
      .when(amending({ advanceAuthority: 164 }))
      .thenRefused('AuthorityBelowDrawn', { authority: 164, drawn: 165 });
    given(contribution, ...drawn)
      .when(amending({ advanceAuthority: 165 }))
      .then(amended({ advanceAuthority: 165 }));
  });

  test('to end before something that was charged', () =>
    given(contribution, ...bound())
      .when(amending({ amendedOn: '2026-02-15', expiresOn: '2026-02-19' }))
      .thenRefused('ChargedAfterExpiry', { lastChargedOn: '2026-02-20' }));

  test('once it is closed, nor before it is signed', () => {
    const empty = signedContribution({ received: 0 }).history;
    const closing = new CloseContribution({ contributionId, closedOn: on }, context);
    given(contribution, ...empty, ...contribution.decide(closing, stateOf(empty)))
      .when(amending({}))
      .thenRefused('ContributionClosed');
    given(contribution, ...empty.slice(0, 1))
      .when(amending({}))
      .thenRefused('AgreementNotSigned');
  });

  test.each<[string, Partial<AmendAgreement['data']>]>([
    ['reference', { reference: '' }],
    ['reason', { reason: ' ' }],
    ['amendedOn', { amendedOn: '2026-01-01' }],
    ['amendedOn', { amendedOn: '2026-03-02' }],
    ['amount', { amount: 0 }],
    ['instalments', { amount: 1_200 }],
    ['instalments', { amount: 1_200, instalments }],
    ['pscBasisPoints', { pscBasisPoints: 10_001 }],
    ['expiresOn', { expiresOn: '2026-01-01' }],
    ['expiresOn', { expiresOn: '2026-02-28' }],
    ['reportsDueOn', { reportsDueOn: ['2026-12-31', '2026-12-31'] }],
    ['advanceAuthority', { advanceAuthority: 1_001 }],
    ['advanceAuthority', { advanceAuthority: -1 }],
  ])('with a %s that does not hold', (field, wrong) =>
    given(contribution, ...history)
      .when(amending(wrong))
      .thenRefused('InvalidInput', { field }),
  );
});
