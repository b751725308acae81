import { beforeEach, describe, expect, test } from '@jest/globals';
import { UNEARMARKED } from '#contributions';
import { earmarked } from '#contributions/testing';
import { TestCentre, givenStreams, line } from '../../testing/index.js';
import { RecordExpenditure } from './delivery.commands.js';
import { recordExpenditure } from './record-expenditure.transaction.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre('2026-03-01');
});

const balance = (contributionId: string) => {
  const { committed, spent, pscCharged, available } = centre.contribution(contributionId).balance;
  return { committed, spent, pscCharged, available };
};
const paid = (decision: Awaited<ReturnType<TestCentre['spends']>>) =>
  ((decision.answer?.['charges'] ?? []) as { contributionId: string; original: number; held: number }[]).map(
    ({ contributionId, original, held }) => [contributionId, original, held],
  ); // its answer
const told = (): Record<string, unknown> =>
  centre.streams.eventsOf('request-TA-1').findLast(({ type }) => type === 'ExpenditureRecorded')?.data ?? {};

const funded = async (lines = [line('L1', 400), line('L2', 200, 'travel')], currency = 'USD'): Promise<void> => {
  await centre.hasRequest('TA-1', { lines, currency });
  await centre.funds('TA-1');
};

describe('An expenditure', () => {
  test('is charged with programme support costs, in one append', async () => {
    await centre.hasContribution('VC-1', { received: 1_130, pscBasisPoints: 1300 });
    await funded();
    const { appends } = await centre.spends('TA-1', 100);
    expect(appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)])).toEqual([
      ['request-TA-1', ['ExpenditureRecorded']],
      ['contribution-VC-1', ['ExpenditureCharged']],
      ['periods', ['MonthCharged']],
    ]);
    expect(balance('VC-1')).toEqual({ committed: 500, spent: 100, pscCharged: 13, available: 452 });
    expect(told()).toMatchObject({
      inBudget: 100,
      lineSpent: 100,
      paidTo: 'supplier',
      figures: { reserved: 0, committed: 500, spent: 100 },
      charges: [{ psc: 13 }],
    });
  });

  test('is paid in the order of use, first from what was allocated to its line', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasContribution('VC-2', { received: 250, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await funded(); // 250 of staff from VC-2, the rest from VC-1
    expect(paid(await centre.spends('TA-1', 100))).toEqual([['VC-2', 100, 100]]);
    expect(paid(await centre.spends('TA-1', 100, { lineId: 'L2' }))).toEqual([['VC-1', 100, 100]]);
    expect(paid(await centre.spends('TA-1', 200))).toEqual([
      ['VC-2', 150, 150],
      ['VC-1', 50, 50],
    ]);
  });

  test('skips a donor who excludes its line', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasContribution('VC-2', {
      received: 250,
      earmark: earmarked({ level: 3, countries: ['KE'], excludedLines: ['travel'] }),
    });
    await funded();
    expect(paid(await centre.spends('TA-1', 220, { lineId: 'L2' }))).toEqual([['VC-1', 220, 220]]); // overrun and all
    expect(paid(await centre.spends('TA-1', 380))).toEqual([
      ['VC-2', 250, 250],
      ['VC-1', 130, 130],
    ]);
    expect(balance('VC-1')).toMatchObject({ committed: 0, spent: 350 });
  });

  test('in another currency is converted separately into the ledgers’ and the budget’s', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.loadsRate('JPY', '150');
    await centre.loadsRate('KWD', '0.3');
    await centre.hasContribution('VC-1', { received: 30_000, currency: 'JPY', expiresOn: '2027-01-01' }); // 200 USD
    await centre.hasContribution('VC-2', { received: 90_000, currency: 'KWD' }); // 300 USD
    await funded([line('L1', 45_000)], 'EUR'); // 500 USD
    expect([balance('VC-1'), balance('VC-2')]).toMatchObject([{ committed: 30_000 }, { committed: 90_000 }]);
    const spent = await centre.spends('TA-1', 25_001); // 250.01 USD
    expect(paid(spent)).toEqual([
      ['VC-1', 20_000, 30_000],
      ['VC-2', 5_001, 15_003],
    ]);
    expect(told()).toMatchObject({
      inBudget: 22_501,
      amount: { minor: 25_001, currency: 'USD' },
      figures: { committed: 22_499, spent: 22_501 },
    });
  });

  test('needs a rate of its day', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded();
    expect(await centre.held(centre.spends('TA-1', 1, { currency: 'CHF' }))).toMatchObject({
      code: 'RateMissing',
      facts: { currency: 'CHF', on: '2026-03-01' },
    });
    centre.today = '2026-05-03';
    expect(await centre.held(centre.spends('TA-1', 1, { currency: 'EUR' }))).toMatchObject({
      code: 'RateStale',
      facts: { currency: 'EUR', effectiveOn: '2026-03-01' },
    });
    await centre.spends('TA-1', 1, { currency: 'EUR', occurredOn: '2026-05-02' });
  });
});

