import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import { TestCentre, line } from '../../testing/index.js';
import type { StageLine } from './funding.commands.js';

const TODAY = '2026-03-01';
const L1 = (amount: number): readonly StageLine[] => [{ lineId: 'L1', amount }];

describe('A request that is split into stages', () => {
  let centre: TestCentre;
  beforeEach(() => {
    centre = new TestCentre(TODAY);
  });
  const waits = async (requestId: string, amount: number): Promise<void> => {
    await centre.hasRequest(requestId, { lines: [line('L1', amount)] });
    await centre.checks(requestId);
  };
  const funded = async () =>
    ((await centre.rechecks()).answer as { funded: { requestId: string }[] }).funded.map(({ requestId }) => requestId);
  const waiting = () => [...centre.waitlist].map(([requestId, { shortfall }]) => [requestId, shortfall]);
  const lastCheckOf = (requestId: string) =>
    centre.streams.eventsOf(`request-${requestId}`).findLast(({ type }) => type === 'ResourceCheckPerformed')?.data;

  test('is its first stage, and the others are requests with its particulars, each with its part of the budget', async () => {
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_000), line('L2', 500, 'travel')], priority: 2 });
    const { answer, appends } = await centre.splits('TA-1', L1(400), [...L1(600), { lineId: 'L2', amount: 500 }]);
    expect(appends.map(({ stream }) => stream)).toEqual(['request-TA-1', 'request-TA-1-2']);
    expect(answer).toEqual({
      stages: [
        { requestId: 'TA-1', stage: 1, title: 'Stage 1' },
        { requestId: 'TA-1-2', stage: 2, title: 'Stage 2' },
      ],
    });
    const ofAll = { phase: 'funding', standing: { kind: 'unchecked' } };
    expect(centre.request('TA-1')).toMatchObject({
      ...ofAll,
      submission: { title: 'Stage 1', description: 'Advice on a law' },
      acceptance: { stageOf: { requestId: 'TA-1', stage: 1, of: 2 }, acceptedOn: TODAY, priority: 2 },
      ledger: { lines: [{ lineId: 'L1', amount: 400 }] },
    });
    expect(centre.request('TA-1-2')).toMatchObject({
      ...ofAll,
      submission: { requestId: 'TA-1-2', title: 'Stage 2', origin: { country: 'KE' }, themes: ['corruption'] },
      acceptance: {
        ...{ requestId: 'TA-1-2', acceptedOn: TODAY, programme: 'GPAC', mandate: '18a' },
        ...{ priority: 2, priorityReason: 'as agreed', stageOf: { requestId: 'TA-1', stage: 2, of: 2 } },
      },
      ledger: {
        lines: [
          { lineId: 'L1', amount: 600, category: 'staff' },
          { lineId: 'L2', amount: 500 },
        ],
      },
    });
  });

  test('keeps its place on the waitlist, and its stages have it, too', async () => {
    await waits('TA-1', 1_000);
    await centre.setsPolicy('best-fit');
    await centre.hasContribution('VC-1', { received: 500 });
    await waits('TA-2', 200);
    const before = centre.waitlist.get('TA-1');
    expect(before).toMatchObject({ passes: 1 });
    centre.today = '2026-07-01';
    const { appends } = await centre.splits('TA-1', L1(400), L1(300), L1(300));
    expect(appends.map(({ stream }) => stream)).toContain('waitlist');
    const { priority, acceptedOn, waitingSince, passes } = before ?? {};
    const place = { priority, acceptedOn, waitingSince, passes };
    expect(centre.waitlist.get('TA-1')).toMatchObject({ ...place, shortfall: 400, need: { lines: [{ amount: 400 }] } });
    for (const id of ['TA-1-2', 'TA-1-3'])
      expect(centre.waitlist.get(id)).toMatchObject({
        ...place,
        requestId: id,
        shortfall: 300,
        need: { partOf: 'TA-1' },
      });
    expect(centre.request('TA-1-3')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 300, since: TODAY } });
  });

  test('gets money for one stage after the other, in one pass, before those behind it', async () => {
    await waits('TA-1', 1_000);
    await waits('TA-2', 100);
    await centre.splits('TA-1', L1(400), L1(500), L1(100));
    await centre.hasContribution('VC-1', { received: 950 });
    expect(await funded()).toEqual(['TA-1', 'TA-1-2']);
    expect(waiting()).toEqual([
      ['TA-2', 100],
      ['TA-1-3', 50],
    ]);
  });

  test('lets those behind it have what a stage may not take yet', async () => {
    await waits('TA-1', 1_000);
    await waits('TA-2', 100);
    await centre.splits('TA-1', L1(400), L1(600));
    await centre.hasContribution('VC-1', { received: 100, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    await centre.hasContribution('VC-2', { received: 100 });
    expect(await funded()).toEqual([]); // stage 1 holds back all of it, stage 2 nothing
    expect(waiting()).toEqual([
      ['TA-2', 100],
      ['TA-1', 200],
      ['TA-1-2', 600],
    ]);
    await centre.earns('VC-2', 350);
    expect(await funded()).toEqual(['TA-1']);
    expect(waiting()).toEqual([
      ['TA-2', 100],
      ['TA-1-2', 450],
    ]);
  });

  test('explains to a stage what it waits for', async () => {
    await waits('TA-1', 1_000);
    await centre.splits('TA-1', L1(400), L1(600));
    const { answer } = await centre.checks('TA-1-2');
    expect(answer).toEqual({ outcome: 'waitlisted', shortfall: 600, currency: 'USD', awaits: 'TA-1' });
    expect(lastCheckOf('TA-1-2')).toMatchObject({ outcome: 'short', shortfall: 600, considered: [], awaits: 'TA-1' });
    await centre.hasContribution('VC-2', { received: 400 });
    await centre.checks('TA-1');
    await centre.checks('TA-1-2');
    expect(lastCheckOf('TA-1-2')).not.toHaveProperty('awaits');
  });

  test('passes on to its stages the money that is earmarked to it', async () => {
    await waits('TA-1', 1_000);
    await centre.hasContribution('VC-1', { received: 1_000, earmark: earmarked({ level: 4, requests: ['TA-1'] }) });
    await centre.splits('TA-1', L1(400), L1(600));
    expect(await funded()).toEqual(['TA-1', 'TA-1-2']);
  });

  test('whose first stage is cancelled goes on with the next one', async () => {
    await waits('TA-1', 1_000);
    await centre.splits('TA-1', L1(400), L1(600));
    await centre.hasContribution('VC-1', { received: 600 });
    await centre.checks('TA-1');
    await centre.confirms('TA-1');
    await centre.cancels('TA-1');
    expect(centre.request('TA-1-2')).toMatchObject({ phase: 'funding', standing: { kind: 'waitlisted' } });
    expect(await funded()).toEqual(['TA-1-2']);
  });

  test('waits for the earliest stage without money, also when one between has some', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.splits('TA-1', L1(300), L1(300), L1(400));
    await centre.checks('TA-1');
    await centre.checks('TA-1-2');
    centre.today = '2026-04-15';
    await centre.lapses('TA-1');
    expect((await centre.checks('TA-1-3')).answer).toMatchObject({ awaits: 'TA-1' });
  });

  test('has no stage confirmed before the one before it has money', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.splits('TA-1', L1(400), L1(600));
    await centre.checks('TA-1');
    centre.today = '2026-03-20';
    await centre.checks('TA-1-2');
    centre.today = '2026-04-15';
    await centre.lapses('TA-1');
    expect(await centre.refusal(centre.confirms('TA-1-2'))).toEqual({
      code: 'EarlierStageUnfunded',
      facts: { requestId: 'TA-1-2', awaits: 'TA-1' },
    });
    await centre.checks('TA-1');
    await centre.confirms('TA-1-2');
    expect(centre.request('TA-1-2')).toMatchObject({ phase: 'assignment', acceptance: { stageOf: { stage: 2 } } });
  });

  test('is funded, delivered and closed stage by stage', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.splits('TA-1', L1(400), L1(600));
    for (const [id, amount] of [
      ['TA-1', 400],
      ['TA-1-2', 500],
    ] as const) {
      await centre.funds(id);
      await centre.spends(id, amount);
      await centre.closes(id);
    }
    expect(centre.contribution('VC-1').balance).toMatchObject({ available: 100, spent: 900, committed: 0 });
  });

  test('may be one whose reservation lapsed; it is then to be checked again', async () => {
    await centre.hasContribution('VC-1', { received: 1_000 });
    await centre.hasRequest('TA-1');
    await centre.checks('TA-1');
    centre.today = '2026-04-15';
    await centre.lapses('TA-1');
    await centre.splits('TA-1', L1(400), L1(600));
    expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'unchecked' } });
    expect((await centre.checks('TA-1')).answer).toMatchObject({ outcome: 'reserved' });
  });
});

