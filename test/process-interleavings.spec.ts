import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { verifyLedgers } from '#assistance';
import type { BudgetLine } from '#contributions';
import type { Recorded } from '#event-sourcing';
import type { Processes } from '#processes';
import { ApiUnderTest } from '../apps/api/src/testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../apps/api/src/testing/bodies.samples.js';

/** What people do; `of`: which of the requests there are. */
type Act =
  | Readonly<{ act: 'asks'; cost: number; priority: number }>
  | Readonly<{ act: 'gives'; amount: number }>
  | Readonly<{ act: 'confirms' | 'cancels' | 'checks' | 'splits'; of: number }>
  | Readonly<{ act: 'rechecks' }>;
/** Acts at the same time, and so many days until the next. */
type Moment = Readonly<{ acts: readonly Act[]; days: number }>;

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('asks' as const),
    cost: fc.integer({ min: 1, max: 500 }),
    priority: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ act: fc.constant('gives' as const), amount: fc.integer({ min: 1, max: 800 }) }),
  fc.record({
    act: fc.constantFrom('confirms' as const, 'cancels' as const, 'checks' as const, 'splits' as const),
    of: fc.nat(30),
  }),
  fc.constant({ act: 'rechecks' as const }),
);
const moment: fc.Arbitrary<Moment> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 5 }),
  days: fc.constantFrom(0, 0, 1, 31, 95),
});

/** A request is split, and then there is money for both of its stages. */
const SPLIT_THEN_FUNDED: readonly Moment[] = [
  { acts: [{ act: 'asks', cost: 100, priority: 1 }], days: 1 },
  { acts: [{ act: 'splits', of: 0 }], days: 1 },
  { acts: [{ act: 'gives', amount: 800 }], days: 0 },
];

/** A stage is accepted with the request. */
const NOTHING = { budget: { lines: [] } };

