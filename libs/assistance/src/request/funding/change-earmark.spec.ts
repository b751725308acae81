import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Earmark, UNEARMARKED } from '#contributions';
import { earmarked } from '#contributions/testing';
import { TestCentre, line } from '../../testing/index.js';

const forFirearms = earmarked({ level: 2, themes: ['firearms'] });
const forKenya = earmarked({ level: 3, countries: ['KE'] });
const forUganda = earmarked({ level: 3, countries: ['UG'] });

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre('2026-03-01');
});

const balance = (contributionId: string) => {
  const { reserved, committed, available } = centre.contribution(contributionId).balance;
  return { reserved, committed, available };
};

describe('An earmark', () => {
  test('is changed with the donor’s consent, by reference, and a reason', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    const { appends, answer } = await centre.changesEarmark('VC-1', forKenya);
    expect(appends.flatMap(({ events }) => events)).toEqual([
      {
        type: 'EarmarkChanged',
        data: {
          contributionId: 'VC-1',
          earmark: forKenya,
          changedOn: '2026-03-01',
          consentReference: 'Letter 7',
          reason: 'Asked by the donor',
        },
      },
    ]);
    expect(answer).toEqual({ released: [] });
    expect(centre.contribution('VC-1').earmark).toEqual(forKenya);
  });

  test('must go with its level, be dated in order, and belong to a contribution', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    const refusal = async (contributionId: string, earmark: Earmark) =>
      centre.refusal(centre.changesEarmark(contributionId, earmark));
    expect(await refusal('VC-1', { ...forKenya, level: 1 })).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'earmark.level' },
    });
    expect(await refusal('VC-9', forKenya)).toMatchObject({ code: 'ContributionNotFound' });
    centre.today = '2026-02-28';
    expect(await refusal('VC-1', forKenya)).toMatchObject({ code: 'InvalidInput', facts: { field: 'changedOn' } });
  });
});

describe('A reservation that no longer fits', () => {
  test('is released in the same append, and its request waits', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.checks('TA-1');
    const { appends, answer } = await centre.changesEarmark('VC-1', forFirearms);
    expect(
      appends
        .filter(({ events }) => events.length > 0)
        .map(({ stream, events }) => [stream, events.map(({ type }) => type)]),
    ).toEqual([
      ['contribution-VC-1', ['EarmarkChanged', 'ReservationReleased']],
      ['request-TA-1', ['ReservationRevoked']],
      ['waitlist', ['WaitlistJoined']],
    ]);
    expect(answer).toEqual({ released: ['TA-1'] });
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 0, available: 500 });
    expect(centre.request('TA-1')).toMatchObject({
      phase: 'funding',
      standing: { kind: 'waitlisted', shortfall: 400 },
    });
    expect(centre.waitlist.get('TA-1')).toMatchObject({ shortfall: 400, waitingSince: '2026-03-01' });
  });

  test('takes the money of the other donors with it, and only what the changed one gave is lacking', async () => {
    await centre.hasContribution('VC-1', { received: 300, earmark: forKenya });
    await centre.hasContribution('VC-2', { received: 500 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.checks('TA-1');
    await centre.changesEarmark('VC-1', forUganda);
    expect([balance('VC-1'), balance('VC-2')]).toEqual([
      { reserved: 0, committed: 0, available: 300 },
      { reserved: 0, committed: 0, available: 500 },
    ]);
    expect(centre.waitlist.get('TA-1')).toMatchObject({ shortfall: 300 });
    await centre.rechecks();
    expect(balance('VC-2')).toEqual({ reserved: 400, committed: 0, available: 100 });
    expect(
      [...centre.ledger('TA-1').allocations.values()].map(({ contributionId, reserved, cells }) => [
        contributionId,
        reserved,
        cells.length,
      ]),
    ).toEqual([
      ['VC-1', 0, 0],
      ['VC-2', 400, 1],
    ]);
  });

  test('leaves to the request the place in which it waited', async () => {
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)], priority: 4 });
    await centre.checks('TA-1');
    centre.today = '2026-09-01'; // 184 days: two steps up
    await centre.hasContribution('VC-1', { received: 500 });
    await centre.rechecks();
    centre.today = '2026-09-10';
    await centre.changesEarmark('VC-1', forFirearms);
    expect(centre.waitlist.get('TA-1')).toMatchObject({ waitingSince: '2026-03-01' });

    await centre.hasRequest('TA-2', { lines: [line('L1', 400)], priority: 3 });
    await centre.hasContribution('VC-2', { received: 400 });
    await centre.checks('TA-2'); // TA-1 stands before it
    expect(centre.request('TA-2')).toMatchObject({ standing: { kind: 'waitlisted' } });
  });

  test('is told apart from one that still fits', async () => {
    await centre.hasContribution('VC-1', { received: 900 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.hasRequest('TA-2', {
      lines: [line('L1', 400)],
      beneficiaries: [{ kind: 'country', code: 'UG', share: 10_000 }],
    });
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    const { answer } = await centre.changesEarmark('VC-1', forKenya);
    expect(answer).toEqual({ released: ['TA-2'] });
    expect(balance('VC-1')).toEqual({ reserved: 400, committed: 0, available: 500 });
  });

  test('does not fit when only some of its cells do', async () => {
    await centre.hasContribution('VC-1', { received: 900 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400), line('L2', 100, 'equipment')] });
    await centre.checks('TA-1');
    await centre.changesEarmark('VC-1', earmarked({ level: 2, themes: ['corruption'], excludedLines: ['equipment'] }));
    expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 500 } });
  });
});

