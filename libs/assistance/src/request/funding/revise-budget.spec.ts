import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Beneficiary } from '#contributions';
import { earmarked } from '#contributions/testing';
import { countries } from '#countries';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre('2026-03-01');
});

const balance = (contributionId: string) => {
  const { reserved, committed, spent, available } = centre.contribution(contributionId).balance;
  return { reserved, committed, spent, available };
};

const revised = (requestId: string): Record<string, unknown> => {
  const found = centre.streams.eventsOf(`request-${requestId}`).findLast(({ type }) => type === 'BudgetRevised');
  return found?.data ?? {};
};

/** In delivery, 400 of staff and 200 of travel from VC-1. */
const running = async (): Promise<void> => {
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400), line('L2', 200, 'travel')] });
  await centre.funds('TA-1');
};

describe('A larger budget', () => {
  test('is reserved and committed in one append', async () => {
    await running();
    const { appends, answer } = await centre.revises('TA-1', [
      line('L1', 500),
      line('L2', 200, 'travel'),
      line('L3', 50, 'equipment'),
    ]);
    expect(appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)])).toEqual([
      ['request-TA-1', ['BudgetRevised']],
      ['contribution-VC-1', ['FundsReserved', 'FundsCommitted']],
      ['waitlist', ['WaitlistChecked']],
    ]);
    expect(answer).toEqual({ added: [{ contributionId: 'VC-1', amount: 150 }] });
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 750, spent: 0, available: 250 });
    expect(revised('TA-1')).toMatchObject({ figures: { reserved: 0, committed: 750, spent: 0 }, released: [] });
  });

  test('is refused with the shortfall, and nothing changes', async () => {
    await running();
    const { code, facts } = await centre.refusal(centre.revises('TA-1', [line('L1', 801), line('L2', 200, 'travel')]));
    expect({ code, facts }).toMatchObject({
      code: 'InsufficientFunds',
      facts: { requestId: 'TA-1', increase: 401, shortfall: 1, currency: 'USD' },
    });
    expect(balance('VC-1')).toMatchObject({ committed: 600, available: 400 });
  });

  test('brings in further donors, who are charged after those before', async () => {
    await running();
    await centre.hasContribution('VC-2', { received: 500, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await centre.revises('TA-1', [line('L1', 700), line('L2', 200, 'travel')]);
    expect(
      [...centre.ledger('TA-1').allocations.values()].map(({ contributionId, committed }) => [
        contributionId,
        committed,
      ]),
    ).toEqual([
      ['VC-1', 600],
      ['VC-2', 300],
    ]);
    expect(centre.ledger('TA-1').order).toEqual(['VC-1', 'VC-2']);
  });

  test('may be paid by a donor who excludes all the lines there were', async () => {
    await running();
    await centre.hasContribution('VC-2', {
      received: 500,
      earmark: earmarked({ level: 2, themes: ['corruption'], excludedLines: ['staff', 'travel'] }),
    });
    await centre.revises('TA-1', [line('L1', 400), line('L2', 200, 'travel'), line('L3', 100, 'equipment')]);
    expect(balance('VC-2')).toMatchObject({ committed: 100, available: 400 });
  });

  test('takes nothing from those of a higher place on the waitlist', async () => {
    await running();
    await centre.hasRequest('TA-2', { lines: [line('L1', 5_000)], priority: 2 });
    await centre.checks('TA-2');
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 401), line('L2', 200, 'travel')]))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { shortfall: 1, considered: [{ contributionId: 'VC-1', excludedBy: 'held-back' }] },
    });
  });

  test('has no higher priority for the time since its request was accepted: it did not wait', async () => {
    await running();
    centre.today = '2026-12-31';
    await centre.hasRequest('TA-2', { lines: [line('L1', 5_000)], priority: 2 });
    await centre.checks('TA-2');
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 401), line('L2', 200, 'travel')]))).toMatchObject({
      code: 'InsufficientFunds',
    });
  });
});

