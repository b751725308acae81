import { describe, expect, test } from '@jest/globals';
import { type Event, type Load, Refusal, stateAfter } from '#event-sourcing';
import type { ExchangeRate } from '#money';
import { ReceiveInstalment } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import { receiveInstalment } from './receive-instalment.transaction.js';
import { commandOn, signedContribution } from '../testing/index.js';

const contributionId = 'VC-1';
const instalments = [{ instalmentId: 'I-1', dueOn: '2026-02-01', amount: 10_000 }];

const rate = (currency: string, effectiveOn: string, unitsPerUsd: string): Event => ({
  type: 'RateLoaded',
  data: { currency, effectiveOn, unitsPerUsd, source: 'UN' } satisfies ExchangeRate,
});
const rates = {
  'exchange-rate-EUR': [rate('EUR', '2026-01-01', '0.8'), rate('EUR', '2026-02-01', '0.9')],
  'exchange-rate-JPY': [rate('JPY', '2026-02-01', '150')],
  'exchange-rate-KWD': [rate('KWD', '2026-02-01', '0.3')],
};

const loading = (streams: Readonly<Record<string, readonly Event[]>>): Load => ({
  state: async (fold, stream) => stateAfter(fold, (streams[stream] ?? []) as never), // the stream's name says whose events it holds
  revisionOf: () => -1,
});

const receiving = async (
  data: Partial<ReceiveInstalment['data']>,
  history: readonly Event[] = signedContribution({ received: 0, instalments: [] }).history,
) => {
  const usual = {
    contributionId,
    receiptId: 'R-2',
    received: { minor: 10_000, currency: 'USD' },
    receivedOn: '2026-02-10',
  };
  const command = new ReceiveInstalment({ ...usual, ...data }, commandOn('2026-03-01'));
  const { appends } = await receiveInstalment(command, loading({ 'contribution-VC-1': history, ...rates }));
  return appends.flatMap(({ events }) => events.map((event) => event.data as Record<string, unknown>))[0];
};

describe('Money received', () => {
  test('in the held currency is available as it is', async () => {
    expect(await receiving({})).toMatchObject({
      amount: 10_000,
      rates: [],
      balance: { receipts: 10_000, available: 10_000 },
    });
  });

  test('in another currency is converted once, at the newest rate of its day, and keeps the amount and rates', async () => {
    const eur = { minor: 9_000, currency: 'EUR' };
    expect(await receiving({ received: eur })).toMatchObject({
      amount: 10_000,
      original: eur,
      rates: [{ unitsPerUsd: '0.9' }],
    });
    expect(await receiving({ received: eur, receivedOn: '2026-01-31' })).toMatchObject({ amount: 11_250 });
  });

  test('goes between currencies of 0, 2 and 3 decimals', async () => {
    expect(await receiving({ received: { minor: 3_001, currency: 'KWD' } })).toMatchObject({ amount: 1_000 }); // 10.00333 USD
    expect(await receiving({ received: { minor: 100, currency: 'JPY' } })).toMatchObject({ amount: 67 });
    const { history } = signedContribution({ received: 0, currency: 'JPY' });
    const into = await receiving({ received: { minor: 3_000, currency: 'KWD' } }, history);
    expect(into).toMatchObject({ amount: 1_500, rates: [{ currency: 'KWD' }, { currency: 'JPY' }] });
  });

  test('needs a rate of its day', async () => {
    await expect(receiving({ received: { minor: 1, currency: 'CHF' } })).rejects.toMatchObject({
      code: 'RateMissing',
      facts: { currency: 'CHF', on: '2026-02-10' },
    });
    await expect(
      receiving({ received: { minor: 1_000, currency: 'JPY' }, receivedOn: '2026-01-31' }),
    ).rejects.toMatchObject({ code: 'RateMissing' });
  });

  test('fulfils an instalment, and only one that is outstanding', async () => {
    const { history } = signedContribution({ received: 0 });
    const agreed = history.map((event) =>
      event.type === 'AgreementSigned' ? { ...event, data: { ...event.data, instalments } } : event,
    );
    const received = await receiving({ instalmentId: 'I-1' }, agreed);
    expect(received).toMatchObject({ instalmentId: 'I-1' });
    const again: Event[] = [...agreed, { type: 'InstalmentReceived', data: received ?? {} }];
    expect(stateAfter(contribution, again as never)).toMatchObject({
      instalments: new Map([['I-1', { ...instalments[0], outstanding: 0, isOverdue: false, isCancelled: false }]]),
    });
    await expect(receiving({ receiptId: 'R-3', instalmentId: 'I-1' }, again)).rejects.toMatchObject({
      code: 'InstalmentNotOutstanding',
    });
    await expect(receiving({ receiptId: 'R-3', instalmentId: 'I-9' }, again)).rejects.toMatchObject({
      code: 'InstalmentNotFound',
    });
  });

  test('is recorded once', async () => {
    await expect(receiving({ receiptId: 'R-1' }, signedContribution({ received: 5 }).history)).rejects.toMatchObject({
      code: 'ReceiptExists',
    });
  });

  test('comes under an agreement that is not closed', async () => {
    const { history } = signedContribution({ received: 0 });
    await expect(receiving({}, history.slice(0, 1))).rejects.toMatchObject({ code: 'AgreementNotSigned' });
    await expect(receiving({}, [])).rejects.toMatchObject({ code: 'ContributionNotFound' });
    const closed = { type: 'ContributionClosed', data: { contributionId, closedOn: '2026-02-01' } };
    await expect(receiving({}, [...history, closed])).rejects.toMatchObject({ code: 'ContributionClosed' });
  });

  test('never makes a ledger too large to be exact', async () => {
    const { history } = signedContribution({ received: Number.MAX_SAFE_INTEGER - 10 });
    expect(await receiving({ received: { minor: 10, currency: 'USD' } }, history)).toMatchObject({
      balance: { receipts: Number.MAX_SAFE_INTEGER },
    });
    await expect(receiving({ received: { minor: 11, currency: 'USD' } }, history)).rejects.toMatchObject({
      code: 'AmountTooLarge',
    });
  });

  test.each<[string, Partial<ReceiveInstalment['data']>]>([
    ['received.minor', { received: { minor: 0, currency: 'USD' } }],
    ['received.minor', { received: { minor: -1, currency: 'EUR' } }],
    ['received.minor', { received: { minor: 1, currency: 'KWD' } }], // a third of a cent
    ['received.currency', { received: { minor: 1, currency: 'XXX' } }],
    ['receivedOn', { receivedOn: '2026-01-01' }],
    ['receivedOn', { receivedOn: '2026-03-02' }],
  ])('needs a %s that holds', async (field, wrong) => {
    await expect(receiving(wrong)).rejects.toThrow(Refusal);
    await expect(receiving(wrong)).rejects.toMatchObject({ code: 'InvalidInput', facts: { field } });
  });
});
