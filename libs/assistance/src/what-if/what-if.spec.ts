import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PledgeContribution, ReceiveInstalment, SignAgreement, UNEARMARKED } from '#contributions';
import { commandOn, earmarked } from '#contributions/testing';
import type { Load } from '#event-sourcing';
import { KENYA, LedgerWatch, Streams, TestCentre, line, obey, storyOfCommands, tell } from '../testing/index.js';
import { RecheckWaitlist } from '../waitlist/waitlist.commands.js';
import type { WhatIfChange } from './changes.js';
import { type WhatIfAnswer, whatIf } from './what-if.js';

const loadOf = (streams: Streams): Load => ({
  state: async (fold, stream) => streams.stateOf(fold, stream),
  revisionOf: (stream) => streams.eventsOf(stream).length - 1,
});
const heads = (streams: Streams) => streams.names.map((name) => [name, streams.eventsOf(name).length]);
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('What if', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre('2026-03-01');
  });
  const waits = async (requestId: string, amount: number, priority: 1 | 2 | 3 | 4 | 5 = 3): Promise<void> => {
    await centre.hasRequest(requestId, { lines: [line('L1', amount)], priority });
    await centre.checks(requestId);
  };
  const asked = async (changes: readonly WhatIfChange[], on = centre.today): Promise<WhatIfAnswer> => {
    const before = heads(centre.streams);
    const { streams, today } = centre;
    try {
      return await whatIf(loadOf(streams), streams.candidates, { changes, on, today });
    } finally {
      expect(heads(centre.streams)).toEqual(before);
    }
  };
  const refused = (change: WhatIfChange, on?: string) => centre.refusal(asked([change], on));
  const signedWith = async (
    contributionId: string,
    instalments: readonly (readonly [string, number])[],
  ): Promise<void> => {
    await centre.hasContribution('VC-0');
    const amount = instalments.reduce((sum, [, part]) => sum + part, 0);
    const { context, today } = centre;
    const pledge = { contributionId, donorId: 'NO', title: 'T', amount: usd(amount), pledgedOn: today };
    await centre.run(new PledgeContribution({ ...pledge, earmark: UNEARMARKED }, context));
    const schedule = instalments.map(([dueOn, part]) => ({ instalmentId: dueOn, dueOn, amount: part }));
    const agreement = {
      contributionId,
      reference: 'A',
      signedOn: today,
      amount,
      instalments: schedule,
      pscBasisPoints: 0,
    };
    await centre.run(new SignAgreement(agreement, context));
  };

  test('nothing changed, it is as it is', async () => {
    await waits('TA-1', 300);
    expect(await asked([])).toEqual({
      on: '2026-03-01',
      asItIs: { funded: [], waiting: [{ requestId: 'TA-1', shortfall: 300 }] },
      changed: { funded: [], waiting: [{ requestId: 'TA-1', shortfall: 300 }] },
      gained: [],
      lost: [],
    });
  });

  test('there were a new pledge: it counts as received, and tells whom it pays for in which order', async () => {
    await waits('TA-1', 300, 3);
    await waits('TA-2', 200, 1);
    await waits('TA-3', 200, 4);
    await centre.hasContribution('VC-1', { received: 100, earmark: earmarked({ level: 3, countries: ['KE'] }) });
    const pledge = {
      kind: 'pledge',
      donorId: 'NO',
      amount: usd(450),
      earmark: UNEARMARKED,
      pscBasisPoints: 0,
    } as const;
    const answer = await asked([pledge]);
    expect(answer.asItIs).toMatchObject({
      funded: [],
      waiting: [{ shortfall: 100 }, { shortfall: 300 }, { shortfall: 200 }],
    });
    expect(answer.changed).toEqual({
      funded: [
        {
          requestId: 'TA-2',
          allocations: [
            { contributionId: 'VC-1', amount: 100, currency: 'USD', held: 100 },
            { contributionId: 'what-if-1', amount: 100, currency: 'USD', held: 100 },
          ],
        },
        {
          requestId: 'TA-1',
          allocations: [{ contributionId: 'what-if-1', amount: 300, currency: 'USD', held: 300 }],
        },
      ],
      waiting: [{ requestId: 'TA-3', shortfall: 150 }],
    });
    expect(answer).toMatchObject({ gained: ['TA-2', 'TA-1'], lost: [] });
  });

  test('an instalment had come, and one were later', async () => {
    await waits('TA-1', 300);
    await waits('TA-2', 300);
    await signedWith('VC-1', [
      ['2026-04-01', 300],
      ['2026-05-01', 300],
    ]);
    const receipt = {
      kind: 'receipt',
      contributionId: 'VC-1',
      instalmentId: '2026-04-01',
      received: usd(300),
    } as const;
    expect(await asked([receipt])).toMatchObject({ gained: ['TA-1'] });
    const inMay = '2026-05-01';
    expect((await asked([], inMay)).asItIs.funded.map(({ requestId }) => requestId)).toEqual(['TA-1', 'TA-2']);
    expect((await asked([receipt], inMay)).changed).toMatchObject({ funded: [{}, {}] }); // nothing comes twice
    const later = {
      kind: 'later-instalment',
      contributionId: 'VC-1',
      instalmentId: inMay,
      dueOn: '2026-05-02',
    } as const;
    expect(await asked([later], inMay)).toMatchObject({ gained: [], lost: ['TA-2'] });
    expect(await asked([later], '2026-05-02')).toMatchObject({ lost: [] });
  });

  test('a request had another priority, or began later', async () => {
    await waits('TA-1', 300, 2);
    await waits('TA-2', 300, 3);
    const implementation = { from: '2026-01-01', to: '2026-06-30' };
    await centre.hasContribution('VC-1', { received: 300, earmark: { ...UNEARMARKED, implementation } });
    expect((await asked([])).asItIs.funded).toMatchObject([{ requestId: 'TA-1' }]);
    const raised = { kind: 'priority', requestId: 'TA-2', priority: 1 } as const;
    expect(await asked([raised])).toMatchObject({ gained: ['TA-2'], lost: ['TA-1'] });
    const later = { kind: 'later-start', requestId: 'TA-1', startsOn: '2026-07-01' } as const;
    expect(await asked([later])).toMatchObject({ gained: ['TA-2'], lost: ['TA-1'] });
    expect(await asked([raised, { ...later, requestId: 'TA-2' }])).toMatchObject({ gained: [], lost: [] });
  });

  test('a donor had another earmark: what is reserved and no longer fits, waits', async () => {
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 300)], themes: ['corruption'], beneficiaries: KENYA });
    await centre.checks('TA-1');
    await centre.hasRequest('TA-2', { lines: [line('L1', 300)], themes: ['firearms'] });
    await centre.checks('TA-2');
    const earmark = earmarked({ level: 2, themes: ['firearms'] });
    const change = { kind: 'earmark', contributionId: 'VC-1', earmark, consentKeepsCommitments: false } as const;
    expect(await asked([change])).toMatchObject({
      gained: ['TA-2'],
      changed: { waiting: [{ requestId: 'TA-1', shortfall: 300 }] },
    });
  });

  test('rates stayed as they are', async () => {
    await centre.loadsRate('EUR', '0.9');
    await centre.hasContribution('VC-1', { received: 90, currency: 'EUR' });
    await waits('TA-1', 150);
    await signedWith('VC-2', [['2026-09-01', 50]]);
    expect(await asked([], '2026-09-01')).toMatchObject({ asItIs: { funded: [{ requestId: 'TA-1' }] } });
  });

  test('is refused as the real commands are', async () => {
    await centre.hasContribution('VC-1', { received: 300 });
    await centre.hasRequest('TA-1', { lines: [line('L1', 300)] });
    await centre.funds('TA-1');
    const earmark = earmarked({ level: 2, themes: ['firearms'] });
    const of = { contributionId: 'VC-1' } as const;
    expect(await refused({ kind: 'receipt', contributionId: 'VC-9', received: usd(1) })).toMatchObject({
      code: 'ContributionNotFound',
    });
    expect(await refused({ kind: 'receipt', ...of, instalmentId: 'I-9', received: usd(1) })).toMatchObject({
      code: 'InstalmentNotFound',
    });
    expect(await refused({ kind: 'receipt', ...of, received: { minor: 1, currency: 'CHF' } })).toMatchObject({
      code: 'RateMissing',
    });
    expect(await refused({ kind: 'earmark', ...of, earmark, consentKeepsCommitments: false })).toMatchObject({
      code: 'CommitmentsExcluded',
    });
    expect(await refused({ kind: 'pledge', donorId: 'XX', amount: usd(1), earmark: UNEARMARKED })).toMatchObject({
      code: 'DonorNotFound',
    });
    expect(await refused({ kind: 'priority', requestId: 'TA-9', priority: 1 })).toMatchObject({
      code: 'RequestNotFound',
    });
    expect(await refused({ kind: 'priority', requestId: 'TA-1', priority: 1 })).toMatchObject({ code: 'NotWaiting' });
    const late = { kind: 'later-instalment', ...of, instalmentId: 'I-9', dueOn: '2026-09-01' } as const;
    expect(await refused(late)).toMatchObject({ code: 'InstalmentNotFound' });
    await waits('TA-2', 300);
    expect(await refused({ kind: 'later-start', requestId: 'TA-2', startsOn: '2026-02-28' })).toMatchObject({
      code: 'InvalidInput',
    });
    const many = Array.from({ length: 21 }, () => ({ kind: 'priority', requestId: 'TA-2', priority: 1 }) as const);
    expect(await centre.refusal(asked(many))).toMatchObject({ code: 'InvalidInput', facts: { field: 'changes' } });
    expect(await centre.refusal(asked([], '2026-02-28'))).toMatchObject({
      code: 'InvalidInput',
      facts: { field: 'on' },
    });
  });
});

