import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Earmark, type Need, ResourcePass, type Source, UNEARMARKED } from '#contributions';
import { earmarked } from '#contributions/testing';
import { runs } from '#event-sourcing/testing';
import { KENYA, TestCentre, line } from '../testing/index.js';
import type { Priority } from '../request/intake/intake.events.js';
import { greatestNumber } from './best-fit.js';
import { passOver } from './waitlist-pass.js';
import type { WaitlistEvent } from './waitlist.events.js';
import { type Waiting, effectivePriority, inStrictOrder } from './waitlist.state.js';

const TODAY = '2026-03-01';

describe('Under best fit', () => {
  let centre: TestCentre;
  beforeEach(async () => {
    centre = new TestCentre(TODAY);
    await centre.setsPolicy('best-fit');
  });
  const waits = async (requestId: string, amount: number, priority: Priority = 3): Promise<void> => {
    await centre.hasRequest(requestId, { lines: [line('L1', amount)], priority });
    await centre.checks(requestId);
  };
  const funded = async () =>
    ((await centre.rechecks()).answer as { funded: { requestId: string }[] }).funded.map(({ requestId }) => requestId);
  const passes = () =>
    centre.streams
      .eventsOf('waitlist')
      .filter(
        (event): event is Extract<WaitlistEvent, { type: 'RequestPassedOver' }> => event.type === 'RequestPassedOver',
      )
      .map(({ data: { requestId, passes: times, by } }) => [requestId, times, by]);

  test('money that does not suffice for one goes to those behind it, which is recorded', async () => {
    await waits('TA-1', 900, 1);
    await waits('TA-2', 300, 2);
    await centre.hasContribution('VC-1', { received: 500 });
    expect(await funded()).toEqual(['TA-2']);
    expect(passes()).toEqual([['TA-1', 1, ['TA-2']]]);
    expect(centre.waitlist.get('TA-1')).toMatchObject({ shortfall: 700, passes: 1 });
    expect(centre.request('TA-1')).toMatchObject({ standing: { shortfall: 700 } });
  });

  test('one for whom there is enough goes before any number of a lower priority', async () => {
    await waits('TA-1', 500, 1);
    for (const id of ['TA-2', 'TA-3', 'TA-4']) await waits(id, 150, 2);
    await centre.hasContribution('VC-1', { received: 500 });
    expect(await funded()).toEqual(['TA-1']);
    expect(passes()).toEqual([]);
  });

  test('of one priority the greater number is funded, and the older ones where the number is the same', async () => {
    await waits('TA-1', 500);
    for (const id of ['TA-2', 'TA-3', 'TA-4']) await waits(id, 250);
    await centre.hasContribution('VC-1', { received: 500 });
    expect(await funded()).toEqual(['TA-2', 'TA-3']);
    expect(passes()).toEqual([['TA-1', 1, ['TA-2', 'TA-3']]]);
  });

  test('nothing passes one that was passed over three times', async () => {
    await waits('TA-1', 900, 1);
    await centre.hasContribution('VC-1', { received: 100 });
    for (const id of ['TA-2', 'TA-3', 'TA-4', 'TA-5']) {
      await waits(id, 100, 2);
      await centre.earns('VC-1', 100);
      await centre.rechecks();
    }
    expect(passes()).toEqual([
      ['TA-1', 1, ['TA-2']],
      ['TA-1', 2, ['TA-3']],
      ['TA-1', 3, ['TA-4']],
    ]);
    expect(centre.request('TA-5')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 100 } });
    expect(centre.waitlist.get('TA-1')).toMatchObject({ shortfall: 700 });
  });

  test('nothing passes one that has waited for 180 days', async () => {
    await waits('TA-1', 900, 1);
    centre.today = '2026-08-27'; // 179 days
    await waits('TA-2', 100, 2);
    await centre.hasContribution('VC-1', { received: 200 });
    expect(await funded()).toEqual(['TA-2']);
    centre.today = '2026-08-28';
    await waits('TA-3', 50, 2);
    expect(await funded()).toEqual([]);
    expect(centre.request('TA-3')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 50 } });
  });

  test('one that others do not take money from is not passed over', async () => {
    await centre.hasRequest('TA-1', { lines: [line('L1', 900)], themes: ['firearms'], priority: 1 });
    await centre.checks('TA-1');
    await waits('TA-2', 300, 2);
    await centre.hasContribution('VC-1', { received: 500, earmark: earmarked({ level: 2, themes: ['corruption'] }) });
    expect(await funded()).toEqual(['TA-2']);
    expect(passes()).toEqual([]);
  });

  test('a request that is only checked may pass others, but not those for whom there is enough', async () => {
    await waits('TA-1', 900, 1);
    await waits('TA-2', 300, 2);
    await centre.hasContribution('VC-1', { received: 400 });
    await waits('TA-3', 150, 3);
    expect(centre.request('TA-3')).toMatchObject({ standing: { kind: 'waitlisted', shortfall: 50 } });
    await waits('TA-4', 100, 3);
    expect(centre.request('TA-4')).toMatchObject({ standing: { kind: 'reserved' } });
    expect(passes()).toEqual([
      ['TA-1', 1, ['TA-4']],
      ['TA-3', 1, ['TA-4']],
    ]);
  });
});

