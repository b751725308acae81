import { beforeEach, describe, expect, test } from '@jest/globals';
import { ReceiveInstalment } from '#contributions';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
/** In delivery since 1 March 2026; on 7 April, March is closed. */
beforeEach(async () => {
  centre = new TestCentre();
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 400)] });
  await centre.funds('TA-1');
  await centre.spends('TA-1', 100, { expenditureId: 'E-1' });
  centre.today = '2026-04-07';
  await centre.closesPeriod('2026-03');
});

const last = (stream: string): unknown => centre.streams.eventsOf(stream).at(-1)?.data;

describe('An expenditure that is dated in a closed period', () => {
  test('is held, and counts on the day on which it is accepted, with both dates', async () => {
    const late = await centre.held(centre.spends('TA-1', 50, { occurredOn: '2026-03-20' }));
    expect(late).toMatchObject({
      code: 'PeriodClosed',
      facts: { period: '2026-03', day: '2026-03-20', closedThrough: '2026-03' },
    });
    await centre.accepts('TA-1', late.factId);
    const both = { occurredOn: '2026-03-20', accountedOn: '2026-04-07' };
    expect(last('request-TA-1')).toMatchObject({ ...both, inBudget: 50 });
    expect(last('contribution-VC-1')).toMatchObject({ ...both, amount: 50 });
  });

  test('is not accepted into a period that is closed, too', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 50, { occurredOn: '2026-03-20' }));
    centre.today = '2026-05-04';
    await centre.closesPeriod('2026-04');
    centre.today = '2026-04-30'; // dated back
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({
      code: 'PeriodClosed',
      facts: { period: '2026-04' },
    });
    centre.today = '2026-05-04';
    await centre.accepts('TA-1', factId);
  });

  test('that was recorded before, told again, changes nothing', async () => {
    const { appends } = await centre.spends('TA-1', 100, { expenditureId: 'E-1', occurredOn: '2026-03-01' });
    expect(appends).toEqual([]);
  });

  test('may be one that is accepted for another reason, and then keeps its own day', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 450));
    await centre.revises('TA-1', [line('L1', 600)]);
    await centre.accepts('TA-1', factId);
    expect(last('contribution-VC-1')).not.toHaveProperty('accountedOn');
  });
});

test('A reversal that is dated in a closed period is held, too', async () => {
  const reversal = async () => {
    centre.today = '2026-03-31';
    const back = centre.reverses('TA-1', 'E-1', 40);
    centre.today = '2026-04-07';
    return back;
  };
  centre.actor = 'teller';
  const { factId, code } = await centre.held(reversal());
  expect(code).toBe('PeriodClosed');
  centre.actor = 'judge';
  await centre.accepts('TA-1', factId);
  expect(last('request-TA-1')).toMatchObject({ toldBy: ['teller'] });
  expect(last('periods')).toEqual({ month: '2026-04', by: 'teller' });
  expect(last('contribution-VC-1')).toMatchObject({ occurredOn: '2026-03-31', accountedOn: '2026-04-07', amount: 40 });
});

test('Money of a contribution is refused in a closed period, which is named', async () => {
  const received = (receivedOn: string) => {
    const receipt = { contributionId: 'VC-1', receiptId: `R-${receivedOn}`, received: { minor: 5, currency: 'USD' } };
    return centre.run(new ReceiveInstalment({ ...receipt, receivedOn }, centre.context));
  };
  expect(await centre.refusal(received('2026-03-31'))).toMatchObject({
    code: 'PeriodClosed',
    facts: { period: '2026-03', day: '2026-03-31' },
  });
  await received('2026-04-01');
  centre.today = '2026-03-30';
  expect(await centre.refusal(centre.earns('VC-1', 5))).toMatchObject({ code: 'PeriodClosed' });
  expect(await centre.refusal(centre.refunds('VC-1', 5))).toMatchObject({ code: 'PeriodClosed' });
});
