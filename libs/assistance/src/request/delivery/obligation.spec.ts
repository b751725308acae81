import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import type { Decision } from '#event-sourcing';
import { TestCentre, line } from '../../testing/index.js';
import { openObligations } from './obligation-state.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre();
});

const balance = (contributionId: string) => {
  const { committed, spent, available } = centre.contribution(contributionId).balance;
  return { committed, spent, available };
};
const typesOf = ({ appends }: Decision): readonly (readonly [string, readonly string[]])[] =>
  appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)] as const);
const open = (): readonly (readonly [string, number])[] =>
  openObligations(centre.ledger('TA-1')).map(({ obligationId, open: { minor } }) => [obligationId, minor]);

/** Two lines of 400 and 200 from one contribution of 1,000, in delivery. */
const funded = async (): Promise<void> => {
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400), line('L2', 200, 'travel')] });
  await centre.funds('TA-1');
};

describe('An obligation', () => {
  beforeEach(funded);

  test('binds a part of the commitment, and moves nothing', async () => {
    const raised = await centre.obligates('TA-1', 'O-1', 300);
    expect(typesOf(raised)).toEqual([['request-TA-1', ['ObligationRaised']]]);
    expect(raised.appends[0]?.events[0]?.data).toMatchObject({
      shares: [{ contributionId: 'VC-1', held: 300 }],
      inBudget: 300,
      obligated: 300,
    });
    expect(balance('VC-1')).toEqual({ committed: 600, spent: 0, available: 400 });
  });

  test('leaves the rest to others, line by line and in all', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    expect(await centre.refusal(centre.obligates('TA-1', 'O-2', 141))).toMatchObject({
      code: 'OverBudgetLine',
      facts: { limit: 440, wouldBeSpent: 141, obligated: 300 },
    });
    await centre.obligates('TA-1', 'O-2', 140);
    expect(await centre.refusal(centre.obligates('TA-1', 'O-3', 161, { lineId: 'L2' }))).toMatchObject({
      code: 'OverBudget',
      facts: { obligated: 440, wouldBeSpent: 161 },
    });
  });

  test('is paid in parts by expenditures that name it, up to what is open, and beyond it from what is free', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    expect(typesOf(await centre.spends('TA-1', 100, { obligationId: 'O-1' }))).toEqual([
      ['request-TA-1', ['ObligationLiquidated', 'ExpenditureRecorded']],
      ['contribution-VC-1', ['ExpenditureCharged']],
      ['periods', ['MonthCharged']],
    ]);
    expect(open()).toEqual([['O-1', 200]]);
    await centre.spends('TA-1', 240, { obligationId: 'O-1' });
    expect(open()).toEqual([]);
    expect(balance('VC-1')).toEqual({ committed: 260, spent: 340, available: 400 });
    expect(await centre.refusal(centre.spends('TA-1', 1, { obligationId: 'O-1' }))).toMatchObject({
      code: 'ObligationNotOpen',
    });
  });

  test('is paid on its line and in its currency', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    const field = async (spending: Promise<unknown>) => (await centre.refusal(spending)).facts['field'];
    expect(await field(centre.spends('TA-1', 1, { obligationId: 'O-1', lineId: 'L2' }))).toBe('lineId');
    expect(await field(centre.spends('TA-1', 1, { obligationId: 'O-1', currency: 'EUR' }))).toBe('amount.currency');
    expect(await centre.refusal(centre.spends('TA-1', 1, { obligationId: 'O-9' }))).toMatchObject({
      code: 'ObligationNotFound',
    });
  });

  test('is paid also after the work is completed', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    await centre.completes('TA-1');
    centre.today = '2026-03-20';
    await centre.spends('TA-1', 300, { obligationId: 'O-1' });
    expect(balance('VC-1')).toMatchObject({ committed: 300, spent: 300 });
  });

  test('frees what it bound when it is cancelled, once', async () => {
    await centre.obligates('TA-1', 'O-1', 440);
    await centre.spends('TA-1', 40, { obligationId: 'O-1' });
    const cancelled = await centre.cancelsObligation('TA-1', 'O-1');
    expect(cancelled.appends[0]?.events).toMatchObject([
      { type: 'ObligationCancelled', data: { amount: { minor: 400 } } },
    ]);
    expect(balance('VC-1')).toMatchObject({ committed: 560 });
    await centre.spends('TA-1', 400);
    expect(await centre.refusal(centre.cancelsObligation('TA-1', 'O-1'))).toMatchObject({ code: 'ObligationNotOpen' });
  });

  test('that is told again changes nothing; with other content it is refused', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    expect((await centre.obligates('TA-1', 'O-1', 300)).appends).toEqual([]);
    expect(await centre.refusal(centre.obligates('TA-1', 'O-1', 301))).toMatchObject({ code: 'FactIdReused' });
  });

  test('is not cut off by a smaller budget', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 299)]))).toMatchObject({
      code: 'BelowObligated',
      facts: { lineId: 'L1', obligated: 300, amount: 299 },
    });
    await centre.revises('TA-1', [line('L1', 300)]);
    expect(balance('VC-1')).toMatchObject({ committed: 300, available: 700 });
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({ code: 'OverBudget' });
  });

  test('keeps a request from being closed', async () => {
    await centre.obligates('TA-1', 'O-1', 300);
    expect(await centre.refusal(centre.closes('TA-1'))).toEqual({
      code: 'ObligationsOpen',
      facts: { requestId: 'TA-1', obligationIds: ['O-1'] },
    });
  });
});

