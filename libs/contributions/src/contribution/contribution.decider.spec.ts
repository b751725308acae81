import { describe, expect, test } from '@jest/globals';
import { stateAfter } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { charge, commit, releaseCommitment, reserve, reverseCharge } from './allocations.js';
import { emptyBalance } from './balance.js';
import {
  CancelInstalment,
  CloseContribution,
  CreditInterest,
  MarkInstalmentOverdue,
  RemindOfInstalment,
  PledgeContribution,
  ReceiveInstalment,
  ReducePledge,
  RefundBalance,
  ReverseReceipt,
  SignAgreement,
} from './contribution.commands.js';
import { receive } from './cash.js';
import { contribution } from './contribution.decider.js';
import { underAgreement } from './under-agreement.js';
import type { ContributionEvent } from './contribution.events.js';
import type { UnderAgreement } from './contribution.state.js';
import { UNEARMARKED } from './earmark.js';
import { commandOn, signedContribution } from '../testing/index.js';

const contributionId = 'VC-1';
const today = '2026-03-01';
const context = commandOn(today);

const pledge = {
  contributionId,
  donorId: 'NO',
  title: 'Justice 2026',
  amount: { minor: 1_000, currency: 'USD' },
  pledgedOn: '2026-01-01',
  earmark: UNEARMARKED,
};
const agreement = { contributionId, reference: 'A-1', signedOn: '2026-01-02', amount: 1_000, instalments: [] };
const pledging = (changed: Partial<PledgeContribution['data']> = {}) =>
  new PledgeContribution({ ...pledge, ...changed }, context);
const signing = (changed: Partial<SignAgreement['data']> = {}) =>
  new SignAgreement({ ...agreement, ...changed }, context);
const reducing = (changed: Partial<ReducePledge['data']> = {}) =>
  new ReducePledge(
    { contributionId, announced: 600, reducedOn: '2026-01-10', reason: 'budget cut', ...changed },
    context,
  );

const pledged: ContributionEvent = {
  type: 'ContributionPledged',
  data: {
    contributionId,
    donorId: 'NO',
    title: 'Justice 2026',
    amount: 1_000,
    currency: 'USD',
    pledgedOn: '2026-01-01',
    earmark: UNEARMARKED,
    ownResources: false,
    balance: emptyBalance('USD'),
  },
};
const signed: ContributionEvent = {
  type: 'AgreementSigned',
  data: {
    ...{ ...agreement, pscBasisPoints: 1300, expiresOn: null, reportsDueOn: [] },
    ...{ advanceAuthority: 0, chargingRule: 'order-of-use' },
  },
};

describe('A pledge', () => {
  test('is announced, and moves no money', () => given(contribution).when(pledging()).then(pledged));

  test('is announced once', () =>
    given(contribution, pledged).when(pledging()).thenRefused('ContributionExists', { contributionId }));

  test.each<[string, Partial<PledgeContribution['data']>]>([
    ['amount.minor', { amount: { minor: 0, currency: 'USD' } }],
    ['amount.minor', { amount: { minor: -5, currency: 'USD' } }],
    ['amount.minor', { amount: { minor: 1.5, currency: 'USD' } }],
    ['amount.currency', { amount: { minor: 1, currency: 'XXX' } }],
    ['title', { title: '' }],
    ['pledgedOn', { pledgedOn: '2026-03-02' }],
    ['pledgedOn', { pledgedOn: '2026-02-30' }],
    ['earmark.level', { earmark: { ...UNEARMARKED, level: 4 } }],
  ])('needs a %s that holds', (field, wrong) =>
    given(contribution).when(pledging(wrong)).thenRefused('InvalidInput', { field }),
  );

  test('may be reduced until the agreement is signed', () => {
    given(contribution, pledged)
      .when(reducing())
      .then({
        type: 'PledgeReduced',
        data: { contributionId, announced: 600, reducedOn: '2026-01-10', reason: 'budget cut' },
      });
    given(contribution, pledged, signed).when(reducing()).thenRefused('AgreementAlreadySigned');
    given(contribution).when(reducing()).thenRefused('ContributionNotFound', { id: contributionId });
  });

  test.each<[string, Partial<ReducePledge['data']>]>([
    ['announced', { announced: 1_000 }],
    ['announced', { announced: -1 }],
    ['announced', { announced: 0.5 }],
    ['reducedOn', { reducedOn: '2025-12-31' }],
    ['reducedOn', { reducedOn: '2026-03-02' }],
    ['reason', { reason: ' ' }],
  ])('is reduced with a %s that holds', (field, wrong) =>
    given(contribution, pledged).when(reducing(wrong)).thenRefused('InvalidInput', { field }),
  );
});

