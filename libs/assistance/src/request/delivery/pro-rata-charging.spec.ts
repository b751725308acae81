import { beforeEach, describe, expect, test } from '@jest/globals';
import { AmendAgreement } from '#contributions';
import { earmarked } from '#contributions/testing';
import fc from 'fast-check';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre();
});

const spent = (requestId = 'TA-1'): Readonly<Record<string, number>> =>
  Object.fromEntries([...centre.ledger(requestId).allocations.values()].map((one) => [one.contributionId, one.spent]));
const last = (requestId = 'TA-1') => centre.streams.eventsOf(`request-${requestId}`).at(-1);
const confirmed = (requestId = 'TA-1') =>
  centre.streams.eventsOf(`request-${requestId}`).find(({ type }) => type === 'FundingConfirmed')?.data;
/** 600 of VC-1, which demands that expenditures are shared, and 400 of VC-2, on two lines. */
const isShared = async (): Promise<void> => {
  await centre.hasContribution('VC-1', { received: 600, chargingRule: 'pro-rata' });
  await centre.hasContribution('VC-2', { received: 400 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 600), line('L2', 400)] });
  await centre.funds('TA-1');
};

describe('The charging rule', () => {
  test('is the order of use where no agreement demands another', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.funds('TA-1');
    expect(confirmed()).toMatchObject({ chargingRule: 'order-of-use' });
    expect(confirmed()).not.toHaveProperty('cells');
  });

  test('is pro rata where one of them demands it: all lines are then shared by all', async () => {
    await isShared();
    expect(confirmed()).toMatchObject({
      chargingRule: 'pro-rata',
      cells: [
        {
          contributionId: 'VC-1',
          cells: [
            { lineId: 'L1', amount: 360 },
            { lineId: 'L2', amount: 240, held: 240 },
          ],
        },
        {
          contributionId: 'VC-2',
          cells: [
            { lineId: 'L1', amount: 240 },
            { lineId: 'L2', amount: 160, held: 160 },
          ],
        },
      ],
    });
    expect(centre.ledger('TA-1').chargingRule).toBe('pro-rata');
  });

  test('stays what it was when the agreement is amended later', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.funds('TA-1');
    const terms = { reference: 'A/1', amendedOn: centre.today, reason: 'Agreed', chargingRule: 'pro-rata' as const };
    await centre.run(new AmendAgreement({ contributionId: 'VC-1', ...terms }, centre.context));
    expect(centre.contribution('VC-1').chargingRule).toBe('pro-rata');
    expect(centre.ledger('TA-1').chargingRule).toBe('order-of-use');
  });

  test('turns to pro rata when one that demands it gives more, and never back', async () => {
    await centre.hasContribution('VC-1', { received: 600 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 600)] });
    await centre.funds('TA-1');
    await centre.hasContribution('VC-2', { received: 400, chargingRule: 'pro-rata' });
    await centre.revises('TA-1', [line('L1', 1_000)]);
    expect(last()).toMatchObject({ type: 'BudgetRevised', data: { chargingRule: 'pro-rata' } });
    await centre.spends('TA-1', 100);
    expect(spent()).toEqual({ 'VC-1': 60, 'VC-2': 40 });
    await centre.hasContribution('VC-3', { received: 500 });
    await centre.substitutes('TA-1', 'VC-2', 'VC-3');
    expect(last()?.data).not.toHaveProperty('chargingRule');
    expect(centre.ledger('TA-1').chargingRule).toBe('pro-rata');
  });

  test('turns to pro rata also when one that demands it stands for another', async () => {
    await centre.hasContribution('VC-1', { received: 600 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 600)] });
    await centre.funds('TA-1');
    await centre.hasContribution('VC-2', { received: 600, chargingRule: 'pro-rata' });
    await centre.substitutes('TA-1', 'VC-1', 'VC-2');
    expect(last()).toMatchObject({ type: 'FundingSubstituted', data: { chargingRule: 'pro-rata' } });
  });
});

test.each(['order-of-use', 'pro-rata'] as const)(
  'A donor is never charged a line that it excludes, by %s',
  async (rule) => {
    const noTravel = earmarked({ level: 2, themes: ['corruption'], excludedLines: ['travel'] });
    await centre.hasContribution('VC-1', { received: 900, earmark: noTravel, chargingRule: rule });
    await centre.hasContribution('VC-2', { received: 100 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 900), line('L2', 100, 'travel')] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 90, { lineId: 'L2' });
    expect(spent()).toEqual({ 'VC-1': 0, 'VC-2': 90 });
    expect(await centre.held(centre.spends('TA-1', 20, { lineId: 'L2' }))).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { uncovered: { minor: 10 } },
    });
  },
);

