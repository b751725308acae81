import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '#event-sourcing';
import { TestCentre, line } from '../../testing/index.js';
import { acceptedOf } from '../accepted.js';
import {
  AgreeWorkplan,
  LogActivity,
  RaiseRisk,
  ReachMilestone,
  SuspendDelivery,
} from '../delivery/delivery.commands.js';
import { activity, risk, workplan } from '../request.samples.js';

let centre: TestCentre;
/** A budget of 400 from one contribution of 1,000, in delivery since 1 March 2026. */
beforeEach(async () => {
  centre = new TestCentre();
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
  await centre.funds('TA-1');
  centre.today = '2026-03-20';
});

const balance = () => {
  const { committed, spent, available } = centre.contribution('VC-1').balance;
  return { committed, spent, available };
};
const typesOf = ({ appends }: Decision): readonly (readonly [string, readonly string[]])[] =>
  appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)] as const);
const held = (): readonly string[] => [...(acceptedOf(centre.request('TA-1'))?.work.heldFacts.keys() ?? [])];
const logs = (activityId: string, changed: Partial<typeof activity> = {}): Promise<Decision> => {
  const told = { ...activity, plannedId: null, from: '2026-03-09', to: '2026-03-10', activityId, ...changed };
  return centre.run(new LogActivity({ requestId: 'TA-1', ...told }, centre.context));
};
const warns = (riskId: string, occurredOn: string): Promise<Decision> =>
  centre.run(new RaiseRisk({ requestId: 'TA-1', ...risk, riskId, occurredOn }, centre.context));

describe('A fact that breaks a rule', () => {
  test('is held outside the ledger, with its reason, and the answer says so', async () => {
    const decision = await centre.spends('TA-1', 441, { expenditureId: 'E-1' });
    expect(typesOf(decision)).toEqual([['request-TA-1', ['FactHeld']]]);
    expect(decision.answer).toEqual({
      held: true,
      factId: held()[0],
      because: 'OverBudgetLine',
      facts: { lineId: 'L1', currency: 'USD', budget: 400, limit: 440, wouldBeSpent: 441, obligated: 0 },
    });
    expect(decision.appends[0]?.events[0]?.data).toMatchObject({
      ...{ kind: 'RecordExpenditure', occurredOn: '2026-03-20', heldOn: '2026-03-20', held: 1 },
      fact: { expenditureId: 'E-1', amount: { minor: 441, currency: 'USD' } },
    });
    expect(balance()).toEqual({ committed: 400, spent: 0, available: 600 });
  });

  test('is held once, however often it is told', async () => {
    const first = await centre.spends('TA-1', 441, { expenditureId: 'E-1' });
    const again = await centre.spends('TA-1', 441, { expenditureId: 'E-1' });
    expect(again).toEqual({ appends: [], answer: first.answer });
  });

  test.each<[string, () => Promise<Decision>]>([
    ['OccurredInFuture', () => warns('R-1', '2026-03-21')],
    ['OccurredInFuture', () => centre.spends('TA-1', 1, { occurredOn: '2026-03-21' })],
    ['RateMissing', () => centre.spends('TA-1', 1, { currency: 'CHF' })],
    [
      'OccurredWhileSuspended',
      async () => {
        const suspension = { requestId: 'TA-1', suspendedOn: '2026-03-10', reason: 'Unrest' };
        await centre.run(new SuspendDelivery(suspension, centre.context));
        return logs('A-1');
      },
    ],
    [
      'OccurredAfterCompletion',
      async () => {
        await centre.completes('TA-1');
        centre.today = '2026-03-22';
        return warns('R-1', '2026-03-21');
      },
    ],
    [
      'WrongPhase',
      async () => {
        await centre.cancels('TA-1');
        return logs('A-1');
      },
    ],
    [
      'FactIdReused',
      async () => {
        await logs('A-1');
        return logs('A-1', { place: 'Lamu' });
      },
    ],
    [
      'PossibleDuplicate',
      async () => {
        await logs('A-1');
        return logs('A-2');
      },
    ],
  ])('is held for %s', async (code, told) => expect(await centre.held(told())).toMatchObject({ code }));

  test('that is malformed is refused, whatever else is wrong with it', async () => {
    await centre.cancels('TA-1');
    for (const [told, code] of [
      [centre.spends('TA-1', -1), 'InvalidInput'],
      [centre.spends('TA-1', 1, { currency: 'XXX' }), 'InvalidInput'],
      [centre.spends('TA-1', 1, { lineId: 'L9' }), 'BudgetLineNotFound'],
      [logs('A-1', { title: '' }), 'InvalidInput'],
      [logs('A-1', { from: '2026-02-30' }), 'InvalidInput'],
      [centre.spends('TA-9', 1), 'RequestNotFound'],
    ] as const)
      expect(await centre.refusal(told)).toMatchObject({ code });
    expect(held()).toEqual([]);
  });

  test('cannot be about a request that nobody was to deliver', async () => {
    await centre.hasRequest('TA-2');
    expect(await centre.refusal(centre.spends('TA-2', 1))).toMatchObject({ code: 'WrongPhase' });
  });

  test('keeps a request from being closed', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 441));
    expect(await centre.refusal(centre.closes('TA-1'))).toEqual({
      code: 'FactsHeld',
      facts: { requestId: 'TA-1', factIds: [factId] },
    });
  });
});