describe('A smaller budget', () => {
  test('releases what is no longer needed, and looks for no money', async () => {
    await running();
    const { appends } = await centre.revises('TA-1', [line('L1', 300)]);
    expect(appends.map(({ stream }) => stream)).toEqual(['request-TA-1', 'contribution-VC-1']);
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 300, spent: 0, available: 700 });
    expect(revised('TA-1')).toMatchObject({
      added: [],
      released: [
        { contributionId: 'VC-1', lineId: 'L1', amount: 100, held: 100 },
        { contributionId: 'VC-1', lineId: 'L2', amount: 200, held: 200 },
      ],
    });
  });

  test('is never below what was spent on a line', async () => {
    await running();
    await centre.spends('TA-1', 250);
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 249), line('L2', 200, 'travel')]))).toMatchObject({
      code: 'BelowSpent',
      facts: { lineId: 'L1', spent: 250, amount: 249 },
    });
    expect(await centre.refusal(centre.revises('TA-1', [line('L2', 200, 'travel')]))).toMatchObject({
      code: 'BelowSpent',
      facts: { lineId: 'L1', amount: 0 },
    });
    await centre.revises('TA-1', [line('L1', 250), line('L2', 200, 'travel')]);
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 200, spent: 250, available: 550 });
  });

  test('gives back first what is charged last', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasContribution('VC-2', { received: 300, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 150);
    await centre.revises('TA-1', [line('L1', 250)]);
    expect([balance('VC-2'), balance('VC-1')]).toMatchObject([
      { committed: 100, spent: 150, available: 50 },
      { committed: 0, spent: 0, available: 1_000 },
    ]);
  });

  test('gives back what is left also when a tighter donor joined later', async () => {
    await running();
    await centre.hasContribution('VC-2', { received: 500, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await centre.revises('TA-1', [line('L1', 500), line('L2', 200, 'travel')]); // 100 from VC-2
    await centre.spends('TA-1', 400); // all from VC-1, which came first
    await centre.revises('TA-1', [line('L1', 400), line('L2', 200, 'travel')]);
    expect([balance('VC-1'), balance('VC-2')]).toMatchObject([
      { committed: 200, spent: 400 },
      { committed: 0, spent: 0, available: 500 },
    ]);
  });

  test('gives back also what a closed contribution had paid for beside others', async () => {
    await centre.hasContribution('VC-1', { received: 100, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await centre.hasContribution('VC-2', { received: 300 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 100);
    await centre.closesContribution('VC-1');
    await centre.revises('TA-1', [line('L1', 250)]);
    expect(balance('VC-2')).toMatchObject({ committed: 150, available: 150 });
    await centre.spends('TA-1', 150);
  });

  test('gives back another beneficiary’s share where one was spent whole, and is raised again by no more than it grows', async () => {
    const earmark = (country: string) => earmarked({ level: 3, countries: [country] });
    await centre.hasContribution('VC-KE', { received: 500, earmark: earmark('KE') });
    await centre.hasContribution('VC-UG', { received: 500, earmark: earmark('UG') });
    const beneficiaries: Beneficiary[] = [
      { kind: 'country', code: 'KE', share: 5_000 },
      { kind: 'country', code: 'UG', share: 5_000 },
    ];
    await centre.hasRequest('TA-1', { lines: [line('L1', 200)], beneficiaries });
    await centre.funds('TA-1');
    await centre.spends('TA-1', 100); // all of it from VC-KE, by the order of use
    const committed = () => [balance('VC-KE').committed, balance('VC-UG').committed];
    expect(committed()).toEqual([0, 100]);

    await centre.revises('TA-1', [line('L1', 100)]);
    expect(committed()).toEqual([0, 0]);
    expect(revised('TA-1')).toMatchObject({ figures: { committed: 0, spent: 100 } });

    await centre.revises('TA-1', [line('L1', 160)]);
    expect(committed().reduce((sum, one) => sum + one)).toBe(60);
    expect(revised('TA-1')).toMatchObject({ figures: { committed: 60, spent: 100 } });
  });

  test('splits its cells again without losing a unit', async () => {
    const shares = [3_333, 3_333, 3_334];
    const beneficiaries = ['KE', 'UG', 'TZ'].map((code, index): Beneficiary => ({
      kind: 'country',
      code,
      share: shares[index] ?? 0,
    }));
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 101)], beneficiaries });
    await centre.funds('TA-1');
    for (const amount of [100, 7, 8, 101, 50]) {
      await centre.revises('TA-1', [line('L1', amount)]);
      expect(balance('VC-1')).toMatchObject({ committed: amount, available: 1_000 - amount });
      const [allocation] = centre.ledger('TA-1').allocations.values();
      expect(allocation?.cells.reduce((sum, cell) => sum + cell.amount, 0)).toBe(amount);
    }
  });
});

