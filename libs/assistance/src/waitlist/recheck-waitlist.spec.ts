import { beforeEach, describe, expect, test } from '@jest/globals';
import { earmarked } from '#contributions/testing';
import type { Decision, StreamEvents } from '#event-sourcing';
import { TestCentre, givenStreams, line } from '../testing/index.js';
import { recheckWaitlist } from './recheck-waitlist.transaction.js';
import { RecheckWaitlist } from './waitlist.commands.js';
import type { WaitlistEvent } from './waitlist.events.js';
import { WAITLIST, waitlistFold } from './waitlist.state.js';
import { wholePass } from './whole-pass.js';

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
      ['request-TA-1', ['ResourceCheckPerformed', 'RequestWaitlisted']],
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

  test('writes a check for those only whose answer changed, and one line for each of the others', async () => {
    await waits('TA-1', 900, 1);
    await waits('TA-2', 500, 2);
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.rechecks();
    const { appends } = await centre.rechecks();
    expect(appends).toEqual([
      {
        stream: 'waitlist',
        events: [
          {
            type: 'WaitlistRechecked',
            data: {
              checkedOn: '2026-03-01',
              funded: [],
              waiting: [
                { requestId: 'TA-1', shortfall: 600 },
                { requestId: 'TA-2', shortfall: 500 },
              ],
              pass: { policy: 'strict-order', checked: 2, funded: 0, short: 2, complete: true, doneUpTo: null },
            },
          },
        ],
      },
    ]);
  });

  test('is dated today at the latest', async () => {
    await waits('TA-1', 300);
    await givenStreams(centre.streams)
      .when(
        recheckWaitlist(centre.streams.candidates),
        new RecheckWaitlist({ checkedOn: '2026-03-02' }, centre.context),
      )
      .thenRefused('InvalidInput', { field: 'checkedOn' });
  });

  test('that is dated before somebody began to wait, is one of the day on which the last of them did', async () => {
    await waits('TA-1', 300);
    centre.today = '2026-03-10';
    await waits('TA-2', 300);
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.run(new RecheckWaitlist({ checkedOn: '2026-02-20' }, centre.context));
    expect(centre.request('TA-1')).toMatchObject({ standing: { kind: 'reserved', reservedOn: '2026-03-10' } });
    expect(standing('TA-2')).toBe('waitlisted');
  });
});

describe('A pass that is to cover a position in the log', () => {
  const asked = (requestedUpTo: string, seenUpTo: string | null) =>
    centre.streams.run(
      recheckWaitlist(centre.streams.candidates, seenUpTo),
      new RecheckWaitlist({ checkedOn: centre.today, requestedUpTo }, centre.context),
    );
  const doneUpTo = () => centre.streams.stateOf(waitlistFold, WAITLIST).doneUpTo;

  test('has covered everything that was seen when it began, and no more', async () => {
    await waits('TA-1', 300);
    await asked('0007', '0005');
    expect(doneUpTo()).toBe('0005');
    expect((await asked('0006', '0008')).appends).not.toEqual([]);
    expect(doneUpTo()).toBe('0008');
  });

  test('does nothing where one has covered it, and answers who waits', async () => {
    await waits('TA-1', 300, 2);
    await waits('TA-2', 200, 1);
    await asked('0005', '0007');
    await centre.hasContribution('VC-1', { received: 1_000 });
    expect(await asked('0007', '0009')).toEqual({
      appends: [],
      answer: {
        funded: [],
        waiting: [
          { requestId: 'TA-2', shortfall: 200 },
          { requestId: 'TA-1', shortfall: 300 },
        ],
        complete: true,
      },
    });
    expect((await asked('0008', '0009')).answer).toMatchObject({ funded: [{}, {}] });
  });

  test('is done over where it was not known what the last one saw', async () => {
    await waits('TA-1', 300);
    await asked('0005', null);
    expect(doneUpTo()).toBe(null);
    expect((await asked('0001', null)).appends).not.toEqual([]);
  });
});

describe('A pass that no single append holds', () => {
  const IDS = Array.from({ length: 200 }, (_, index) => `TA-${String(index).padStart(3, '0')}`);
  const passOf = ([onList]: readonly StreamEvents[]) => {
    const [rechecked] = (onList?.events ?? []) as readonly WaitlistEvent[]; // the first append is to the waitlist
    return rechecked?.type === 'WaitlistRechecked' ? rechecked.data.pass : undefined;
  };
  const toOutcome = ({ answer = {} }: Decision) => ({ revision: 0, position: undefined, answer });

  beforeEach(async () => {
    for (const id of IDS) await waits(id, 10);
    await centre.hasContribution('VC-1', { received: 1_905 });
  });

  test('goes on in the next, in order, and tells the figures of the whole', async () => {
    const first = await centre.rechecks();
    expect(first.appends.length).toBeLessThan(200);
    expect(passOf(first.appends)).toMatchObject({ complete: false, checked: 200, doneUpTo: null });
    const { funded, waiting } = first.answer as { funded: { requestId: string }[]; waiting: { requestId: string }[] };
    expect([...funded, ...waiting].map(({ requestId }) => requestId)).toEqual(IDS);
    const { appends, answer } = await centre.rechecks();
    expect(passOf(appends)).toMatchObject({ complete: true, checked: 200, funded: 190, short: 10 });
    expect(answer).toMatchObject({ complete: true, waiting: IDS.slice(190).map((requestId) => ({ requestId })) });
    expect(centre.waitlist.get('TA-190')).toMatchObject({ shortfall: 5 });
    expect(centre.contribution('VC-1').balance).toMatchObject({ reserved: 1_900, available: 5 });
  });

  test('is answered as one, and each part has an id of its own that follows from the first', async () => {
    const command = new RecheckWaitlist({ checkedOn: centre.today }, { ...centre.context, ifRevision: 199 });
    const parts: RecheckWaitlist[] = [];
    const { answer } = await wholePass(command, async (part) => {
      parts.push(part);
      return toOutcome(await centre.run(part));
    });
    expect(answer).toMatchObject({ complete: true, funded: IDS.slice(0, 190).map((requestId) => ({ requestId })) });
    expect(parts.map(({ context }) => context.ifRevision)).toEqual([199, undefined]);
    const ids = parts.map(({ context }) => context.commandId);
    expect(new Set(ids).size).toBe(2);
    const again: string[] = [];
    await wholePass(command, async ({ context }) => {
      again.push(context.commandId);
      return toOutcome({ appends: [], answer: { funded: [], waiting: [], complete: again.length === 2 } });
    });
    expect(again).toEqual(ids);
  });

  test('does not give to those behind what was given to another between its parts', async () => {
    await centre.rechecks();
    await centre.refunds('VC-1', centre.contribution('VC-1').balance.available - 15);
    await centre.hasRequest('TA-999', { lines: [line('L1', 5)], priority: 4 });
    await centre.checks('TA-999');
    const { answer } = await centre.rechecks();
    const { funded } = answer as { funded: { requestId: string }[] };
    expect(funded).toHaveLength(1);
    expect(standing('TA-999')).toBe('waitlisted');
    expect(centre.contribution('VC-1').balance).toMatchObject({ available: 5 });
  });
});