/** Two processes at once do what moves by itself, while people do this and that at the same time. */
describe('What people do and what moves by itself, in any order', () => {
  let api: ApiUnderTest;
  let running: readonly Processes[];
  const requests: string[] = [];

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const bus = api.app.get(CommandBus);
    const run = () => api.runtime.runProcesses((command) => bus.execute(command));
    running = [await run(), await run()];
    await api.command('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
  }, 60_000);
  afterAll(() => api?.stop());

  const today = (): string => api.clock.current.toISOString().slice(0, 10);

  /** The rules may say no; nothing else may go wrong. */
  const given = async (path: string, body: object): Promise<string> => {
    const answer = await api.command(path, body);
    if (![200, 201, 409, 422].includes(answer.status))
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const does = async (one: Act): Promise<void> => {
    const on = today();
    if (one.act === 'asks') {
      const id = await given('/requests', { ...submissionBody, submittedOn: on });
      const acceptance = {
        ...acceptanceBody(one.cost),
        acceptedOn: on,
        startsOn: on,
        priority: one.priority,
        priorityReason: 'As it is',
      };
      await given(`/requests/${id}/accept`, acceptance);
      requests.push(id);
    } else if (one.act === 'gives') {
      const money = { minor: one.amount, currency: 'USD' };
      const pledge = { donorId: 'NO', title: 'Support', amount: money, pledgedOn: on, earmark: { level: 1 } };
      const id = await given('/contributions', pledge);
      const agreement = { reference: 'A/1', signedOn: on, amount: one.amount, instalments: [], pscBasisPoints: 0 };
      await given(`/contributions/${id}/agreement`, agreement);
      await given(`/contributions/${id}/receipts`, { receiptId: 'r1', received: money, receivedOn: on });
    } else if (one.act === 'rechecks') await given('/waitlist/rechecks', { checkedOn: on });
    else {
      const id = requests[one.of % Math.max(1, requests.length)];
      if (id === undefined) return;
      if (one.act === 'confirms') await given(`/requests/${id}/confirm-funding`, { confirmedOn: on });
      if (one.act === 'checks') await given(`/requests/${id}/resource-checks`, { checkedOn: on });
      if (one.act === 'splits') await splits(id, on);
      if (one.act === 'cancels') await given(`/requests/${id}/cancel`, { cancelledOn: on, reason: 'No longer needed' });
    }
  };

  /** Into two halves, if it still can be split. */
  const splits = async (id: string, splitOn: string): Promise<void> => {
    const accepted = (await eventsOf(id)).find(({ type }) => type === 'RequestAccepted');
    const { budget } = (accepted?.data ?? NOTHING) as { budget: { lines: readonly BudgetLine[] } }; // as it is accepted
    const { lineId = 'L1', amount = 0 } = budget.lines[0] ?? {};
    const half = Math.floor(amount / 2);
    const stages = [half, amount - half].map((part) => ({
      ...{ title: 'A part', lines: [{ lineId, amount: part }], startsOn: splitOn },
    }));
    const split = await api.command(`/requests/${id}/stages`, { stages, splitOn, reason: 'Money for a part' });
    expect([200, 400, 404, 409, 422]).toContain(split.status); // also of a stage, or of an amount of 1
    if (split.status === 200) requests.push(`${id}-2`);
  };

  /** Until processes have seen all there is, and have done all that is due. */
  const untilQuiet = async (): Promise<void> => {
    const { store, work, clock, pool } = api.runtime;
    const isQuiet = async (): Promise<boolean> => {
      const head = (await store.head()) ?? '';
      const seen = running.find(({ leading }) => leading)?.position ?? '';
      const { rows } = await pool.query<{ due: number }>(
        `select count(*)::integer as due from process.work where status = 'waiting' and next_at <= $1`,
        [clock.now()],
      );
      const { parked, failed } = await work.figures(clock.now());
      expect({ parked, failed }).toEqual({ parked: 0, failed: 0 });
      return seen >= head && rows[0]?.due === 0 && head === (await store.head());
    };
    for (const end = performance.now() + 120_000; !(await isQuiet()); await pause(20))
      if (performance.now() > end) throw new Error('it did not become quiet');
  };

  const eventsOf = (id: string): Promise<readonly Recorded[]> => api.runtime.store.read(`request-${id}`);

  /** A stage has money only where the one before it had some since the split, or had ended. */
  const requireStagesInTurn = async (): Promise<void> => {
    for (const id of requests.filter((one) => one.endsWith('-2'))) {
      const first = await eventsOf(id.slice(0, -2));
      const since = first.slice(first.findIndex(({ type }) => type === 'RequestSplit'));
      const before = since.find(({ type }) => /^(ResourcesReserved|RequestCancelled)$/.test(type));
      const reserved = (await eventsOf(id)).find(({ type }) => type === 'ResourcesReserved');
      if (!reserved) continue;
      expect(before?.position).toBeDefined();
      expect((before?.position ?? '') < reserved.position).toBe(true);
      stagesInTurn += 1;
    }
  };
  let stagesInTurn = 0;

  test('no money is reserved twice, nothing lapses once it is confirmed, and nobody is forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 5 }), async (moments) => {
        for (const { acts, days } of moments) {
          await Promise.all(acts.map(does));
          api.clock.current = new Date(api.clock.current.getTime() + days * 86_400_000);
        }
        await untilQuiet();
        expect((await verifyLedgers(api.runtime.store)).broken).toEqual([]);
        for (const id of requests) {
          const types = (await eventsOf(id)).map(({ type }) => type);
          // Every reservation ends, by a confirmation, a lapse or the request's end, before there can be another.
          const course = types.filter((type) =>
            /^(ResourcesReserved|ReservationLapsed|FundingConfirmed|RequestCancelled)$/.test(type),
          );
          expect(course.join(' ')).toMatch(
            /^(ResourcesReserved ReservationLapsed ?)*(ResourcesReserved( FundingConfirmed( RequestCancelled)?| RequestCancelled)?|RequestCancelled)?$/,
          );
          // One that was cancelled in the moment of its acceptance need not be checked, nor a stage that waits already.
          expect(types.some((type) => /^(ResourceCheckPerformed|RequestCancelled|StageOpened)$/.test(type))).toBe(true);
        }
        await requireStagesInTurn();
        // Whoever could be funded is: a pass by hand finds nothing that was forgotten.
        const { body } = await api.command('/waitlist/rechecks', { checkedOn: today() });
        expect(body.funded).toEqual([]);
      }),
      // Each run goes on from what the ones before left: a smaller one would not fail for the same reason.
      { numRuns: 8, endOnFailure: true, examples: [[[...SPLIT_THEN_FUNDED]]] },
    );
    expect(stagesInTurn).toBeGreaterThan(0);
  }, 400_000);
});