describe('A budget moved between lines', () => {
  test('uses again what it releases itself, in one contribution', async () => {
    await running();
    await centre.refunds('VC-1', 400); // nothing is available any more
    await centre.revises('TA-1', [line('L1', 300), line('L2', 300, 'travel')]);
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 600, spent: 0, available: 0 });
    expect(revised('TA-1')).toMatchObject({ figures: { reserved: 0, committed: 600, spent: 0 } });
    await centre.spends('TA-1', 300, { lineId: 'L2' });
    await centre.spends('TA-1', 300);
  });

  test('does so also when others wait for money of that contribution', async () => {
    await running();
    await centre.hasRequest('TA-2', { lines: [line('L1', 5_000)], priority: 1 });
    await centre.checks('TA-2');
    await centre.revises('TA-1', [line('L1', 300), line('L2', 300, 'travel')]);
    expect(balance('VC-1')).toMatchObject({ committed: 600, available: 400 });
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 300), line('L2', 301, 'travel')]))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { shortfall: 1 },
    });
  });

  test('raises a line that was overrun to what it cost', async () => {
    await running();
    await centre.spends('TA-1', 440); // 40 of them from the other line
    await centre.revises('TA-1', [line('L1', 440), line('L2', 160, 'travel')]);
    expect(balance('VC-1')).toMatchObject({ committed: 160, spent: 440, available: 400 });
    await centre.spends('TA-1', 160, { lineId: 'L2' });
  });
});

describe('Revising a budget', () => {
  test('needs a request that was funded and is not completed', async () => {
    await centre.hasContribution('VC-1', { received: 5_000 });
    await centre.hasRequest('TA-1');
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 5)]))).toMatchObject({
      code: 'WrongPhase',
      facts: { phase: 'funding' },
    });
    await centre.funds('TA-1');
    await centre.completes('TA-1');
    expect(await centre.refusal(centre.revises('TA-1', [line('L1', 5)]))).toMatchObject({
      code: 'WrongPhase',
      facts: { phase: 'evaluation' },
    });
  });

  test('keeps the category of a line', async () => {
    await running();
    expect(
      await centre.refusal(centre.revises('TA-1', [line('L1', 400, 'grants'), line('L2', 200, 'travel')])),
    ).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'lines.category', lineId: 'L1' },
    });
  });

  test('takes a budget that is one, and not too finely divided to be told in one event', async () => {
    await running();
    const refused = async (lines: Parameters<TestCentre['revises']>[1]) =>
      (await centre.refusal(centre.revises('TA-1', lines))).facts['field'];
    expect(await refused([])).toBe('budget.lines');
    expect(await refused([line('L1', 0)])).toBe('budget.lines.amount');
    expect(await refused([line('L1', 1), line('L1', 2)])).toBe('budget.lines');
    const many = Array.from({ length: 26 }, (_, index) => line(`M${index}`, 100));
    const beneficiaries = Array.from({ length: 100 }, (_, index): Beneficiary => ({
      kind: 'country',
      code: countries[index] ?? '',
      share: 100,
    }));
    expect(await centre.refusal(centre.hasRequest('TA-3', { lines: many, beneficiaries }))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'budget.lines', lines: 26, beneficiaries: 100 },
    });
  });
});