describe('A possible duplicate', () => {
  test('says the same as another fact under another id', async () => {
    await centre.spends('TA-1', 10, { expenditureId: 'E-1', description: 'Fuel' });
    const again = await centre.held(centre.spends('TA-1', 10, { expenditureId: 'E-2', description: 'Fuel' }));
    expect(again).toMatchObject({ code: 'PossibleDuplicate', facts: { of: 'E-1' } });
    await centre.accepts('TA-1', again.factId);
    expect(balance()).toMatchObject({ spent: 20 });
  });

  test('is not what was taken back entirely', async () => {
    await centre.spends('TA-1', 10, { expenditureId: 'E-1', description: 'Fuel' });
    await centre.reverses('TA-1', 'E-1', 10);
    await centre.spends('TA-1', 10, { expenditureId: 'E-2', description: 'Fuel' });
    expect(balance()).toMatchObject({ spent: 10 });
  });
});

describe('A person', () => {
  test('accepts a fact, which is charged in the same append', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 500, { expenditureId: 'E-1' }));
    await centre.revises('TA-1', [line('L1', 500)]);
    const accepted = await centre.accepts('TA-1', factId);
    expect(typesOf(accepted)).toEqual([
      ['request-TA-1', ['FactAccepted', 'ExpenditureRecorded']],
      ['contribution-VC-1', ['ExpenditureCharged']],
      ['periods', ['MonthCharged']],
    ]);
    expect(accepted.answer).toMatchObject({ charges: [{ contributionId: 'VC-1', held: 500 }] });
    expect(balance()).toEqual({ committed: 0, spent: 500, available: 500 });
    expect(held()).toEqual([]);
  });

  test('is noted in the books beside whoever told it', async () => {
    centre.actor = 'teller';
    const { factId } = await centre.held(centre.spends('TA-1', 500, { expenditureId: 'E-1' }));
    centre.actor = 'judge';
    await centre.revises('TA-1', [line('L1', 500)]);
    await centre.accepts('TA-1', factId);
    expect(centre.streams.eventsOf('periods').map(({ data }) => data)).toEqual([
      { month: '2026-03', by: 'judge' },
      { month: '2026-03', by: 'teller' },
    ]);
  });

  test('is refused with the reason while it still does not fit', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 500));
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({ code: 'OverBudgetLine' });
    expect(held()).toEqual([factId]);
    const future = await centre.held(warns('R-1', '2026-03-21'));
    expect(await centre.refusal(centre.accepts('TA-1', future.factId))).toMatchObject({ code: 'OccurredInFuture' });
    centre.today = '2026-03-21';
    await centre.accepts('TA-1', future.factId);
  });

  test('may find that what occurred during a suspension or after the work holds all the same', async () => {
    await centre.completes('TA-1');
    centre.today = '2026-03-22';
    const { factId } = await centre.held(centre.spends('TA-1', 100, { occurredOn: '2026-03-21' }));
    await centre.accepts('TA-1', factId);
    expect(balance()).toMatchObject({ spent: 100 });
  });

  test('gives another id to a fact whose own was used already', async () => {
    await logs('A-1');
    const { factId } = await centre.held(logs('A-1', { place: 'Lamu' }));
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({ code: 'FactIdReused' });
    const { appends } = await centre.accepts('TA-1', factId, { underId: 'A-2' });
    expect(appends[0]?.events).toMatchObject([
      { type: 'FactAccepted', data: { underId: 'A-2', held: 0 } },
      { type: 'ActivityDelivered', data: { activityId: 'A-2', place: 'Lamu' } },
    ]);
  });

  test('does not rename a milestone', async () => {
    const plan = { ...workplan, agreedOn: '2026-03-02' };
    await centre.run(new AgreeWorkplan({ requestId: 'TA-1', ...plan }, centre.context));
    const reach = (occurredOn: string) =>
      centre.run(new ReachMilestone({ requestId: 'TA-1', milestoneId: 'm1', occurredOn }, centre.context));
    await reach('2026-03-10');
    const { factId } = await centre.held(reach('2026-03-11'));
    expect(await centre.refusal(centre.accepts('TA-1', factId, { underId: 'm2' }))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'underId' },
    });
  });

  test('rejects a fact, which is then told in vain', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 500, { expenditureId: 'E-1' }));
    await centre.rejects('TA-1', factId);
    expect(await centre.spends('TA-1', 500, { expenditureId: 'E-1' })).toEqual({
      appends: [],
      answer: { held: false, factId, outcome: 'rejected' },
    });
    await centre.closes('TA-1');
    expect(balance()).toEqual({ committed: 0, spent: 0, available: 1_000 });
  });

  test('decides once', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 500));
    await centre.rejects('TA-1', factId);
    expect((await centre.rejects('TA-1', factId)).appends).toEqual([]);
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({
      code: 'FactAlreadyJudged',
      facts: { outcome: 'rejected' },
    });
    expect(await centre.refusal(centre.accepts('TA-1', 'F-9'))).toMatchObject({ code: 'HeldFactNotFound' });
  });

  test('decides also after the request has ended', async () => {
    await centre.cancels('TA-1');
    const { factId } = await centre.held(centre.spends('TA-1', 1));
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({ code: 'WrongPhase' });
    await centre.rejects('TA-1', factId);
    expect(held()).toEqual([]);
  });
});