describe('Whoever waits and whatever there is', () => {
  const source = (index: number, available: number, earmark: Earmark): Source => ({
    contributionId: `VC-${index}`,
    donorId: 'NO',
    revision: 0,
    earmark,
    currency: 'USD',
    available,
    unusedAuthority: 0,
    hasExpired: false,
    received: true,
    firstReceivedOn: TODAY,
    expiresOn: null,
    pscBasisPoints: 0,
    allocation: null,
  });
  const THEMES = ['corruption', 'firearms', 'terrorism'] as const;
  const sources = fc
    .array(fc.record({ available: fc.integer({ min: 1, max: 12 }), theme: fc.option(fc.constantFrom(...THEMES)) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) =>
      all.map(({ available, theme }, index) =>
        source(index, available, theme ? earmarked({ level: 2, themes: [theme] }) : UNEARMARKED),
      ),
    );
  const list = (most: number) =>
    fc
      .array(
        fc.record({
          amount: fc.integer({ min: 1, max: 9 }),
          themes: fc.subarray([...THEMES], { minLength: 1, maxLength: 2 }),
          priority: fc.constantFrom<Priority>(1, 2, 3),
          passes: fc.constantFrom(0, 0, 0, 0, 3),
        }),
        { minLength: 1, maxLength: most },
      )
      .map((all) =>
        all
          .map(({ amount, themes, priority, passes }, index): Waiting => {
            const requestId = `TA-${index}`;
            const need: Need = {
              requestId,
              programme: 'GPAC',
              themes,
              beneficiaries: KENYA,
              currency: 'USD',
              lines: [line('L1', amount)],
              startsOn: TODAY,
            };
            return { requestId, priority, acceptedOn: TODAY, waitingSince: TODAY, shortfall: 0, need, passes };
          })
          .toSorted(inStrictOrder(TODAY)),
      );
  const passOf = (all: readonly Source[]) => new ResourcePass(all, new Map(), TODAY);

  /** Every choice that can be funded one after the other. */
  const choices = (all: readonly Waiting[], from: ResourcePass): readonly (readonly Waiting[])[] =>
    Array.from({ length: 2 ** all.length }, (_, choice) => all.filter((__, index) => (choice >> index) & 1)).filter(
      (some) => {
        const pass = from.copy();
        return some.every((one) => pass.check(one.need).shortfall === 0);
      },
    );
  const places = (some: readonly Waiting[], all: readonly Waiting[]) => some.map((one) => all.indexOf(one));
  const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((place, index) => place !== b[index]);
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
  };

  test('the greatest number of one priority is funded, as the best of all choices, the older first', () => {
    fc.assert(
      fc.property(list(7), sources, (all, from) => {
        const chosen = places([...greatestNumber(all, passOf(from))], all);
        for (const other of choices(all, passOf(from)).map((some) => places(some, all)))
          if (other.length > chosen.length || (other.length === chosen.length && isBefore(other, chosen)))
            throw new Error(`${JSON.stringify(other)} is better than ${JSON.stringify(chosen)}`);
      }),
      { numRuns: runs(500) },
    );
  });

  test('best fit funds the greatest number of the highest priority, then of the next', () => {
    fc.assert(
      fc.property(list(7), sources, (waiting, from) => {
        const all = waiting.map((one) => ({ ...one, passes: 0 }));
        const { funded } = passOver(all, 'best-fit', passOf(from), TODAY);
        const pass = passOf(from);
        for (const level of [1, 2, 3]) {
          const isOfLevel = (one: Waiting): boolean => effectivePriority(one, TODAY) === level;
          const most = Math.max(...choices(all.filter(isOfLevel), pass).map((some) => some.length));
          const ours = funded.filter(({ one }) => isOfLevel(one));
          expect(ours.length).toBeGreaterThanOrEqual(most);
          for (const { one, check } of ours) pass.take(check.allocations, one.requestId);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test.each(['strict-order', 'best-fit'] as const)('%s leaves nobody short for whom there is enough', (policy) => {
    fc.assert(
      fc.property(list(9), sources, (all, from) => {
        const { funded, short } = passOver(all, policy, passOf(from), TODAY);
        const pass = passOf(from);
        for (const { one, check } of funded) pass.take(check.allocations, one.requestId);
        for (const { one, shortfall } of short) {
          const mayBe = policy === 'best-fit' && one.passes < 3;
          const lacking = (mayBe ? pass.copy() : pass).check(one.need).shortfall;
          expect([one.requestId, lacking]).toEqual([one.requestId, shortfall]);
          expect(lacking).toBeGreaterThan(0);
        }
        expect([...funded, ...short]).toHaveLength(all.length);
      }),
      { numRuns: runs(300) },
    );
  });

  test('no lower request takes money that could pay for a higher one which nothing passes', () => {
    fc.assert(
      fc.property(list(9), sources, fc.constantFrom('strict-order', 'best-fit'), (all, from, policy) => {
        const { funded, short } = passOver(all, policy, passOf(from), TODAY);
        for (const { one } of short.filter((found) => policy === 'strict-order' || found.one.passes === 3)) {
          const without = passOf(from);
          for (const other of all.slice(0, all.indexOf(one)))
            if (policy === 'strict-order' || other.passes === 3 || funded.some((found) => found.one === other))
              without.check(other.need);
          const hadAlone = without.check(one.need).shortfall;
          expect([one.requestId, short.find((found) => found.one === one)?.shortfall]).toEqual([
            one.requestId,
            hadAlone,
          ]);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test('under strict order nobody is passed over, and each gets what is left by those before it', () => {
    fc.assert(
      fc.property(list(9), sources, (all, from) => {
        const { funded, passedOver } = passOver(all, 'strict-order', passOf(from), TODAY);
        const pass = passOf(from);
        const inTurn = all.filter((one) => pass.check(one.need).shortfall === 0);
        expect(funded.map(({ one }) => one)).toEqual(inTurn);
        expect(passedOver).toEqual([]);
      }),
    );
  });
});
