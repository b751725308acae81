import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import { TestCentre, line } from '../../testing/index.js';
import type { NamedCharge } from './delivery.events.js';

let centre: TestCentre;
/** 600 of VC-1, then 400 of VC-2, which pays no travel and ends in May; 13 % beside both. In delivery since 1 March 2026. */
beforeEach(async () => {
  centre = new TestCentre();
  const noTravel = earmarked({ level: 2, themes: ['corruption'], excludedLines: ['travel'] });
  await centre.hasContribution('VC-1', { received: 678, pscBasisPoints: 1300, expiresOn: '2026-04-30' });
  await centre.hasContribution('VC-2', {
    ...{ received: 452, pscBasisPoints: 1300, earmark: noTravel, expiresOn: '2026-05-31' },
  });
  await centre.hasRequest('TA-1', { lines: [line('L1', 800), line('L2', 200, 'travel')] });
  await centre.funds('TA-1');
});

const events = (stream = 'request-TA-1') => centre.streams.eventsOf(stream);
const spent = (): Readonly<Record<string, number>> =>
  Object.fromEntries([...centre.ledger('TA-1').allocations.values()].map((one) => [one.contributionId, one.spent]));
const to = (...charges: NamedCharge[]) => ({ chargedTo: { charges, reason: 'As the donors agreed' } });
const vc1 = { contributionId: 'VC-1' };
const vc2 = { contributionId: 'VC-2' };

describe('An expenditure of which finance says who pays it', () => {
  test('is charged to one, out of the order of use, and says why', async () => {
    expect(centre.ledger('TA-1').order).toEqual(['VC-2', 'VC-1']);
    await centre.spends('TA-1', 100, to(vc1));
    expect(spent()).toEqual({ 'VC-1': 100, 'VC-2': 0 });
    expect(events().at(-1)).toMatchObject({
      type: 'ExpenditureRecorded',
      data: {
        chargedTo: { charges: [vc1], reason: 'As the donors agreed' },
        charges: [{ ...vc1, held: 100, psc: 13 }],
      },
    });
  });

  test('is charged to several, in parts that are said', async () => {
    await centre.spends('TA-1', 100, to({ ...vc1, amount: 70 }, { ...vc2, amount: 30 }));
    expect(spent()).toEqual({ 'VC-1': 70, 'VC-2': 30 });
  });

  test('has parts in the currency of the budget, whatever was spent', async () => {
    await centre.loadsRate('EUR', '0.8');
    const parts = to({ ...vc1, amount: 75 }, { ...vc2, amount: 25 });
    await centre.spends('TA-1', 80, { currency: 'EUR', ...parts });
    expect(events().at(-1)?.data).toMatchObject({
      inBudget: 100,
      charges: [
        { original: 60, held: 75 },
        { original: 20, held: 25 },
      ],
    });
  });

  test.each<[string, NamedCharge[]]>([
    ['must name a contribution', []],
    ['must name each contribution once', [vc1, vc1]],
    ['must each have an amount of at least one minor unit, unless there is only one', [vc1, { ...vc2, amount: 50 }]],
    ['must each have an amount of at least one minor unit, unless there is only one', [{ ...vc1, amount: 0 }]],
    ['must add up to the expenditure in the currency of the budget', [{ ...vc1, amount: 99 }]],
  ])('%s', async (rule, charges) => {
    expect(await centre.refusal(centre.spends('TA-1', 100, to(...charges)))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'charges', rule },
    });
  });

  test('gives each at least one unit of what was spent', async () => {
    await centre.loadsRate('JPY', '50'); // a yen is two cents
    const parts = to({ ...vc1, amount: 1 }, { ...vc2, amount: 1 });
    expect(await centre.refusal(centre.spends('TA-1', 1, { currency: 'JPY', ...parts }))).toMatchObject({
      code: 'InvalidInput',
      facts: { currency: 'JPY' },
    });
  });

  test('names only what the request was given, and not what an obligation has bound', async () => {
    expect(await centre.refusal(centre.spends('TA-1', 1, to({ contributionId: 'VC-9' })))).toMatchObject({
      code: 'AllocationNotFound',
    });
    await centre.obligates('TA-1', 'O-1', 100);
    expect(await centre.refusal(centre.spends('TA-1', 1, { obligationId: 'O-1', ...to(vc1) }))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'chargedTo' },
    });
  });

  test('is held where the donor excludes the line', async () => {
    expect(await centre.held(centre.spends('TA-1', 10, { lineId: 'L2', ...to(vc2) }))).toMatchObject({
      code: 'LineExcluded',
      facts: { contributionId: 'VC-2', lineId: 'L2' },
    });
    expect(spent()).toEqual({ 'VC-1': 0, 'VC-2': 0 });
  });

  test('is held where an allocation has not enough, beside what obligations bind', async () => {
    expect(await centre.held(centre.spends('TA-1', 401, to(vc2)))).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { contributionId: 'VC-2', amount: 401, free: 400 },
    });
    await centre.obligates('TA-1', 'O-1', 100);
    expect(await centre.held(centre.spends('TA-1', 301, to(vc2)))).toMatchObject({ facts: { free: 300 } });
    await centre.spends('TA-1', 300, to(vc2));
  });

  test('is held where there is no cash for it yet', async () => {
    const instalments = [{ instalmentId: 'I-1', dueOn: '2026-06-01', amount: 500 }];
    await centre.hasContribution('VC-3', { instalments, advanceAuthority: 500 });
    await centre.hasRequest('TA-2', { lines: [line('L1', 500)] });
    await centre.funds('TA-2');
    expect(await centre.held(centre.spends('TA-2', 10, to({ contributionId: 'VC-3' })))).toMatchObject({
      code: 'InsufficientCash',
      facts: { contributionId: 'VC-3', amount: 10, payable: 0 },
    });
  });

  test('is held where it is dated after the end of the agreement', async () => {
    centre.today = '2026-05-04';
    expect(await centre.held(centre.spends('TA-1', 10, to(vc1)))).toMatchObject({
      code: 'OutsideAgreedDates',
      facts: { contributionId: 'VC-1', expiresOn: '2026-04-30' },
    });
    await centre.spends('TA-1', 10, to(vc2));
  });

  test('is known again with who pays it; charged to another it is another one under the same id, and alike under its own', async () => {
    const invoice = { expenditureId: 'E-1', description: 'Hall' };
    await centre.spends('TA-1', 100, { ...invoice, ...to(vc1) });
    expect((await centre.spends('TA-1', 100, { ...invoice, ...to(vc1) })).appends).toEqual([]);
    expect(await centre.held(centre.spends('TA-1', 100, { ...invoice, ...to(vc2) }))).toMatchObject({
      code: 'FactIdReused',
    });
    const again = centre.spends('TA-1', 100, { ...invoice, expenditureId: 'E-2', ...to(vc2) });
    expect(await centre.held(again)).toMatchObject({ code: 'PossibleDuplicate', facts: { of: 'E-1' } });
  });
});