describe('Splitting into stages', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre(TODAY);
    await centre.hasRequest('TA-1', { lines: [line('L1', 1_000), line('L2', 500, 'travel')] });
  });
  const all = { lineId: 'L2', amount: 500 };

  test.each([
    ['one stage only', [[...L1(1_000), all]], 'stages'],
    ['ten stages', [[...L1(100), all], ...Array.from({ length: 9 }, () => L1(100))], 'stages'],
    [
      'a line that the budget does not have',
      [[...L1(1_000), all], [{ lineId: 'L3', amount: 1 }]],
      'stages.lines.lineId',
    ],
    ['a stage without a line', [[...L1(1_000), all], []], 'stages.lines'],
    ['nothing of a line', [[...L1(1_000), all], [{ lineId: 'L1', amount: 0 }]], 'stages.lines.amount'],
    ['a line twice', [[...L1(400), ...L1(600)], [all]], 'stages.lines.lineId'],
  ] as const)('is refused with %s', async (_, stages, field) => {
    expect(await centre.refusal(centre.splits('TA-1', ...stages))).toMatchObject({
      code: 'InvalidInput',
      facts: { field },
    });
  });

  test.each([599, 601])('is refused when its stages do not come to a line, which it names', async (amount) => {
    expect(await centre.refusal(centre.splits('TA-1', [...L1(400), all], L1(amount)))).toEqual({
      code: 'InvalidInput',
      facts: expect.objectContaining({ lineId: 'L1', budget: 1_000, stages: 400 + amount }),
    });
  });

  test('is refused once money is reserved or committed, and before it is accepted', async () => {
    await centre.hasContribution('VC-1', { received: 1_500 });
    await centre.checks('TA-1');
    const split = () => centre.refusal(centre.splits('TA-1', [...L1(400), all], L1(600)));
    expect(await split()).toEqual({ code: 'AlreadyReserved', facts: { requestId: 'TA-1', expiresOn: '2026-03-31' } });
    await centre.confirms('TA-1');
    expect(await split()).toMatchObject({ code: 'WrongPhase', facts: { phase: 'assignment' } });
  });

  test('is refused a second time, also of a stage', async () => {
    await centre.splits('TA-1', [...L1(400), all], L1(600));
    for (const [id, stage] of [
      ['TA-1', 1],
      ['TA-1-2', 2],
    ] as const)
      expect(await centre.refusal(centre.splits(id, L1(200), L1(400)))).toEqual({
        code: 'AlreadySplit',
        facts: { requestId: id, stageOf: { requestId: 'TA-1', stage, of: 2 } },
      });
  });

  test('is refused on a day before the last step, or in the future', async () => {
    const split = () => centre.refusal(centre.splits('TA-1', [...L1(400), all], L1(600)));
    centre.today = '2026-02-28';
    expect(await split()).toMatchObject({ code: 'InvalidInput', facts: { field: 'splitOn' } });
  });
});
