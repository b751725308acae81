import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Decision } from '#event-sourcing';
import { TestCentre, line } from '../../testing/index.js';

let centre: TestCentre;
/** Of a budget of 400, from one contribution of 1,000, 300 were spent; closed on 10 March 2026. */
beforeEach(async () => {
  centre = new TestCentre();
  await centre.hasContribution('VC-1', { received: 1_000 });
  await centre.hasRequest('TA-1', { lines: [line('L1', 250), line('L2', 150, 'travel')] });
  await centre.funds('TA-1');
  await centre.spends('TA-1', 250, { expenditureId: 'E-1' });
  await centre.spends('TA-1', 50, { lineId: 'L2' });
  centre.today = '2026-03-10';
  await centre.closes('TA-1');
  centre.today = '2026-04-01';
});

const balance = () => {
  const { committed, spent, available } = centre.contribution('VC-1').balance;
  return { committed, spent, available };
};
const typesOf = ({ appends }: Decision): readonly (readonly [string, readonly string[]])[] =>
  appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)] as const);

describe('A request that was closed', () => {
  test('is reopened for a late charge, whose money is taken and bound in one append', async () => {
    expect(typesOf(await centre.reopens('TA-1', 'O-1', 80))).toEqual([
      ['request-TA-1', ['RequestReopened', 'ObligationRaised']],
      ['contribution-VC-1', ['FundsReserved', 'FundsCommitted']],
      ['waitlist', ['WaitlistChecked']],
    ]);
    expect(balance()).toEqual({ committed: 80, spent: 300, available: 620 });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'winding-down', because: 'closed' });
    expect(centre.ledger('TA-1').lines).toMatchObject([{ amount: 330 }, { amount: 150 }]);
  });

  test('is closed again with the late charge', async () => {
    await centre.reopens('TA-1', 'O-1', 80);
    const paid = await centre.spends('TA-1', 70, { obligationId: 'O-1' });
    expect(typesOf(paid)[0]).toEqual(['request-TA-1', ['ObligationLiquidated', 'ExpenditureRecorded']]);
    await centre.cancelsObligation('TA-1', 'O-1');
    expect(centre.request('TA-1')).toMatchObject({ phase: 'closed', endedOn: '2026-03-10' });
    expect(balance()).toEqual({ committed: 0, spent: 370, available: 630 });
  });

  test('is not reopened without the money, and the shortfall is told', async () => {
    expect(await centre.refusal(centre.reopens('TA-1', 'O-1', 701))).toMatchObject({
      code: 'InsufficientFunds',
      facts: { increase: 701, shortfall: 1 },
    });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'closed' });
  });

  test('takes no money that others wait for', async () => {
    await centre.hasRequest('TA-2', { lines: [line('L1', 5_000)], priority: 1 });
    await centre.checks('TA-2');
    expect(await centre.refusal(centre.reopens('TA-1', 'O-1', 1))).toMatchObject({ code: 'InsufficientFunds' });
  });

  test('may be reopened for several', async () => {
    await centre.reopens('TA-1', 'O-1', 80);
    await centre.reopens('TA-1', 'O-2', 20, { lineId: 'L2' });
    await centre.spends('TA-1', 80, { obligationId: 'O-1' });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'winding-down' });
    await centre.spends('TA-1', 20, { obligationId: 'O-2', lineId: 'L2' });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'closed' });
  });

  test('takes a charge that was held as the one that it was reopened for', async () => {
    const { factId } = await centre.held(centre.spends('TA-1', 80));
    await centre.reopens('TA-1', 'O-1', 80);
    expect(await centre.refusal(centre.accepts('TA-1', factId))).toMatchObject({ code: 'WrongPhase' });
    await centre.accepts('TA-1', factId, { obligationId: 'O-1' });
    expect(centre.request('TA-1')).toMatchObject({ phase: 'closed' });
    expect(balance()).toEqual({ committed: 0, spent: 380, available: 620 });
  });

  test('gives back what is reversed, also while it is reopened', async () => {
    await centre.reverses('TA-1', 'E-1', 100);
    expect(balance()).toEqual({ committed: 0, spent: 200, available: 800 });
    await centre.reopens('TA-1', 'O-1', 80);
    await centre.reverses('TA-1', 'E-1', 50);
    expect(balance()).toEqual({ committed: 80, spent: 150, available: 770 });
  });

  test.each(['TA-2', 'TA-3'])('is one that was closed: not %s', async (id) => {
    await centre.hasRequest('TA-2');
    await centre.hasRequest('TA-3', { lines: [line('L1', 100)] });
    await centre.funds('TA-3');
    await centre.obligates('TA-3', 'O-1', 10);
    await centre.cancels('TA-3');
    expect(await centre.refusal(centre.reopens(id, 'O-2', 1))).toMatchObject({
      code: 'WrongPhase',
      facts: { requestId: id },
    });
  });
});
