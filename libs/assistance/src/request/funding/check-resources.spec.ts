import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import { KENYA, TestCentre, givenStreams, line } from '../../testing/index.js';
import { checkResources } from './check-resources.transaction.js';
import { CheckResources } from './funding.commands.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre('2026-03-01');
});

const lastOf = (stream: string, type: string): Record<string, unknown> => {
  const found = centre.streams.eventsOf(stream).findLast((event) => event.type === type);
  if (!found) throw new Error(`no ${type} in ${stream}`);
  return found.data;
};

describe('Enough money', () => {
  test('is reserved for 30 days, in the contributions and for the request alike', async () => {
    await centre.hasContribution('VC-1', { received: 1_130, pscBasisPoints: 1300 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    const { answer } = await centre.checks('TA-1');
    expect(answer).toEqual({
      outcome: 'reserved',
      expiresOn: '2026-03-31',
      allocations: [{ contributionId: 'VC-1', amount: 400, currency: 'USD', held: 400 }],
    });
    expect(centre.request('TA-1')).toMatchObject({
      phase: 'funding',
      standing: { kind: 'reserved', reservedOn: '2026-03-01' },
    });
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 400, pscSetAside: 52, available: 678 });
    expect(lastOf('request-TA-1', 'ResourcesReserved')).toMatchObject({
      figures: { reserved: 400, committed: 0, spent: 0 },
      allocations: [{ contributionId: 'VC-1', currency: 'USD', reserved: 400, committed: 0, spent: 0 }],
    });
    expect(centre.waitlist.size).toBe(0);
  });

  test('may come from several donors, in the order of use, in several currencies', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasContribution('VC-2', {
      received: 270,
      currency: 'EUR',
      donorId: 'FI',
      earmark: earmarked({ level: 3, countries: ['KE'] }),
    });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400), line('L2', 200)] });
    await centre.checks('TA-1');
    const { allocations } = centre.ledger('TA-1');
    expect(
      [...allocations.values()].map(({ contributionId, reserved, cells }) => [
        contributionId,
        reserved,
        cells.map(({ amount }) => amount),
      ]),
    ).toEqual([
      ['VC-2', 270, [300]],
      ['VC-1', 300, [100, 200]],
    ]);
  });

  test('is the same append for the request, its contributions and the waitlist', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
    const { appends } = await centre.checks('TA-1');
    expect(appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)])).toEqual([
      ['request-TA-1', ['ResourceCheckPerformed', 'ResourcesReserved']],
      ['waitlist', ['WaitlistChecked']],
      ['contribution-VC-1', ['FundsReserved']],
    ]);
  });
});

describe('Too little money', () => {
  test('puts the request on the waitlist with its shortfall, and takes nothing', async () => {
    await centre.hasContribution('VC-1', { received: 1_130, pscBasisPoints: 1300 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_500)], priority: 2 });
    const { answer } = await centre.checks('TA-1');
    expect(answer).toEqual({ outcome: 'waitlisted', shortfall: 500, currency: 'USD' });
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 0, available: 1_130 });
    expect(centre.request('TA-1')).toMatchObject({
      standing: { kind: 'waitlisted', shortfall: 500, since: '2026-03-01' },
    });
    expect(centre.waitlist.get('TA-1')).toMatchObject({
      shortfall: 500,
      priority: 2,
      acceptedOn: '2026-03-01',
      waitingSince: '2026-03-01',
    });
  });

  test('is explained: each contribution that was considered, and those who stand before', async () => {
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.hasContribution('VC-2', { received: 300, earmark: earmarked({ level: 2, themes: ['firearms'] }) });
    await centre.hasRequest('TA-1', { lines: [line('L1', 900)] });
    await centre.hasRequest('TA-2', { lines: [line('L1', 100)] });
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    expect(lastOf('request-TA-2', 'ResourceCheckPerformed')).toMatchObject({
      outcome: 'short',
      directCost: 100,
      shortfall: 100,
      ahead: ['TA-1'],
      considered: [
        { contributionId: 'VC-2', excludedBy: 'earmark-theme', proposed: 0, available: 300, revision: 2 },
        { contributionId: 'VC-1', excludedBy: 'held-back', proposed: 0, heldBack: 300 },
      ],
      unlisted: {},
    });
  });

  test('is told again only when the shortfall has changed; the place stays', async () => {
    await centre.hasRequest('TA-1', { lines: [line('L1', 900)] });
    await centre.checks('TA-1');
    centre.today = '2026-03-10';
    const { appends } = await centre.checks('TA-1');
    expect(appends.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'ResourceCheckPerformed',
      'WaitlistChecked',
    ]);
    await centre.hasContribution('VC-1', { received: 100 });
    await centre.checks('TA-1');
    expect(centre.waitlist.get('TA-1')).toMatchObject({ shortfall: 800, waitingSince: '2026-03-01' });
    expect(centre.request('TA-1')).toMatchObject({
      standing: { kind: 'waitlisted', shortfall: 800, since: '2026-03-01' },
    });
  });

  test('becomes enough: the request leaves the waitlist', async () => {
    await centre.hasRequest('TA-1', { lines: [line('L1', 900)] });
    await centre.checks('TA-1');
    await centre.hasContribution('VC-1', { received: 900 });
    const { appends } = await centre.checks('TA-1');
    expect(appends.find(({ stream }) => stream === 'waitlist')?.events).toEqual([
      { type: 'WaitlistLeft', data: { requestId: 'TA-1', leftOn: '2026-03-01', because: 'reserved' } },
    ]);
    expect(centre.waitlist.size).toBe(0);
  });
});

