import { describe, expect, test } from '@jest/globals';
import { type Event, type Load, Refusal, stateAfter } from '#event-sourcing';
import { type SampleTerms, commandOn, signedContribution } from '../testing/index.js';
import { reserve } from './allocations.js';
import { brokenIdentities } from './balance.js';
import { CloseContribution, TransferBalance } from './contribution.commands.js';
import { contribution } from './contribution.decider.js';
import type { ContributionEvent } from './contribution.events.js';
import { transferBalance } from './transfer-balance.transaction.js';
import { underAgreement } from './under-agreement.js';

const context = commandOn('2026-03-01');
const rate = { currency: 'EUR', effectiveOn: '2026-02-01', unitsPerUsd: '0.9', source: 'UN' };
const after = (history: readonly ContributionEvent[]) => underAgreement(stateAfter(contribution, history), '');
const history = (terms: Partial<SampleTerms>): ContributionEvent[] => signedContribution(terms).history;

const one = history({ received: 1_000 });
const other = history({ contributionId: 'VC-2', received: 500 });

const transferring = async (
  data: Partial<TransferBalance['data']>,
  from: readonly ContributionEvent[] = one,
  to: readonly ContributionEvent[] = other,
) => {
  const streams: Readonly<Record<string, readonly Event[]>> = {
    'contribution-VC-1': from,
    'contribution-VC-2': to,
    'exchange-rate-EUR': [{ type: 'RateLoaded', data: rate }],
  };
  const load: Load = {
    state: async (fold, stream) => stateAfter(fold, (streams[stream] ?? []) as never), // the stream's name says whose events it holds
    revisionOf: () => -1,
  };
  const usual = { contributionId: 'VC-1', toContributionId: 'VC-2', amount: 400, transferredOn: '2026-02-20' };
  const consent = { consentReference: 'Letter 8', reason: 'Joint programme' };
  const { appends } = await transferBalance(new TransferBalance({ ...usual, ...consent, ...data }, context), load);
  expect(appends.map(({ stream }) => stream)).toEqual(['contribution-VC-1', 'contribution-VC-2']);
  const events = appends.flatMap((append) => append.events as ContributionEvent[]);
  for (const [index, before] of [from, to].entries()) {
    const { balance, allocations } = after([...before, ...events.slice(index, index + 1)]);
    expect(brokenIdentities(balance, [...allocations.values()])).toEqual([]);
  }
  return events.map((event) => event.data);
};

const refusalOf = async (asked: Promise<unknown>): Promise<unknown> => {
  const error = await asked.catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? { code: error.code, facts: error.facts } : error;
};

describe('A balance is transferred', () => {
  test('between two contributions of a donor, told by both', async () => {
    const told = { original: { minor: 400, currency: 'USD' }, rates: [], transferredOn: '2026-02-20' };
    const why = { consents: [{ donorId: 'NO', reference: 'Letter 8' }], reason: 'Joint programme' };
    expect(await transferring({})).toEqual([
      {
        ...{ contributionId: 'VC-1', otherContributionId: 'VC-2', amount: -400, ...told, ...why },
        balance: expect.objectContaining({ receipts: 1_000, transfers: -400, available: 600 }),
      },
      {
        ...{ contributionId: 'VC-2', otherContributionId: 'VC-1', amount: 400, ...told, ...why },
        balance: expect.objectContaining({ receipts: 500, transfers: 400, available: 900 }),
      },
    ]);
  });

  test('into another currency once, at the rate of the day', async () => {
    const euros = history({ contributionId: 'VC-2', received: 500, currency: 'EUR' });
    expect(await transferring({}, one, euros)).toMatchObject([
      { amount: -400, rates: [rate] },
      { amount: 360, rates: [rate], original: { minor: 400, currency: 'USD' }, balance: { available: 860 } },
    ]);
    expect(await refusalOf(transferring({ transferredOn: '2026-01-31' }, one, euros))).toMatchObject({
      code: 'RateMissing',
      facts: { currency: 'EUR', on: '2026-01-31' },
    });
  });

  test('to another donor with the consent of both', async () => {
    const theirs = history({ contributionId: 'VC-2', donorId: 'SE' });
    expect(await refusalOf(transferring({}, one, theirs))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'receivingConsentReference', donors: ['NO', 'SE'] },
    });
    expect(await transferring({ receivingConsentReference: 'SE 9' }, one, theirs)).toMatchObject([
      { consents: [{ donorId: 'NO' }, { donorId: 'SE', reference: 'SE 9' }] },
      { consents: [{ donorId: 'NO' }, { donorId: 'SE', reference: 'SE 9' }] },
    ]);
  });
});

describe('A balance is not transferred', () => {
  test('beyond what is available: the refusal says what is to be released first', async () => {
    const reserved = { contributionId: 'VC-1', requestId: 'TA-1', amount: 600, reservedOn: '2026-02-01' };
    const bound = [...one, reserve(after(one), { ...reserved, themes: [], beneficiaries: [] })];
    expect(await refusalOf(transferring({}, bound))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { amount: 400, available: 322, releaseFirst: [{ requestId: 'TA-1', reserved: 600, committed: 0 }] },
    });
  });

  test('from or to what is closed, or not signed', async () => {
    const empty = history({ contributionId: 'VC-2', received: 0 });
    const closing = new CloseContribution({ contributionId: 'VC-2', closedOn: '2026-02-01' }, context);
    const closed = [...empty, ...contribution.decide(closing, after(empty))];
    expect(await refusalOf(transferring({}, one, closed))).toMatchObject({
      code: 'ContributionClosed',
      facts: { contributionId: 'VC-2' },
    });
    expect(await refusalOf(transferring({}, closed, one))).toMatchObject({ code: 'ContributionClosed' });
    expect(await refusalOf(transferring({}, one, empty.slice(0, 1)))).toMatchObject({ code: 'AgreementNotSigned' });
    expect(await refusalOf(transferring({}, one, []))).toMatchObject({ code: 'ContributionNotFound' });
  });

  test.each<[string, Partial<TransferBalance['data']>]>([
    ['toContributionId', { toContributionId: 'VC-1' }],
    ['amount', { amount: 0 }],
    ['reason', { reason: '' }],
    ['consentReference', { consentReference: ' ' }],
    ['transferredOn', { transferredOn: '2026-01-01' }],
    ['transferredOn', { transferredOn: '2026-03-02' }],
  ])('with a %s that does not hold', async (field, wrong) =>
    expect(await refusalOf(transferring(wrong))).toMatchObject({ code: 'InvalidInput', facts: { field } }),
  );
});