describe('An agreement', () => {
  test('bears 13 % programme support costs and has no end, unless it says otherwise', () => {
    given(contribution, pledged).when(signing()).then(signed);
    const otherwise = {
      pscBasisPoints: 700,
      expiresOn: '2027-12-31',
      reportsDueOn: ['2026-12-31'],
      instalments: [{ instalmentId: 'I-1', dueOn: '2026-06-30', amount: 1_000 }],
      advanceAuthority: 500,
      chargingRule: 'pro-rata' as const,
    };
    given(contribution, pledged)
      .when(signing(otherwise))
      .then({ type: 'AgreementSigned', data: { ...agreement, ...otherwise } });
  });

  test('is signed once, after a pledge', () => {
    given(contribution, pledged, signed).when(signing()).thenRefused('AgreementAlreadySigned');
    given(contribution).when(signing()).thenRefused('ContributionNotFound');
  });

  const instalment = { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 400 };
  test.each<[string, Partial<SignAgreement['data']>]>([
    ['amount', { amount: 0 }],
    ['reference', { reference: '' }],
    ['signedOn', { signedOn: '2025-12-31' }],
    ['signedOn', { signedOn: '2026-03-02' }],
    ['expiresOn', { expiresOn: '2026-01-01' }],
    ['reportsDueOn', { reportsDueOn: ['soon'] }],
    ['pscBasisPoints', { pscBasisPoints: 10_001 }],
    ['pscBasisPoints', { pscBasisPoints: -1 }],
    ['pscBasisPoints', { pscBasisPoints: 13.5 }],
    ['instalments', { instalments: [instalment] }],
    ['instalments.instalmentId', { instalments: [instalment, { ...instalment, dueOn: '2026-03-01', amount: 600 }] }],
    ['instalments.dueOn', { instalments: [instalment, { ...instalment, instalmentId: 'I-2', amount: 600 }] }],
    ['advanceAuthority', { advanceAuthority: 1 }],
    ['advanceAuthority', { instalments: [{ ...instalment, amount: 1_000 }], advanceAuthority: 1_001 }],
    ['instalments.dueOn', { instalments: [{ ...instalment, amount: 1_000, dueOn: '' }] }],
    ['instalments.amount', { instalments: [{ ...instalment, amount: 0 }] }],
  ])('needs a %s that holds', (field, wrong) =>
    given(contribution, pledged).when(signing(wrong)).thenRefused('InvalidInput', { field }),
  );
});

