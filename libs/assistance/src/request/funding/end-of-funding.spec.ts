import { beforeEach, describe, expect, test } from '@jest/globals';
import { TestCentre, line } from '../../testing/index.js';
import { WithdrawRequest } from '../evaluation/evaluation.commands.js';

let centre: TestCentre;
beforeEach(async () => {
  centre = new TestCentre('2026-03-01');
  await centre.loadsRate('EUR', '0.9');
  await centre.hasContribution('VC-1', { received: 1_130, pscBasisPoints: 1300 });
  await centre.hasContribution('VC-2', { received: 900, currency: 'EUR' });
  await centre.hasRequest('TA-1', { lines: [line('L1', 1_500), line('L2', 100, 'travel')] });
  await centre.funds('TA-1'); // 1,000 of VC-1 and 540 EUR of VC-2
});

const balances = () => ['VC-1', 'VC-2'].map((id) => centre.contribution(id).balance);
const spending = async (): Promise<void> => {
  await centre.spends('TA-1', 300, { expenditureId: 'E-1' });
  await centre.spends('TA-1', 800, { expenditureId: 'E-2' }); // 700 and 90 EUR
};

const lastFigures = (type: string): unknown => {
  const event = centre.streams.eventsOf('request-TA-1').findLast((one) => one.type === type);
  return (event?.data as { figures: unknown } | undefined)?.figures; // events that move money tell them
};

test('The commitment that these examples start from', () => {
  expect(balances()).toMatchObject([
    { committed: 1_000, pscSetAside: 130, available: 0 },
    { committed: 540, available: 360 },
  ]);
});

describe.each([
  ['closed', 'RequestClosed', () => centre.closes('TA-1')],
  ['cancelled', 'RequestCancelled', () => centre.cancels('TA-1')],
  [
    'withdrawn',
    'RequestWithdrawn',
    () =>
      centre.run(
        new WithdrawRequest({ requestId: 'TA-1', withdrawnOn: '2026-03-01', reason: 'Elections' }, centre.context),
      ),
  ],
])('A request that is %s', (phase, type, end) => {
  test('gives back what was not spent, with its programme support costs, in the same append', async () => {
    await spending();
    const { appends } = await end();
    expect(appends.map(({ stream, events }) => [stream, events.map((event) => event.type)])).toEqual([
      ['request-TA-1', [type]],
      ['contribution-VC-2', ['CommitmentReleased']],
    ]);
    expect(centre.request('TA-1').phase).toBe(phase);
    expect(balances()).toMatchObject([
      { committed: 0, spent: 1_000, pscCharged: 130, pscSetAside: 0, available: 0 },
      { committed: 0, spent: 90, available: 810 },
    ]);
    expect(lastFigures(type)).toEqual({ reserved: 0, committed: 0, spent: 1_100 });
  });

  test('gives back everything when nothing was spent', async () => {
    await end();
    expect(balances()).toMatchObject([
      { committed: 0, pscSetAside: 0, available: 1_130 },
      { committed: 0, available: 900 },
    ]);
  });

  test('is credited later without holding the money again: it is available, at the original rate', async () => {
    await spending();
    await end();
    centre.today = '2026-05-01';
    await centre.loadsRate('EUR', '0.5');
    await centre.reverses('TA-1', 'E-2', 800);
    expect(balances()).toMatchObject([
      { committed: 0, spent: 300, pscCharged: 39, pscSetAside: 0, available: 791 },
      { committed: 0, spent: 0, available: 900 },
    ]);
    expect(lastFigures('ExpenditureReversed')).toEqual({ reserved: 0, committed: 0, spent: 300 });
  });

  test('spends nothing more', async () => {
    await end();
    expect(await centre.held(centre.spends('TA-1', 1))).toMatchObject({ code: 'WrongPhase', facts: { phase } });
  });
});

describe('A contribution whose requests have ended', () => {
  test('closes once the rest is refunded, and passes later credits on to its donor', async () => {
    await spending();
    await centre.closes('TA-1');
    expect(await centre.refusal(centre.closesContribution('VC-2'))).toMatchObject({
      code: 'ContributionNotSettled',
      facts: { available: 810 },
    });
    await centre.refunds('VC-2', 810);
    await centre.closesContribution('VC-2');
    await centre.reverses('TA-1', 'E-2', 100);
    expect(balances()[1]).toMatchObject({ spent: 0, available: 90 });
    await centre.refunds('VC-2', 90);
    expect(balances()[1]).toMatchObject({ refunded: 900, available: 0 });
  });
});