test('What if an instalment came, it would be exactly as it is when it comes', async () => {
  let gained = 0;
  await fc.assert(
    fc.asyncProperty(storyOfCommands({ most: 12 }), fc.nat(1_000_000), fc.nat(3), async (story, minor, which) => {
      const streams = new Streams();
      const run = (command: Parameters<typeof obey>[0]) =>
        obey(command, streams.candidates, (transaction, one) => streams.run(transaction, one));
      const onLast = { day: '2026-01-01' };
      await tell(story, streams, (command) => {
        onLast.day = command.context.at.slice(0, 10);
        return run(command);
      });
      const today = onLast.day;
      const open = (await streams.candidates()).toSorted((a, b) => (a.contributionId < b.contributionId ? -1 : 1));
      const chosen = open[which % Math.max(1, open.length)];
      if (!chosen) return;
      const { contributionId, currency } = chosen;
      const received = { minor: minor + 1, currency };
      const change = { kind: 'receipt', contributionId, received } as const;
      const before = heads(streams);
      const foreseen = await whatIf(loadOf(streams), streams.candidates, { changes: [change], on: today, today });
      expect(heads(streams)).toEqual(before);
      await run(
        new ReceiveInstalment(
          { contributionId, receiptId: 'what-if-1', received, receivedOn: today },
          commandOn(today),
        ),
      );
      const { answer = {} } = await run(new RecheckWaitlist({ checkedOn: today }, commandOn(today)));
      expect({ ...foreseen.changed, complete: true }).toEqual(answer);
      expect(new LedgerWatch(streams).broken()).toEqual([]);
      gained += foreseen.gained.length;
    }),
    { numRuns: 300 },
  );
  expect(gained).toBeGreaterThan(30); // or the stories have stopped telling much
}, 120_000);