describe('An instalment', () => {
  const instalments = [
    { instalmentId: 'I-1', dueOn: '2026-02-01', amount: 400 },
    { instalmentId: 'I-2', dueOn: '2026-09-01', amount: 600 },
  ];
  const { history } = signedContribution({ received: 1_000, instalments });
  const cancelling = (changed: Partial<CancelInstalment['data']> = {}) =>
    new CancelInstalment(
      { contributionId, instalmentId: 'I-2', cancelledOn: '2026-02-15', reason: 'agreed', ...changed },
      context,
    );
  const cancelled: ContributionEvent = {
    type: 'InstalmentCancelled',
    data: {
      ...{ contributionId, instalmentId: 'I-2', amount: 600, signed: 400 },
      ...{ cancelledOn: '2026-02-15', reason: 'agreed' },
    },
  };
  const overdue = (instalmentId: string) => new MarkInstalmentOverdue({ contributionId, instalmentId }, context);

  test('is overdue from the day after it was due', () => {
    const noted: ContributionEvent = {
      type: 'InstalmentOverdue',
      data: { contributionId, instalmentId: 'I-1', dueOn: '2026-02-01', notedOn: today },
    };
    given(contribution, ...history)
      .when(overdue('I-1'))
      .then(noted);
    given(contribution, ...history, noted)
      .when(overdue('I-1'))
      .then(); // noted before
    given(contribution, ...history)
      .when(overdue('I-2'))
      .thenRefused('InstalmentNotYetOverdue', { dueOn: '2026-09-01', today });
    const onTheDay = new MarkInstalmentOverdue({ contributionId, instalmentId: 'I-1' }, commandOn('2026-02-01'));
    given(contribution, ...history)
      .when(onTheDay)
      .thenRefused('InstalmentNotYetOverdue');
  });

  test('is reminded of once it is overdue, and still to come', () => {
    const noted: ContributionEvent = {
      type: 'InstalmentOverdue',
      data: { contributionId, instalmentId: 'I-1', dueOn: '2026-02-01', notedOn: today },
    };
    const remind = (instalmentId: string, remindedOn = today) =>
      new RemindOfInstalment({ contributionId, instalmentId, remindedOn }, context);
    given(contribution, ...history, noted)
      .when(remind('I-1'))
      .then({
        type: 'InstalmentReminded',
        data: { contributionId, instalmentId: 'I-1', dueOn: '2026-02-01', remindedOn: today },
      });
    given(contribution, ...history)
      .when(remind('I-1'))
      .thenRefused('InstalmentNotYetOverdue');
    given(contribution, ...history, noted)
      .when(remind('I-1', '2026-01-31'))
      .thenRefused('InvalidInput');
    given(contribution, ...history, cancelled)
      .when(remind('I-2'))
      .thenRefused('InstalmentNotOutstanding');
  });

  test('that is cancelled lowers what is signed, once', () => {
    given(contribution, ...history)
      .when(cancelling())
      .then(cancelled);
    given(contribution, ...history, cancelled)
      .when(cancelling())
      .thenRefused('InstalmentNotOutstanding', { status: 'cancelled' });
    given(contribution, ...history, cancelled)
      .when(overdue('I-2'))
      .thenRefused('InstalmentNotOutstanding');
  });

  const unpaid = [pledged, ...contribution.decide(signing({ instalments }), stateAfter(contribution, [pledged]))];
  const receiving = (receiptId: string, amount: number, before: readonly ContributionEvent[]): ContributionEvent[] => {
    const received = { minor: amount, currency: 'USD' };
    const receipt = { contributionId, receiptId, instalmentId: 'I-1', received, receivedOn: '2026-02-20' };
    const state = stateAfter(contribution, [...before]);
    return [...before, ...receive(new ReceiveInstalment(receipt, context), { amount, rates: [] }, state)];
  };
  const reversing = (receiptId: string, amount: number) =>
    new ReverseReceipt({ contributionId, receiptId, amount, reversedOn: '2026-02-25', reason: 'bank error' }, context);

  test('that was paid in part is outstanding with the rest of it', () => {
    const part = receiving('R-1', 150, unpaid);
    expect(part.at(-1)).toMatchObject({ data: { instalmentId: 'I-1', outstanding: 250 } });
    expect(contribution.decide(overdue('I-1'), stateAfter(contribution, part))).toHaveLength(1);
    const cancelling1 = cancelling({ instalmentId: 'I-1', cancelledOn: '2026-02-25' });
    expect(contribution.decide(cancelling1, stateAfter(contribution, part))).toMatchObject([
      { data: { amount: 250, signed: 750 } },
    ]);
    const whole = receiving('R-2', 251, part); // a bank's exchange, a unit more
    expect(whole.at(-1)).toMatchObject({ data: { outstanding: 0 } });
    given(contribution, ...whole)
      .when(overdue('I-1'))
      .thenRefused('InstalmentNotOutstanding', { status: 'received' });
  });

  test('whose receipt was taken back is outstanding again', () => {
    const paid = receiving('R-1', 400, unpaid);
    const reversed = contribution.decide(reversing('R-1', 100), stateAfter(contribution, paid));
    expect(reversed).toMatchObject([{ data: { instalmentId: 'I-1', outstanding: 100 } }]);
    const again = receiving('R-2', 100, [...paid, ...reversed]);
    expect(again.at(-1)).toMatchObject({ data: { outstanding: 0 } });
  });

  test('whose rest was cancelled stays so when its receipt is taken back', () => {
    const part = receiving('R-1', 150, unpaid);
    const rest = contribution.decide(cancelling({ instalmentId: 'I-1' }), stateAfter(contribution, part));
    const settled = [...part, ...rest];
    const reversed = contribution.decide(reversing('R-1', 150), stateAfter(contribution, settled));
    expect(reversed).toMatchObject([{ data: { outstanding: 0 } }]);
  });

  test('must be in the schedule', () => {
    given(contribution, ...history)
      .when(overdue('I-3'))
      .thenRefused('InstalmentNotFound', { id: 'I-3' });
    given(contribution, pledged).when(overdue('I-1')).thenRefused('AgreementNotSigned');
  });

  test.each([
    ['cancelledOn', { cancelledOn: '2026-03-02' }],
    ['cancelledOn', { cancelledOn: '2026-01-01' }],
    ['reason', { reason: '' }],
  ])('is cancelled with a %s that holds', (field, wrong) =>
    given(contribution, ...history)
      .when(cancelling(wrong))
      .thenRefused('InvalidInput', { field }),
  );
});