describe('A line', () => {
  beforeEach(async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded();
  });

  test('may be overrun by 10 % within the total', async () => {
    await centre.spends('TA-1', 440);
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({
      code: 'OverBudgetLine',
      facts: { lineId: 'L1', budget: 400, limit: 440, wouldBeSpent: 441 },
    });
    expect(await centre.held(centre.spends('TA-1', 161, { lineId: 'L2' }))).toMatchObject({
      code: 'OverBudget',
      facts: { budget: 600, wouldBeSpent: 601 },
    });
    await centre.spends('TA-1', 160, { lineId: 'L2' });
    expect(balance('VC-1')).toMatchObject({ committed: 0, spent: 600 });
  });

  test('must be in the budget', async () => {
    expect(await centre.refusal(centre.spends('TA-1', 1, { lineId: 'L9' }))).toMatchObject({
      code: 'BudgetLineNotFound',
    });
  });
});

describe('A contribution', () => {
  test('is not charged after its last day, nor outside the dates of its donor', async () => {
    await centre.hasContribution('VC-1', { received: 300, expiresOn: '2026-03-31' });
    await centre.hasContribution('VC-2', {
      received: 300,
      earmark: { ...UNEARMARKED, implementation: { from: '2026-03-01', to: '2026-04-30' } },
    });
    await funded();
    centre.today = '2026-05-01';
    expect(paid(await centre.spends('TA-1', 100, { occurredOn: '2026-03-31' }))).toEqual([['VC-1', 100, 100]]);
    expect(paid(await centre.spends('TA-1', 100, { occurredOn: '2026-04-01' }))).toEqual([['VC-2', 100, 100]]);
    expect(await centre.held(centre.spends('TA-1', 100))).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { uncovered: { minor: 100, currency: 'USD' } },
    });
  });

  test('whose currency has risen pays as far as it was committed; the refusal says what is not covered', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded([line('L1', 900)], 'EUR');
    expect(balance('VC-1')).toMatchObject({ committed: 1_000 });
    await centre.loadsRate('EUR', '0.8', '2026-03-01');
    const spending = centre.spends('TA-1', 900, { currency: 'EUR' });
    expect(await centre.held(spending)).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { amount: { minor: 900 }, uncovered: { minor: 100, currency: 'EUR' } },
    });
    expect(balance('VC-1')).toMatchObject({ committed: 1_000, spent: 0 });
  });

  test('may be a unit short by rounding alone, which a revision by that unit settles', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded([line('L1', 100)], 'EUR');
    expect(balance('VC-1')).toMatchObject({ committed: 111 });
    await centre.spends('TA-1', 50, { currency: 'EUR' }); // 55.56
    expect(await centre.held(centre.spends('TA-1', 50, { currency: 'EUR' }))).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { uncovered: { minor: 1, currency: 'EUR' } },
    });
    await centre.revises('TA-1', [line('L1', 101)]);
    await centre.spends('TA-1', 50, { currency: 'EUR' });
    expect(balance('VC-1')).toMatchObject({ committed: 0, spent: 112 });
  });

  test('is charged alike for a hundred expenditures of 4 cents and for one of 4 dollars', async () => {
    await centre.hasContribution('VC-1', { received: 10_000, pscBasisPoints: 1300 });
    await funded([line('L1', 400)]);
    for (const _ of Array.from({ length: 100 })) await centre.spends('TA-1', 4);
    expect(balance('VC-1')).toEqual({ committed: 0, spent: 400, pscCharged: 52, available: 9_548 });
  });
});