describe('An expenditure that is charged pro rata', () => {
  test('is shared in proportion, whatever the line', async () => {
    await isShared();
    await centre.spends('TA-1', 100);
    await centre.spends('TA-1', 50, { lineId: 'L2' });
    expect(spent()).toEqual({ 'VC-1': 90, 'VC-2': 60 });
    await centre.spends('TA-1', 500);
    await centre.spends('TA-1', 350, { lineId: 'L2' });
    expect(spent()).toEqual({ 'VC-1': 600, 'VC-2': 400 });
  });

  test('comes round: a unit at a time is shared like one sum', async () => {
    await isShared();
    for (let unit = 0; unit < 10; unit += 1) await centre.spends('TA-1', 1);
    expect(spent()).toEqual({ 'VC-1': 6, 'VC-2': 4 });
  });

  test('is never charged to a donor that excludes the line, and all lines can still be paid', async () => {
    const noTravel = earmarked({ level: 2, themes: ['corruption'], excludedLines: ['travel'] });
    await centre.hasContribution('VC-1', { received: 250, earmark: noTravel, chargingRule: 'pro-rata' });
    await centre.hasContribution('VC-2', { received: 750 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 500), line('L2', 500, 'travel')] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 300);
    expect(spent()).toEqual({ 'VC-1': 150, 'VC-2': 150 });
    await centre.spends('TA-1', 500, { lineId: 'L2' });
    expect(spent()).toEqual({ 'VC-1': 150, 'VC-2': 650 });
    await centre.spends('TA-1', 200);
    expect(spent()).toEqual({ 'VC-1': 250, 'VC-2': 750 });
  });

  test('is carried by the others while one has expired, and its share stays unspent', async () => {
    await centre.hasContribution('VC-1', { received: 500, chargingRule: 'pro-rata', expiresOn: '2026-03-31' });
    await centre.hasContribution('VC-2', { received: 500 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_000)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 100);
    centre.today = '2026-04-02';
    await centre.spends('TA-1', 100);
    expect(spent()).toEqual({ 'VC-1': 50, 'VC-2': 150 });
    const more = await centre.held(centre.spends('TA-1', 500));
    expect(more).toMatchObject({ code: 'InsufficientCommitment', facts: { uncovered: { minor: 150 } } });
  });

  test('is carried by the others while one lacks cash, which catches up when it has come', async () => {
    const instalments = [{ instalmentId: 'I-1', dueOn: '2026-06-01', amount: 500 }];
    const inAdvance = { instalments, advanceAuthority: 500, chargingRule: 'pro-rata' as const };
    await centre.hasContribution('VC-1', inAdvance);
    await centre.hasContribution('VC-2', { received: 500 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_000)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 200);
    expect(spent()).toEqual({ 'VC-1': 0, 'VC-2': 200 });
    expect(await centre.held(centre.spends('TA-1', 400))).toMatchObject({ code: 'InsufficientCash' });
    await centre.receives('VC-1', { minor: 500, currency: 'USD' }, 'I-1');
    await centre.spends('TA-1', 150);
    expect(spent()).toEqual({ 'VC-1': 150, 'VC-2': 200 });
    await centre.spends('TA-1', 150);
    expect(spent()).toEqual({ 'VC-1': 250, 'VC-2': 250 });
  });

  test('is converted into the currency of each, in proportion in the one that was spent', async () => {
    await centre.loadsRate('EUR', '0.8');
    await centre.hasContribution('VC-1', { received: 600, chargingRule: 'pro-rata' });
    await centre.hasContribution('VC-2', { received: 320, currency: 'EUR' });
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_000)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 80, { currency: 'EUR', expenditureId: 'E-1' });
    expect(last()).toMatchObject({
      type: 'ExpenditureRecorded',
      data: {
        inBudget: 100,
        charges: [
          { original: 48, held: 60 },
          { original: 32, held: 32 },
        ],
      },
    });
  });

  test('binds and pays obligations in proportion, too', async () => {
    await isShared();
    await centre.obligates('TA-1', 'O-1', 100);
    expect(last()).toMatchObject({
      data: {
        shares: [
          { contributionId: 'VC-1', held: 60 },
          { contributionId: 'VC-2', held: 40 },
        ],
      },
    });
    await centre.spends('TA-1', 50, { obligationId: 'O-1' });
    expect(spent()).toEqual({ 'VC-1': 30, 'VC-2': 20 });
  });

  test('is taken back in proportion', async () => {
    await isShared();
    await centre.spends('TA-1', 100, { expenditureId: 'E-1' });
    await centre.reverses('TA-1', 'E-1', 50);
    expect(spent()).toEqual({ 'VC-1': 30, 'VC-2': 20 });
    await centre.reverses('TA-1', 'E-1', 50);
    expect(spent()).toEqual({ 'VC-1': 0, 'VC-2': 0 });
  });

  test('leaves the shares of all within a unit of the proportion, after any number of them', async () => {
    const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 4 });
    const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(parts, amounts, async (received, spendings) => {
        centre = new TestCentre();
        for (const [index, minor] of received.entries())
          await centre.hasContribution(`VC-${index}`, { received: minor, chargingRule: 'pro-rata' });
        const total = received.reduce((sum, one) => sum + one, 0);
        await centre.hasRequest('TA-1', { lines: [line('L1', total)] });
        await centre.funds('TA-1');
        let all = 0;
        for (const [index, wanted] of spendings.entries()) {
          const minor = Math.min(wanted, total - all);
          if (minor === 0) break;
          await centre.spends('TA-1', minor, { expenditureId: `E-${index}` });
          all += minor;
          const now = spent();
          expect(Object.values(now).reduce((sum, one) => sum + one, 0)).toBe(all);
          for (const [which, share] of received.entries()) {
            expect(Math.abs((now[`VC-${which}`] ?? 0) - (all * share) / total)).toBeLessThanOrEqual(1);
            expect(now[`VC-${which}`] ?? 0).toBeLessThanOrEqual(share);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