/** What happened to `VC-1`, 1,130 received: 400 of direct cost committed for TA-1, of which 100 were spent. */
const inUse = () => {
  const { history, state } = signedContribution({ received: 1_130 });
  const events = [...history];
  let now: UnderAgreement = state;
  const add = (decide: (state: UnderAgreement) => ContributionEvent) => {
    const event = decide(now);
    events.push(event);
    now = underAgreement(contribution.evolve(now, event), contributionId);
  };
  const move = { contributionId, requestId: 'TA-1' };
  add((before) => reserve(before, { ...move, amount: 400, themes: [], beneficiaries: [], reservedOn: '2026-02-01' }));
  add((before) => commit(before, { ...move, amount: 400, committedOn: '2026-02-01' }));
  add((before) =>
    charge(before, { ...move, amount: 100, expenditureId: 'E-1', lineId: 'L1', occurredOn: '2026-02-02' }),
  );
  return { events, state: now, add };
};

describe('A receipt', () => {
  const reversing = (changed: Partial<ReverseReceipt['data']> = {}) =>
    new ReverseReceipt(
      { contributionId, receiptId: 'R-1', amount: 500, reversedOn: '2026-02-20', reason: 'bank error', ...changed },
      context,
    );

  test('is reversed in parts, as far as it is available', () => {
    const { history, state } = signedContribution({ received: 1_130 });
    const balance = { ...state.balance, receipts: 630, available: 630 };
    const reversed: ContributionEvent = {
      type: 'ReceiptReversed',
      data: {
        ...{ contributionId, receiptId: 'R-1', instalmentId: null, outstanding: null, amount: 500 },
        ...{ reversedOn: '2026-02-20', reason: 'bank error', balance },
      },
    };
    given(contribution, ...history)
      .when(reversing())
      .then(reversed);
    given(contribution, ...history, reversed)
      .when(reversing({ amount: 631 }))
      .thenRefused('ReversalExceedsReceipt', { left: 630 });
  });

  test('is not reversed beyond what is available: the refusal names what must be released first', () => {
    const { events, state } = inUse();
    expect(state.balance.available).toBe(1_130 - 452);
    given(contribution, ...events)
      .when(reversing({ amount: 679 }))
      .thenRefused('InsufficientFunds', {
        amount: 679,
        available: 678,
        releaseFirst: [{ requestId: 'TA-1', reserved: 0, committed: 300 }],
      });
    const [reversed] = contribution.decide(reversing({ amount: 678 }), state);
    expect(reversed).toMatchObject({ type: 'ReceiptReversed', data: { balance: { receipts: 452, available: 0 } } });
  });

  test('must be known', () =>
    given(contribution, ...inUse().events)
      .when(reversing({ receiptId: 'R-2' }))
      .thenRefused('ReceiptNotFound', { id: 'R-2' }));

  test.each<[string, Partial<ReverseReceipt['data']>]>([
    ['amount', { amount: 0 }],
    ['amount', { amount: -1 }],
    ['reversedOn', { reversedOn: '2026-01-04' }],
    ['reversedOn', { reversedOn: '2026-03-02' }],
    ['reason', { reason: '' }],
  ])('is reversed with a %s that holds', (field, wrong) =>
    given(contribution, ...inUse().events)
      .when(reversing(wrong))
      .thenRefused('InvalidInput', { field }),
  );
});

describe('Interest', () => {
  const crediting = (changed: Partial<CreditInterest['data']> = {}) =>
    new CreditInterest({ contributionId, amount: 7, creditedOn: '2026-02-20', ...changed }, context);

  test('is available at once', () => {
    const { history, state } = signedContribution({ received: 100 });
    const balance = { ...state.balance, interest: 7, available: 107 };
    given(contribution, ...history)
      .when(crediting())
      .then({ type: 'InterestCredited', data: { contributionId, amount: 7, creditedOn: '2026-02-20', balance } });
  });

  test('accrues under an agreement only', () =>
    given(contribution, pledged).when(crediting()).thenRefused('AgreementNotSigned'));

  test.each<[string, Partial<CreditInterest['data']>]>([
    ['amount', { amount: 0 }],
    ['creditedOn', { creditedOn: '2026-01-01' }],
    ['creditedOn', { creditedOn: '2026-03-02' }],
  ])('needs a %s that holds', (field, wrong) =>
    given(contribution, ...signedContribution().history)
      .when(crediting(wrong))
      .thenRefused('InvalidInput', { field }),
  );
});