describe('A commitment that the new earmark would not allow', () => {
  beforeEach(async () => {
    await centre.hasContribution('VC-1', { received: 900 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.funds('TA-1');
  });

  test('is kept where the consent covers that', async () => {
    await centre.changesEarmark('VC-1', forFirearms, { keepsCommitments: true });
    expect(balance('VC-1')).toEqual({ reserved: 0, committed: 400, available: 500 });
    await centre.spends('TA-1', 400);
  });

  test('that is kept is charged under the earmark it was made under, and the change says which', async () => {
    const ended = { ...UNEARMARKED, implementation: { from: '2025-01-01', to: '2026-02-28' } };
    const { appends } = await centre.changesEarmark('VC-1', ended, { keepsCommitments: true });
    expect(appends.flatMap(({ events }) => events)).toMatchObject([{ data: { commitmentsKept: ['TA-1'] } }]);
    await centre.spends('TA-1', 100);
    await centre.changesEarmark('VC-1', forFirearms, { keepsCommitments: true });
    await centre.spends('TA-1', 100);
    await centre.changesEarmark('VC-1', forKenya); // it fits, and is kept under nothing else
    expect(centre.contribution('VC-1').keptUnder.size).toBe(0);
    await centre.spends('TA-1', 200);
  });

  test('refuses the change where the consent does not', async () => {
    expect(await centre.refusal(centre.changesEarmark('VC-1', forFirearms))).toMatchObject({
      code: 'CommitmentsExcluded',
      facts: { requests: ['TA-1'] },
    });
    expect(centre.contribution('VC-1').earmark).toEqual(UNEARMARKED);
  });

  test('is no obstacle once it is spent, or when it still fits', async () => {
    await centre.changesEarmark('VC-1', forKenya);
    await centre.spends('TA-1', 400);
    await centre.changesEarmark('VC-1', forFirearms);
    expect(centre.contribution('VC-1').earmark).toEqual(forFirearms);
  });
});

describe('What time alone has excluded', () => {
  test('is not taken for the donor’s change: a contribution that has expired since', async () => {
    await centre.hasContribution('VC-1', { received: 900, expiresOn: '2026-06-30' });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.funds('TA-1');
    centre.today = '2026-07-15';
    await centre.changesEarmark('VC-1', forKenya);
    expect(balance('VC-1')).toMatchObject({ committed: 400 });
  });

  test('is not taken for the donor’s change: implementation dates that stay as they were', async () => {
    const dated = { ...UNEARMARKED, implementation: { from: '2026-01-01', to: '2026-06-30' } };
    await centre.hasContribution('VC-1', { received: 900, earmark: dated });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    await centre.funds('TA-1');
    centre.today = '2026-07-15';
    await centre.changesEarmark('VC-1', { ...forKenya, implementation: dated.implementation });
    const narrower = { from: '2026-01-01', to: '2026-05-31' };
    expect(
      await centre.refusal(centre.changesEarmark('VC-1', { ...forKenya, implementation: narrower })),
    ).toMatchObject({ code: 'CommitmentsExcluded' });
  });
});
