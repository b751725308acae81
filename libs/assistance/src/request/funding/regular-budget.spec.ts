import { beforeEach, describe, expect, test } from '@jest/globals';
import { TestCentre, line } from '../../testing/index.js';
import type { Request } from '../request.state.js';

const SECTION = '15';

describe('A request on the regular budget', () => {
  let centre: TestCentre;
  let budgetId: string;
  beforeEach(async () => {
    centre = new TestCentre();
    budgetId = await centre.hasBudget(10_000);
    await centre.hasContribution('VC-1', { received: 1_000_000 });
  });

  const lines = [line('L1', 3_000), line('L2', 1_000, 'travel')];
  const accepted = (requestId: string, more: Parameters<TestCentre['hasRequest']>[1] = {}) =>
    centre.hasRequest(requestId, { budgetSection: SECTION, lines, ...more });
  const inDelivery = async (requestId: string): Promise<void> => {
    await accepted(requestId);
    await centre.approves(requestId, budgetId);
    await centre.starts(requestId);
  };
  const phaseOf = (requestId: string): Request['phase'] => centre.request(requestId).phase;
  const budget = (available: number, committed: number, spent: number) => ({
    ...{ cap: available + committed + spent, available, committed, spent },
  });

  test('is committed with its approval, all of it and in one append', async () => {
    await accepted('TA-1');
    const { appends } = await centre.approves('TA-1', budgetId);

    expect(appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)])).toEqual([
      ['request-TA-1', ['FundingConfirmed']],
      [`regular-budget-${budgetId}`, ['RegularBudgetCommitted']],
    ]);
    expect(appends[0]?.events[0]?.data).toMatchObject({
      confirmedOn: centre.today,
      order: [budgetId],
      figures: { reserved: 0, committed: 4_000, spent: 0 },
      regularBudget: { section: SECTION, reference: 'Memo 4' },
    });
    expect(phaseOf('TA-1')).toBe('assignment');
    expect(centre.budget(budgetId)).toEqual(budget(6_000, 4_000, 0));
  });

  test('is refused with the shortfall beyond the cap, and approved once that was raised', async () => {
    await accepted('TA-1', { lines: [line('L1', 10_001)] });
    expect(await centre.refusal(centre.approves('TA-1', budgetId))).toMatchObject({
      code: 'RegularBudgetExceeded',
      facts: { budgetId, amount: 10_001, available: 10_000, shortfall: 1, currency: 'USD' },
    });
    await centre.changesCap(budgetId, 10_001);
    await centre.approves('TA-1', budgetId);
    expect(centre.budget(budgetId)).toEqual(budget(0, 10_001, 0));
  });

  test('is approved from its own section, in its currency and within the period only', async () => {
    await accepted('TA-1');
    await centre.hasRequest('TA-2');
    const [other, francs, before] = [
      await centre.hasBudget(10_000, { section: '29D' }),
      await centre.hasBudget(10_000, { from: '2026-01-01', to: '2026-12-31', currency: 'CHF' }),
      await centre.hasBudget(10_000, { from: '2024-01-01', to: '2025-12-31' }),
    ];
    const codes = async (requestId: string, id: string) => (await centre.refusal(centre.approves(requestId, id))).code;
    expect(await codes('TA-1', other)).toBe('OtherBudgetSection');
    expect(await codes('TA-1', francs)).toBe('OtherBudgetCurrency');
    expect(await codes('TA-1', before)).toBe('OutsideBudgetPeriod');
    expect(await codes('TA-1', 'RB-15-2030')).toBe('RegularBudgetNotFound');
    expect(await codes('TA-1', 'VC-1')).toBe('InvalidInput');
    expect(await codes('TA-2', budgetId)).toBe('OnVoluntaryContributions');
    await centre.approves('TA-1', budgetId);
    expect(await codes('TA-1', budgetId)).toBe('WrongPhase');
  });

  test('is never checked for contributions, and no contribution stands for it', async () => {
    await accepted('TA-1');
    expect(await centre.refusal(centre.checks('TA-1'))).toMatchObject({
      code: 'OnRegularBudget',
      facts: { section: SECTION },
    });
    expect((await centre.refusal(centre.confirms('TA-1'))).code).toBe('NothingReserved');
    await centre.approves('TA-1', budgetId);
    expect((await centre.refusal(centre.substitutes('TA-1', budgetId, 'VC-1'))).code).toBe('OnRegularBudget');
  });

  test('charges the allocation without programme support costs, and takes charges back', async () => {
    await inDelivery('TA-1');
    const { answer } = await centre.spends('TA-1', 1_200, { expenditureId: 'E-1' });
    expect(answer).toMatchObject({
      charges: [{ contributionId: budgetId, currency: 'USD', held: 1_200, psc: 0 }],
    });
    expect(centre.budget(budgetId)).toEqual(budget(6_000, 2_800, 1_200));

    await centre.reverses('TA-1', 'E-1', 200);
    expect(centre.budget(budgetId)).toEqual(budget(6_000, 3_000, 1_000));
    expect(centre.ledger('TA-1').allocations.get(budgetId)).toMatchObject({ committed: 3_000, spent: 1_000 });
  });

  test('converts what is spent in another currency at the rate of its day', async () => {
    await inDelivery('TA-1');
    await centre.loadsRate('EUR', '0.8');
    await centre.spends('TA-1', 800, { currency: 'EUR' });
    expect(centre.budget(budgetId)).toEqual(budget(6_000, 3_000, 1_000));
  });

  test('is charged within the period: what comes later is held', async () => {
    await inDelivery('TA-1');
    centre.today = '2028-01-01';
    expect(await centre.held(centre.spends('TA-1', 100))).toMatchObject({ code: 'InsufficientCommitment' });
    await centre.spends('TA-1', 100, { occurredOn: '2027-12-31' });
    expect(centre.budget(budgetId)).toEqual(budget(6_000, 3_900, 100));
  });

  test('is charged in an open month for what was in a closed one, once a person has accepted it', async () => {
    await inDelivery('TA-1');
    centre.today = '2026-05-04';
    await centre.closesPeriod('2026-04');
    const { factId, code } = await centre.held(centre.spends('TA-1', 100, { occurredOn: '2026-04-20' }));
    expect(code).toBe('PeriodClosed');
    const { appends } = await centre.accepts('TA-1', factId);
    expect(appends.flatMap(({ events }) => events).find(({ type }) => type === 'RegularBudgetCharged')).toMatchObject({
      data: { budgetId, amount: 100, occurredOn: '2026-04-20', accountedOn: '2026-05-04' },
    });
  });

  test('commits more with a larger budget, or refuses with the shortfall; a smaller one releases', async () => {
    await inDelivery('TA-1');
    const { appends } = await centre.revises('TA-1', [line('L1', 5_000), line('L2', 500, 'travel')]);
    expect(appends.map(({ stream }) => stream)).toEqual(['request-TA-1', `regular-budget-${budgetId}`]);
    expect(centre.budget(budgetId)).toEqual(budget(4_500, 5_500, 0));

    const beyond = centre.revises('TA-1', [line('L1', 9_600), line('L2', 500, 'travel')]);
    expect(await centre.refusal(beyond)).toMatchObject({ code: 'RegularBudgetExceeded', facts: { shortfall: 100 } });
    await centre.revises('TA-1', [line('L1', 1_000)]);
    expect(centre.budget(budgetId)).toEqual(budget(9_000, 1_000, 0));
  });

  test('binds contracts, and winds down with what they bind', async () => {
    await inDelivery('TA-1');
    await centre.obligates('TA-1', 'O-1', 1_000);
    await centre.cancels('TA-1');
    expect(phaseOf('TA-1')).toBe('winding-down');
    expect(centre.budget(budgetId)).toEqual(budget(9_000, 1_000, 0));

    await centre.spends('TA-1', 900, { obligationId: 'O-1' });
    expect(centre.budget(budgetId)).toEqual(budget(9_000, 100, 900));
    await centre.cancelsObligation('TA-1', 'O-1');
    expect(phaseOf('TA-1')).toBe('cancelled');
    expect(centre.budget(budgetId)).toEqual(budget(9_100, 0, 900));
  });

  test('gives back at its end what it did not spend, and is reopened for a late charge', async () => {
    await inDelivery('TA-1');
    await centre.spends('TA-1', 3_000, { expenditureId: 'E-1' });
    await centre.closes('TA-1');
    expect(centre.budget(budgetId)).toEqual(budget(7_000, 0, 3_000));
    await centre.reverses('TA-1', 'E-1', 500);
    expect(centre.budget(budgetId)).toEqual(budget(7_500, 0, 2_500));

    expect((await centre.refusal(centre.reopens('TA-1', 'O-0', 7_501))).code).toBe('RegularBudgetExceeded');
    const { appends } = await centre.reopens('TA-1', 'O-1', 700);
    expect(appends.map(({ stream }) => stream)).toEqual(['request-TA-1', `regular-budget-${budgetId}`]);
    await centre.spends('TA-1', 700, { obligationId: 'O-1' });
    expect(phaseOf('TA-1')).toBe('closed');
    expect(centre.budget(budgetId)).toEqual(budget(6_800, 0, 3_200));
  });

  test('leaves contributions and the waitlist as they were', async () => {
    await centre.hasRequest('TA-9', { lines: [line('L1', 2_000_000)] });
    await centre.checks('TA-9');
    const waitlist = () => centre.streams.eventsOf('waitlist').length;
    const before = { balance: centre.contribution('VC-1').balance, waitlist: waitlist() };
    await inDelivery('TA-1');
    await centre.spends('TA-1', 100);
    await centre.revises('TA-1', [line('L1', 9_000)]);
    await centre.closes('TA-1');
    await centre.reopens('TA-1', 'O-1', 10);
    await centre.rechecks();
    expect({ balance: centre.contribution('VC-1').balance, waitlist: waitlist() - 1 }).toEqual(before);
  });

  test('keeps its allocation open, and above what it uses', async () => {
    await inDelivery('TA-1');
    await centre.spends('TA-1', 1_000);
    expect(await centre.refusal(centre.changesCap(budgetId, 3_999))).toMatchObject({
      code: 'CapBelowUse',
      facts: { committed: 3_000, spent: 1_000 },
    });
    await centre.changesCap(budgetId, 4_000);
    expect((await centre.refusal(centre.closesBudget(budgetId))).code).toBe('RegularBudgetCommitted');
    await centre.closes('TA-1');
    await centre.closesBudget(budgetId);
    await accepted('TA-2', { lines: [line('L1', 1)] });
    expect((await centre.refusal(centre.approves('TA-2', budgetId))).code).toBe('RegularBudgetClosed');
  });
});