test('What an obligation bound pays it, and others pay first from elsewhere', async () => {
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasContribution('VC-2', { received: 250, earmark: earmarked({ level: 3, countries: ['KE'] }) });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400), line('L2', 200, 'travel')] }); // 250 of L1 from VC-2
  await centre.funds('TA-1');
  await centre.obligates('TA-1', 'O-1', 200);
  const paid = ({ answer }: Decision) =>
    ((answer ?? {})['charges'] as readonly { contributionId: string; held: number }[]).map((one) => [
      one.contributionId,
      one.held,
    ]); // as the decision answers
  expect(paid(await centre.spends('TA-1', 100))).toEqual([
    ['VC-2', 50],
    ['VC-1', 50],
  ]);
  expect(paid(await centre.spends('TA-1', 200, { obligationId: 'O-1' }))).toEqual([['VC-2', 200]]);
});

describe('A request that is cancelled with open obligations', () => {
  beforeEach(async () => {
    await funded();
    await centre.obligates('TA-1', 'O-1', 300);
    await centre.obligates('TA-1', 'O-2', 100, { lineId: 'L2' });
    centre.today = '2026-03-10';
    await centre.cancels('TA-1');
  });

  test('gives back at once what they do not bind, and winds down', () => {
    expect(centre.request('TA-1')).toMatchObject({ phase: 'winding-down', because: 'cancelled' });
    expect(balance('VC-1')).toEqual({ committed: 400, spent: 0, available: 600 });
  });

  test('pays them, and nothing else', async () => {
    centre.today = '2026-03-20';
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({
      code: 'WrongPhase',
      facts: { phase: 'winding-down' },
    });
    await centre.spends('TA-1', 300, { obligationId: 'O-1' });
    expect(balance('VC-1')).toEqual({ committed: 100, spent: 300, available: 600 });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'winding-down' });
    expect(await centre.refusal(centre.obligates('TA-1', 'O-3', 1))).toMatchObject({ code: 'WrongPhase' });
  });

  test('has ended with the last of them, in the same append', async () => {
    await centre.spends('TA-1', 300, { obligationId: 'O-1' });
    expect(typesOf(await centre.cancelsObligation('TA-1', 'O-2'))).toEqual([
      ['request-TA-1', ['ObligationCancelled', 'RequestWoundDown']],
      ['contribution-VC-1', ['CommitmentReleased']],
    ]);
    expect(centre.request('TA-1')).toMatchObject({ phase: 'cancelled', endedOn: '2026-03-10' });
    expect(balance('VC-1')).toEqual({ committed: 0, spent: 300, available: 700 });
  });

  test('gets nothing back for itself: a reversal returns to what is available', async () => {
    await centre.spends('TA-1', 300, { obligationId: 'O-1', expenditureId: 'E-1' });
    await centre.reverses('TA-1', 'E-1', 50);
    expect(balance('VC-1')).toEqual({ committed: 100, spent: 250, available: 650 });
  });
});

test('What a payment leaves over, because its currency has fallen, goes back with it while a request winds down', async () => {
  await centre.loadsRate('EUR', '0.8');
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
  await centre.funds('TA-1');
  await centre.obligates('TA-1', 'O-1', 80, { currency: 'EUR' }); // 100 USD
  await centre.cancels('TA-1');
  centre.today = '2026-03-10';
  await centre.loadsRate('EUR', '1');
  const paid = await centre.spends('TA-1', 80, { currency: 'EUR', obligationId: 'O-1' });
  expect(typesOf(paid)).toEqual([
    ['request-TA-1', ['ObligationLiquidated', 'ExpenditureRecorded', 'RequestWoundDown']],
    ['contribution-VC-1', ['ExpenditureCharged', 'CommitmentReleased']],
    ['periods', ['MonthCharged']],
  ]);
  expect(balance('VC-1')).toEqual({ committed: 0, spent: 80, available: 920 });
});
