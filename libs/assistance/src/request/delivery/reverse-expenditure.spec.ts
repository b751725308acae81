import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { earmarked } from '#contributions/testing';
import { TestCentre, givenStreams, line } from '../../testing/index.js';
import { ReverseExpenditure } from './delivery.commands.js';
import { reverseExpenditure } from './reverse-expenditure.transaction.js';

let centre: TestCentre;
beforeEach(async () => {
  centre = new TestCentre('2026-03-01');
  await centre.hasContribution('VC-1', { received: 1_130, pscBasisPoints: 1300 });
  await centre.hasContribution('VC-2', { received: 250, earmark: earmarked({ level: 3, countries: ['KE'] }) });
  await centre.hasRequest('TA-1', { lines: [line('L1', 600), line('L2', 100, 'travel')] });
  await centre.funds('TA-1');
  await centre.spends('TA-1', 400, { expenditureId: 'E-1' }); // 250 from VC-2, 150 from VC-1
});

const balance = (contributionId: string) => {
  const { committed, spent, pscCharged } = centre.contribution(contributionId).balance;
  return { committed, spent, pscCharged };
};
const told = (): Record<string, unknown> =>
  centre.streams.eventsOf('request-TA-1').findLast(({ type }) => type === 'ExpenditureReversed')?.data ?? {};

describe('An expenditure that is taken back', () => {
  test('whole is committed again, with its programme support costs, and can be spent again', async () => {
    await centre.reverses('TA-1', 'E-1', 400);
    expect([balance('VC-1'), balance('VC-2')]).toEqual([
      { committed: 450, spent: 0, pscCharged: 0 },
      { committed: 250, spent: 0, pscCharged: 0 },
    ]);
    expect(told()).toMatchObject({
      inBudget: 400,
      lineSpent: 0,
      released: [],
      figures: { reserved: 0, committed: 700, spent: 0 },
    });
    await centre.spends('TA-1', 600);
  });

  test('in part takes back first what was charged last', async () => {
    await centre.reverses('TA-1', 'E-1', 200);
    expect([balance('VC-1'), balance('VC-2')]).toMatchObject([
      { committed: 450, spent: 0 },
      { committed: 50, spent: 200 },
    ]);
    expect(told()).toMatchObject({
      charges: [
        { contributionId: 'VC-1', original: 150, held: 150, psc: 20 },
        { contributionId: 'VC-2', original: 50, held: 50, psc: 0 },
      ],
      figures: { committed: 500, spent: 200 },
    });
  });

  test('is never more than it was', async () => {
    await centre.reverses('TA-1', 'E-1', 150);
    expect(await centre.refusal(centre.reverses('TA-1', 'E-1', 251))).toEqual({
      code: 'ReversalExceedsExpenditure',
      facts: { expenditureId: 'E-1', amount: 251, left: 250 },
    });
  });

  test('is taken back at the rate at which it was recorded', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.spends('TA-1', 90, { currency: 'EUR', expenditureId: 'E-2' });
    await centre.loadsRate('EUR', '0.5');
    await centre.reverses('TA-1', 'E-2', 45, { currency: 'EUR' });
    expect(told()).toMatchObject({
      inBudget: 50,
      charges: [{ original: 45, held: 50, rates: [{ unitsPerUsd: '0.9' }] }],
    });
    expect(await centre.refusal(centre.reverses('TA-1', 'E-2', 45))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'amount.currency', spent: 'EUR' },
    });
  });

  test('in parts gives back just what was charged, however it is cut', async () => {
    await centre.loadsRate('KWD', '0.30661');
    const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(parts, async (cuts) => {
        const expenditureId = `P-${++runs}`;
        const before = [balance('VC-1'), balance('VC-2')];
        const total = cuts.reduce((sum, cut) => sum + cut, 0);
        if (total > 500) return;
        await centre.spends('TA-1', total, { currency: 'KWD', expenditureId });
        for (const cut of cuts) await centre.reverses('TA-1', expenditureId, cut, { currency: 'KWD' });
        expect([balance('VC-1'), balance('VC-2')]).toEqual(before);
        expect(centre.ledger('TA-1').spentByLine.get('L1')).toBe(400);
      }),
      { numRuns: 50 },
    );
  });

  test('may occur while delivery is suspended or completed', async () => {
    await centre.completes('TA-1');
    centre.today = '2026-03-09';
    await centre.reverses('TA-1', 'E-1', 400);
    expect(balance('VC-1')).toMatchObject({ committed: 450 });
  });
});

describe('An expenditure of a contribution that has closed since', () => {
  beforeEach(async () => {
    await centre.closesContribution('VC-2'); // all of it was spent
    await centre.reverses('TA-1', 'E-1', 200); // 150 from VC-1, 50 from VC-2
  });

  test('is due to the donor: it is available there, and the request has it no longer', async () => {
    expect(centre.contribution('VC-2').balance).toMatchObject({ committed: 0, spent: 200, available: 50 });
    expect(told()).toMatchObject({
      released: [{ contributionId: 'VC-2', lineId: 'L1', amount: 50, held: 50 }],
      figures: { committed: 450, spent: 200 },
    });
    await centre.refunds('VC-2', 50);
  });

  test('is made up for by another donor when the budget is revised', async () => {
    await centre.revises('TA-1', [line('L1', 600), line('L2', 100, 'travel')]);
    expect(balance('VC-1')).toMatchObject({ committed: 500 });
  });
});

describe('A reversal', () => {
  const reversing = (changed: Partial<ReverseExpenditure['data']> = {}) => {
    const usual = {
      requestId: 'TA-1',
      reversalId: 'V-1',
      expenditureId: 'E-1',
      amount: { minor: 100, currency: 'USD' },
    };
    return new ReverseExpenditure(
      { ...usual, occurredOn: '2026-03-01', reason: 'Credit note', ...changed },
      centre.context,
    );
  };

  test('told again changes nothing, and is refused with other content', async () => {
    await centre.streams.run(reverseExpenditure, reversing());
    await givenStreams(centre.streams).when(reverseExpenditure, reversing()).then();
    for (const other of [{ amount: { minor: 99, currency: 'USD' } }, { expenditureId: 'E-1', reason: 'Other' }])
      await givenStreams(centre.streams)
        .when(reverseExpenditure, reversing(other))
        .thenRefused('FactIdReused', { field: 'reversalId', id: 'V-1' });
    expect(balance('VC-1')).toMatchObject({ spent: 50 });
  });

  test.each<[string, Partial<ReverseExpenditure['data']>]>([
    ['amount.minor', { amount: { minor: 0, currency: 'USD' } }],
    ['occurredOn', { occurredOn: '2026-02-28' }],
    ['reason', { reason: '' }],
  ])('needs a %s that holds', async (field, wrong) => {
    await givenStreams(centre.streams)
      .when(reverseExpenditure, reversing(wrong))
      .thenRefused('InvalidInput', { field });
  });

  test('is of an expenditure that is known', async () => {
    await givenStreams(centre.streams)
      .when(reverseExpenditure, reversing({ expenditureId: 'E-9' }))
      .thenRefused('ExpenditureNotFound');
    await givenStreams(centre.streams)
      .when(reverseExpenditure, reversing({ requestId: 'TA-9' }))
      .thenRefused('RequestNotFound');
  });
});