describe('Strict order', () => {
  const wants = async (
    requestId: string,
    amount: number,
    priority: 1 | 2 | 3 | 4 | 5,
    theme = 'corruption',
  ): Promise<void> => {
    await centre.hasRequest(requestId, { lines: [line('L1', amount)], priority, themes: [theme] });
  };

  test('lets no lower request take what could pay for a higher one that waits', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    await wants('TA-1', 900, 2);
    await wants('TA-2', 100, 3);
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    expect(centre.waitlist.get('TA-2')).toMatchObject({ shortfall: 100 });
  });

  test('lets a higher request take it before those who wait', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    await wants('TA-1', 900, 3);
    await wants('TA-2', 100, 2);
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    expect(centre.request('TA-2')).toMatchObject({ standing: { kind: 'reserved' } });
  });

  test('holds back only money that could pay for those before', async () => {
    await centre.hasContribution('VC-1', { received: 500, earmark: earmarked({ level: 2, themes: ['firearms'] }) });
    await wants('TA-1', 900, 2, 'corruption');
    await wants('TA-2', 100, 3, 'firearms');
    await centre.checks('TA-1');
    await centre.checks('TA-2');
    expect(centre.request('TA-2')).toMatchObject({ standing: { kind: 'reserved' } });
  });

  test('goes by age among equals, and by number among those accepted on the same day', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    await wants('TA-2', 600, 3);
    await wants('TA-1', 100, 3);
    await centre.checks('TA-2');
    await centre.checks('TA-1'); // the same day, a lower number
    expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'reserved' } });
    centre.today = '2026-03-02';
    await wants('TA-0', 100, 3);
    await centre.checks('TA-0'); // accepted later
    expect(centre.request('TA-0')).toMatchObject({ standing: { kind: 'waitlisted' } });
  });

  test('is raised by one step for each 90 days of waiting', async () => {
    await centre.hasContribution('VC-1', { received: 500 });
    await wants('TA-1', 900, 3);
    await centre.checks('TA-1');
    centre.today = '2026-05-29'; // 89 days
    await wants('TA-2', 100, 2);
    await centre.checks('TA-2');
    expect(centre.request('TA-2')).toMatchObject({ standing: { kind: 'reserved' } });
    centre.today = '2026-05-30';
    await wants('TA-3', 100, 2);
    await centre.checks('TA-3'); // now of equal priority, and younger
    expect(centre.request('TA-3')).toMatchObject({ standing: { kind: 'waitlisted' } });
  });
});

describe('A resource check', () => {
  const check = (data: Partial<CheckResources['data']> = {}) =>
    new CheckResources({ requestId: 'TA-1', checkedOn: '2026-03-01', ...data }, centre.context);
  const transaction = () => checkResources(centre.streams.candidates);

  test('of a request for which money is reserved answers what is, and does nothing', async () => {
    await centre.hasContribution('VC-1', { received: 700 });
    await centre.hasContribution('VC-2', { received: 5_000 });
    await centre.hasRequest('TA-1');
    const { answer: first } = await centre.checks('TA-1');
    centre.today = '2026-03-04';
    const { appends, answer } = await centre.checks('TA-1');
    expect(appends).toEqual([]);
    expect(answer).toEqual(first);
    expect(answer).toMatchObject({
      outcome: 'reserved',
      expiresOn: '2026-03-31',
      allocations: [{ held: 700 }, { held: 300 }],
    });
    await givenStreams(centre.streams)
      .when(transaction(), check({ checkedOn: '2026-02-28' }))
      .thenRefused('InvalidInput', { field: 'checkedOn' });
  });

  test('needs a request in funding', async () => {
    await givenStreams(centre.streams).when(transaction(), check()).thenRefused('RequestNotFound');
    await centre.hasContribution('VC-1', { received: 5_000 });
    await centre.hasRequest('TA-1');
    await centre.checks('TA-1');
    await centre.confirms('TA-1');
    await givenStreams(centre.streams)
      .when(transaction(), check())
      .thenRefused('WrongPhase', { phase: 'assignment', allowed: ['funding'] });
  });

  test('is dated between acceptance and today, and not before the request began to wait', async () => {
    await centre.hasRequest('TA-1');
    for (const checkedOn of ['2026-02-28', '2026-03-02', 'today'])
      await givenStreams(centre.streams)
        .when(transaction(), check({ checkedOn }))
        .thenRefused('InvalidInput', { field: 'checkedOn' });
    centre.today = '2026-03-05';
    await centre.checks('TA-1');
    await givenStreams(centre.streams)
      .when(transaction(), check({ checkedOn: '2026-03-04' }))
      .thenRefused('InvalidInput', { field: 'checkedOn' });
  });

  test('says so where a rate is missing or stale, and does without that contribution', async () => {
    await centre.loadsRate('EUR', '0.9', '2025-12-01');
    await centre.hasContribution('VC-1', { received: 500, currency: 'EUR' });
    await centre.hasContribution('VC-2', { received: 500, currency: 'CHF' });
    await centre.hasRequest('TA-1', { lines: [line('L1', 100)], beneficiaries: KENYA });
    await centre.checks('TA-1');
    expect(lastOf('request-TA-1', 'ResourceCheckPerformed')['considered']).toMatchObject([
      { excludedBy: 'rate-stale' },
      { excludedBy: 'rate-missing' },
    ]);
  });
});