describe('The same expenditure told again', () => {
  beforeEach(async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded();
    await centre.spends('TA-1', 100, { expenditureId: 'E-1' });
  });

  test('changes nothing', async () => {
    const { appends, answer } = await centre.spends('TA-1', 100, { expenditureId: 'E-1' });
    expect(appends).toEqual([]);
    expect(answer).toMatchObject({ charges: [{ contributionId: 'VC-1', held: 100 }] });
    expect(balance('VC-1')).toMatchObject({ spent: 100 });
  });

  test('changes nothing, and is no error, when the request has gone on since', async () => {
    await centre.reverses('TA-1', 'E-1', 40);
    await centre.closes('TA-1');
    expect((await centre.spends('TA-1', 100, { expenditureId: 'E-1' })).appends).toEqual([]);
  });

  test('is refused with other content', async () => {
    const again = {
      requestId: 'TA-1',
      expenditureId: 'E-1',
      lineId: 'L1',
      amount: { minor: 100, currency: 'USD' },
      occurredOn: '2026-03-01',
      description: 'Fee for E-1',
    };
    const others: Partial<RecordExpenditure['data']>[] = [
      { amount: { minor: 101, currency: 'USD' } },
      { lineId: 'L2' },
      { occurredOn: '2026-02-28' },
      { description: 'Travel' },
      { paidTo: 'organisation' },
    ];
    for (const other of others)
      await givenStreams(centre.streams)
        .when(recordExpenditure, new RecordExpenditure({ ...again, ...other }, centre.context))
        .thenRefused('FactIdReused', { field: 'expenditureId', id: 'E-1' });
  });
});

describe('Recording an expenditure', () => {
  test('takes place from the start of delivery; after a reassignment or completion, for what occurred before', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    expect(await centre.refusal(centre.spends('TA-1', 1))).toMatchObject({
      code: 'WrongPhase',
      facts: { phase: 'funding' },
    });
    await centre.checks('TA-1');
    await centre.confirms('TA-1');
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({
      code: 'WrongPhase',
      facts: { phase: 'assignment' },
    });
    await centre.starts('TA-1');
    centre.today = '2026-03-10';
    await centre.completes('TA-1');
    centre.today = '2026-03-20';
    await centre.spends('TA-1', 1, { occurredOn: '2026-03-10' });
    expect(await centre.held(centre.spends('TA-1', 1, { occurredOn: '2026-03-11' }))).toMatchObject({
      code: 'OccurredAfterCompletion',
    });
  });

  test('takes amounts and days that are', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await funded();
    const field = async (spending: Promise<unknown>) => (await centre.refusal(spending)).facts['field'];
    expect(await field(centre.spends('TA-1', 0))).toBe('amount.minor');
    expect(await field(centre.spends('TA-1', -1))).toBe('amount.minor');
    expect(await field(centre.spends('TA-1', 1.5))).toBe('amount.minor');
    expect(await field(centre.spends('TA-1', 1, { currency: 'XXX' }))).toBe('amount.currency');
    expect(await field(centre.spends('TA-1', 1, { occurredOn: '2026-02-30' }))).toBe('occurredOn');
    expect(await field(centre.spends('TA-1', 1, { description: '' }))).toBe('description');
    expect(await centre.refusal(centre.spends('TA-9', 1))).toMatchObject({ code: 'RequestNotFound' });
  });
});