describe('An expenditure that is charged anew', () => {
  beforeEach(() => centre.spends('TA-1', 100, { expenditureId: 'E-1' }));

  test('moves from one donor to another in one append, with its support costs', async () => {
    const { appends } = await centre.recharges('TA-1', 'E-1', [vc1], { rechargeId: 'N-1' });
    expect(appends.map(({ stream, events: told }) => [stream, told.map(({ type }) => type)])).toEqual([
      ['request-TA-1', ['ExpenditureRecharged']],
      ['contribution-VC-2', ['ExpenditureChargeReversed']],
      ['contribution-VC-1', ['ExpenditureCharged']],
    ]);
    expect(spent()).toEqual({ 'VC-1': 100, 'VC-2': 0 });
    expect(centre.contribution('VC-2').balance).toMatchObject({ spent: 0, pscCharged: 0, committed: 400 });
    expect(centre.contribution('VC-1').balance).toMatchObject({ spent: 100, pscCharged: 13, committed: 500 });
    expect(events().at(-1)?.data).toMatchObject({
      takenBack: [{ contributionId: 'VC-2', original: 100, psc: 13 }],
      charges: [{ contributionId: 'VC-1', original: 100, psc: 13 }],
      reason: 'As the donors agreed',
      figures: { committed: 900, spent: 100 },
    });
    expect((await centre.recharges('TA-1', 'E-1', [vc1], { rechargeId: 'N-1' })).appends).toEqual([]);
    expect(await centre.refusal(centre.recharges('TA-1', 'E-1', [vc2], { rechargeId: 'N-1' }))).toMatchObject({
      code: 'FactIdReused',
    });
  });

  test('may be the part that was not reversed, and is reversed where it was charged last', async () => {
    await centre.reverses('TA-1', 'E-1', 40);
    await centre.recharges('TA-1', 'E-1', [
      { ...vc1, amount: 20 },
      { ...vc2, amount: 40 },
    ]);
    expect(spent()).toEqual({ 'VC-1': 20, 'VC-2': 40 });
    expect(await centre.refusal(centre.reverses('TA-1', 'E-1', 61))).toMatchObject({
      code: 'ReversalExceedsExpenditure',
    });
    await centre.reverses('TA-1', 'E-1', 60);
    expect(spent()).toEqual({ 'VC-1': 0, 'VC-2': 0 });
    expect(await centre.refusal(centre.recharges('TA-1', 'E-1', [vc1]))).toMatchObject({ code: 'NothingToRecharge' });
  });

  test('keeps the rate of its day', async () => {
    await centre.loadsRate('EUR', '0.8');
    await centre.spends('TA-1', 80, { currency: 'EUR', expenditureId: 'E-2' });
    centre.today = '2026-03-20';
    await centre.loadsRate('EUR', '0.5');
    await centre.recharges('TA-1', 'E-2', [vc1]);
    expect(spent()).toEqual({ 'VC-1': 100, 'VC-2': 100 });
  });

  test('counts on its own day, or, where that month is closed, on the day of the recharge', async () => {
    centre.today = '2026-04-07';
    await centre.recharges('TA-1', 'E-1', [vc1]);
    const last = (id: string) => events(`contribution-${id}`).at(-1)?.data;
    expect(last('VC-1')).toMatchObject({ occurredOn: '2026-03-01' });
    expect(last('VC-1')).not.toHaveProperty('accountedOn');
    await centre.closesPeriod('2026-03');
    await centre.recharges('TA-1', 'E-1', [vc2]);
    const both = { occurredOn: '2026-03-01', accountedOn: '2026-04-07' };
    expect([last('VC-1'), last('VC-2'), events().at(-1)?.data]).toMatchObject([
      both,
      both,
      { accountedOn: '2026-04-07' },
    ]);
    const early = centre.recharges('TA-1', 'E-1', [vc1], { rechargedOn: '2026-03-15' });
    expect(await centre.refusal(early)).toMatchObject({ code: 'PeriodClosed' });
  });

  test('may be charged after an agreement has ended, as long as it was spent before', async () => {
    centre.today = '2026-05-04';
    await centre.expires('VC-1');
    await centre.recharges('TA-1', 'E-1', [vc1]);
    expect(spent()).toEqual({ 'VC-1': 100, 'VC-2': 0 });
    await centre.spends('TA-1', 10, { expenditureId: 'E-2' });
    expect(await centre.refusal(centre.recharges('TA-1', 'E-2', [vc1]))).toMatchObject({ code: 'OutsideAgreedDates' });
  });

  test('is refused where the donor excludes the line, or has not enough', async () => {
    await centre.spends('TA-1', 100, { lineId: 'L2', expenditureId: 'E-2' });
    expect(await centre.refusal(centre.recharges('TA-1', 'E-2', [vc2]))).toMatchObject({ code: 'LineExcluded' });
    await centre.spends('TA-1', 250, { expenditureId: 'E-3', ...to(vc1) });
    await centre.spends('TA-1', 200, { expenditureId: 'E-4', ...to(vc1) });
    expect(await centre.refusal(centre.recharges('TA-1', 'E-1', [vc1]))).toMatchObject({
      code: 'InsufficientCommitment',
      facts: { amount: 100, free: 50 },
    });
  });

  test('is refused for what is not there, and after the end', async () => {
    expect(await centre.refusal(centre.recharges('TA-9', 'E-1', [vc1]))).toMatchObject({ code: 'RequestNotFound' });
    expect(await centre.refusal(centre.recharges('TA-1', 'E-9', [vc1]))).toMatchObject({ code: 'ExpenditureNotFound' });
    const early = centre.recharges('TA-1', 'E-1', [vc1], { rechargedOn: '2026-02-28' });
    expect(await centre.refusal(early)).toMatchObject({ code: 'InvalidInput' });
    await centre.closes('TA-1');
    expect(await centre.refusal(centre.recharges('TA-1', 'E-1', [vc1]))).toMatchObject({ code: 'WrongPhase' });
  });
});
