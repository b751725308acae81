import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import { RecheckWaitlist } from '../request/funding/funding.commands.js';
import { TestCentre, givenStreams, line } from '../testing/index.js';
import { recheckWaitlist } from './recheck-waitlist.transaction.js';

let centre: TestCentre;
beforeEach(() => {
  centre = new TestCentre('2026-03-01');
});

const waits = async (requestId: string, amount: number, priority: 1 | 2 | 3 | 4 | 5 = 3): Promise<void> => {
  await centre.hasRequest(requestId, { lines: [line('L1', amount)], priority });
  await centre.checks(requestId);
};
const standing = (requestId: string): unknown => {
  const request = centre.request(requestId);
  return request.phase === 'funding' ? request.standing.kind : request.phase;
};

describe('Checking the waitlist again', () => {
  test('funds those for whom there is enough, in strict order, each from one pass over the money', async () => {
    await waits('TA-1', 300, 3);
    await waits('TA-2', 300, 1);
    await waits('TA-3', 300, 2);
    await centre.hasContribution('VC-1', { received: 700 });
    const { answer, appends } = await centre.rechecks();
    expect(answer).toMatchObject({
      funded: [{ requestId: 'TA-2' }, { requestId: 'TA-3' }],
      waiting: [{ requestId: 'TA-1', shortfall: 200 }],
      complete: true,
    });
    expect(['TA-1', 'TA-2', 'TA-3'].map(standing)).toEqual(['waitlisted', 'reserved', 'reserved']);
    expect([...centre.waitlist.values()].map(({ requestId, shortfall }) => [requestId, shortfall])).toEqual([
      ['TA-1', 200],
    ]);
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 600, available: 100 });
    expect(appends.map(({ stream, events }) => [stream, events.map(({ type }) => type)])).toEqual([
      ['waitlist', ['WaitlistRechecked']],
      ['request-TA-2', ['ResourceCheckPerformed', 'ResourcesReserved']],
      ['request-TA-3', ['ResourceCheckPerformed', 'ResourcesReserved']],
      ['request-TA-1', ['RequestWaitlisted']],
      ['contribution-VC-1', ['FundsReserved', 'FundsReserved']],
    ]);
  });

  test('lets nobody pass one who stays short of the same money', async () => {
    await waits('TA-1', 900, 1);
    await waits('TA-2', 100, 2);
    await centre.hasContribution('VC-1', { received: 500 });
    await centre.rechecks();
    expect(['TA-1', 'TA-2'].map(standing)).toEqual(['waitlisted', 'waitlisted']);
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 0, available: 500 });
  });

  test('lets others have money that those before cannot use', async () => {
    await waits('TA-1', 900, 1);
    await centre.hasRequest('TA-2', { lines: [line('L1', 100)], themes: ['firearms'] });
    await centre.checks('TA-2');
    await centre.hasContribution('VC-1', { received: 500, earmark: earmarked({ level: 2, themes: ['firearms'] }) });
    await centre.rechecks();
    expect(['TA-1', 'TA-2'].map(standing)).toEqual(['waitlisted', 'reserved']);
  });

  test('counts what was waited: an older request of lower priority goes first', async () => {
    await waits('TA-1', 300, 3);
    centre.today = '2026-06-01'; // 92 days
    await waits('TA-2', 300, 2);
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.rechecks();
    expect(['TA-1', 'TA-2'].map(standing)).toEqual(['reserved', 'waitlisted']);
  });

  test('finds again money that a reservation gave back', async () => {
    await centre.hasContribution('VC-1', { received: 300 });
    await waits('TA-1', 300);
    await waits('TA-2', 200);
    expect(['TA-1', 'TA-2'].map(standing)).toEqual(['reserved', 'waitlisted']);
    await centre.cancels('TA-1');
    await centre.rechecks();
    expect(standing('TA-2')).toBe('reserved');
  });

  test('with nobody on the list does nothing', async () => {
    const { appends, answer } = await centre.rechecks();
    expect(appends).toEqual([]);
    expect(answer).toEqual({ funded: [], waiting: [], complete: true });
  });

  test('funds fifty at once, and says that there is more to do', async () => {
    const ids = Array.from({ length: 52 }, (_, index) => `TA-${String(index).padStart(2, '0')}`);
    for (const id of ids) await waits(id, 10);
    await centre.hasContribution('VC-1', { received: 1_000 });
    const first = await centre.rechecks();
    expect(first.answer).toMatchObject({
      complete: false,
      waiting: [{ requestId: 'TA-50', shortfall: 10 }, { requestId: 'TA-51' }],
    });
    const second = await centre.rechecks();
    expect(second.answer).toMatchObject({
      complete: true,
      funded: [{ requestId: 'TA-50' }, { requestId: 'TA-51' }],
      waiting: [],
    });
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 520, available: 480 });
  });

  test('is dated today at the latest, and not before anyone began to wait', async () => {
    await waits('TA-1', 300);
    const refused = (checkedOn: string) =>
      givenStreams(centre.streams)
        .when(recheckWaitlist(centre.streams.candidates), new RecheckWaitlist({ checkedOn }, centre.context))
        .thenRefused('InvalidInput', { field: 'checkedOn' });
    await refused('2026-03-02');
    await refused('2026-02-28');
  });
});