describe('A refund', () => {
  const refunding = (changed: Partial<RefundBalance['data']> = {}) =>
    new RefundBalance({ contributionId, amount: 678, refundedOn: '2026-02-20', reference: 'R/1', ...changed }, context);

  test('gives back what is available, and no more', () => {
    const { events, state } = inUse();
    const balance = { ...state.balance, refunded: 678, available: 0 };
    given(contribution, ...events)
      .when(refunding())
      .then({
        type: 'BalanceRefunded',
        data: { contributionId, amount: 678, refundedOn: '2026-02-20', reference: 'R/1', balance },
      });
    given(contribution, ...events)
      .when(refunding({ amount: 679 }))
      .thenRefused('InsufficientFunds', {
        available: 678,
        releaseFirst: [{ requestId: 'TA-1', reserved: 0, committed: 300 }],
      });
  });

  test.each<[string, Partial<RefundBalance['data']>]>([
    ['amount', { amount: 0 }],
    ['refundedOn', { refundedOn: '2026-01-01' }],
    ['refundedOn', { refundedOn: '2026-03-02' }],
    ['reference', { reference: '' }],
  ])('needs a %s that holds', (field, wrong) =>
    given(contribution, ...inUse().events)
      .when(refunding(wrong))
      .thenRefused('InvalidInput', { field }),
  );
});

describe('Closing a contribution', () => {
  const closing = (closedOn = '2026-02-25') => new CloseContribution({ contributionId, closedOn }, context);
  const closed: ContributionEvent = { type: 'ContributionClosed', data: { contributionId, closedOn: '2026-02-25' } };

  test('needs nothing reserved, committed or available', () => {
    const { events, add } = inUse();
    given(contribution, ...events)
      .when(closing())
      .thenRefused('ContributionNotSettled', { committed: 300, available: 678 });
    add((now) =>
      releaseCommitment(now, {
        contributionId,
        requestId: 'TA-1',
        amount: 300,
        releasedOn: '2026-02-10',
        reason: 'closed',
      }),
    );
    given(contribution, ...events)
      .when(closing())
      .thenRefused('ContributionNotSettled', { committed: 0, available: 1_017 });
    const refund = new RefundBalance(
      { contributionId, amount: 1_017, refundedOn: '2026-02-20', reference: 'R/1' },
      context,
    );
    events.push(...contribution.decide(refund, stateAfter(contribution, events)));
    given(contribution, ...events)
      .when(closing())
      .then(closed);
  });

  test('again changes nothing', () =>
    given(contribution, ...signedContribution({ received: 0 }).history, closed)
      .when(closing())
      .then());

  test('happens under an agreement, on a day that is not in the future', () => {
    given(contribution, pledged).when(closing()).thenRefused('AgreementNotSigned');
    given(contribution, pledged, signed).when(closing('2026-03-02')).thenRefused('InvalidInput', { field: 'closedOn' });
    given(contribution, pledged, signed).when(closing('2026-01-01')).thenRefused('InvalidInput', { field: 'closedOn' });
    const { history } = signedContribution({ received: 5, receivedOn: '2026-02-26' });
    const refund = { contributionId, amount: 5, refundedOn: '2026-02-26', reference: 'R/1' };
    const paidBack = contribution.decide(new RefundBalance(refund, context), stateAfter(contribution, history));
    given(contribution, ...history, ...paidBack)
      .when(closing())
      .thenRefused('InvalidInput', { field: 'closedOn' });
  });

  test('leaves later credits to the donor: a late reversal and late interest are refunded', () => {
    const { events, add } = inUse();
    const refund = (amount: number) =>
      new RefundBalance({ contributionId, amount, refundedOn: '2026-02-26', reference: 'R/2' }, context);
    const run = (command: Parameters<typeof contribution.decide>[0]) =>
      events.push(...contribution.decide(command, stateAfter(contribution, events)));
    add((now) =>
      releaseCommitment(now, {
        contributionId,
        requestId: 'TA-1',
        amount: 300,
        releasedOn: '2026-02-10',
        reason: 'closed',
      }),
    );
    run(refund(1_017));
    run(closing());

    const reversal = {
      contributionId,
      requestId: 'TA-1',
      amount: 40,
      expenditureId: 'E-1',
      lineId: 'L1',
      reversalId: 'V-1',
      occurredOn: today,
      reason: 'credit note',
    };
    const back = reverseCharge(underAgreement(stateAfter(contribution, events), contributionId), {
      ...reversal,
      returnsTo: 'available',
    });
    events.push(back);
    run(new CreditInterest({ contributionId, amount: 3, creditedOn: today }, context));
    const closedNow = underAgreement(stateAfter(contribution, events), contributionId);
    expect(closedNow).toMatchObject({ phase: 'closed', balance: { spent: 60, pscCharged: 8, available: 48 } }); // 40 and 5 back, 3 interest
    run(refund(48));
    expect(underAgreement(stateAfter(contribution, events), contributionId).balance.available).toBe(0);
  });
});
