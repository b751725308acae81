import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RecheckWaitlist, requestPersonalFields, verifyLedgers } from '#assistance';
import { TestCentre, line, recheckWaitlist, wholePass } from '#assistance/testing';
import { type Beneficiary, type Earmark, UNEARMARKED } from '#contributions';
import { earmarked } from '#contributions/testing';
import { CommandRunner, type NewEvent, PostgresEventStore, type StreamAppend, eventId } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';

const DAY = '2026-03-01';
const WAITING = 500;
const EACH = 3_000;
const BENEFICIARIES: readonly Beneficiary[] = [
  { kind: 'country', code: 'KE', share: 6_000 },
  { kind: 'country', code: 'UG', share: 4_000 },
];
const EARMARKS: readonly Earmark[] = [
  UNEARMARKED,
  earmarked({ level: 2, themes: ['corruption'] }),
  earmarked({ level: 3, countries: ['KE'] }),
  earmarked({ level: 3, programmes: ['GPML'] }),
];

/** A centre of which so many requests wait, and 20 contributions that have nothing left when a large instalment comes. */
const centreOf = async (waiting: number): Promise<TestCentre> => {
  const centre = new TestCentre(DAY);
  for (let at = 0; at < 20; at += 1)
    await centre.hasContribution(`VC-${at}`, { earmark: EARMARKS[at % 4] ?? UNEARMARKED });
  for (let at = 0; at < waiting; at += 1) {
    const lines = [line('L1', EACH / 2), line('L2', EACH / 4, 'travel'), line('L3', EACH / 4, 'equipment')];
    const priority = ([3, 1, 2, 5, 4] as const)[at % 5] ?? 3;
    const requestId = `TA-${String(at).padStart(4, '0')}`;
    await centre.hasRequest(requestId, { lines, beneficiaries: BENEFICIARIES, priority });
    await centre.checks(requestId);
  }
  for (let at = 0; at < 20; at += 1) await centre.receives(`VC-${at}`, { minor: EACH + at, currency: 'USD' });
  await centre.receives('VC-0', { minor: Math.floor(waiting * 0.6) * EACH, currency: 'USD' });
  return centre;
};

describe('An instalment for most of those who wait', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let few: TestCentre;
  let all: TestCentre;
  beforeAll(async () => {
    few = await centreOf(WAITING / 2);
    all = await centreOf(WAITING);
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: postgres.url, max: 1 });
  }, 120_000);
  afterAll(async () => {
    await pool?.end();
    await postgres?.stop();
  });

  /** The same log on PostgreSQL, and what was added to it. */
  const onPostgres = async <Result>(
    centre: TestCentre,
    use: (store: PostgresEventStore, runner: () => CommandRunner) => Promise<Result>,
  ) => {
    await pool.query('drop schema if exists event_store, personal_data cascade');
    const store = await PostgresEventStore.open({ connectionString: postgres.url });
    try {
      await copied(centre, store);
      const vault = new SealingVault(await PostgresKeyStore.open(pool), requestPersonalFields);
      const answer = await use(store, () => new CommandRunner(store, vault));
      const events = await store.readMany(new Map(centre.streams.names.map((name) => [name, 0])));
      const added = [...events].flatMap(([name, one]) => one.slice(centre.streams.eventsOf(name).length));
      return { answer, added, ledgers: await verifyLedgers(store) };
    } finally {
      await store.close();
    }
  };

  const pass = async (centre: TestCentre) => {
    const { answer, ...after } = await onPostgres(centre, async (_, newRunner) => {
      const runner = newRunner();
      const [from, cpuFrom] = [performance.now(), process.cpuUsage()];
      const outcome = await wholePass(new RecheckWaitlist({ checkedOn: DAY }, centre.context), (part) =>
        runner.run(part, recheckWaitlist(centre.streams.candidates)),
      );
      const { user, system } = process.cpuUsage(cpuFrom);
      const took = { wallMs: performance.now() - from, cpuMs: (user + system) / 1_000 };
      return { took, answer: outcome.answer as Answer }; // as the transaction answers
    });
    return { ...answer, ...after };
  };

  const copied = async (centre: TestCentre, store: PostgresEventStore): Promise<void> => {
    const { commandId, actor, correlationId, at } = centre.context;
    let index = 0;
    const metadata = { actor, commandId, correlationId, recordedAt: at };
    const units = centre.streams.names.map((stream): StreamAppend => {
      const events = centre.streams
        .eventsOf(stream)
        .map((event): NewEvent => ({ ...event, id: eventId(commandId, index++, at), metadata }));
      return { stream, expected: 'no-stream', events };
    });
    for (let from = 0; from < units.length; from += 200)
      await store.append(units.slice(from, from + 200), {
        commandId: randomUUID(),
        requestHash: '0'.repeat(64),
        answer: {},
      });
  };

  test.each(['strict-order', 'best-fit'] as const)(
    'funds those of 500 who come first, by %s, within seconds',
    async (policy) => {
      await all.setsPolicy(policy);
      const { took, answer, added, ledgers } = await pass(all);
      const { funded, waiting, complete } = answer;
      const inOrder = [...all.waitlist.values()].toSorted(
        (a, b) => a.priority - b.priority || (a.requestId < b.requestId ? -1 : 1),
      );
      const ids = inOrder.map(({ requestId }) => requestId);
      expect(complete).toBe(true);
      expect(funded.length).toBeGreaterThan(0.6 * WAITING);
      expect(funded.map(({ requestId }) => requestId)).toEqual(ids.slice(0, funded.length));
      expect(waiting.map(({ requestId }) => requestId)).toEqual(ids.slice(funded.length));
      expect(ledgers).toMatchObject({ identityHolds: true, broken: [] });
      const count = (type: string): number => added.filter((event) => event.type === type).length;
      expect(count('ResourcesReserved')).toBe(funded.length);
      expect(count('ResourceCheckPerformed') - funded.length).toBeLessThanOrEqual(
        policy === 'strict-order' ? 1 : waiting.length,
      );
      const passes = added.filter(({ type }) => type === 'WaitlistRechecked').map(({ data }) => data);
      expect(passes.at(-1)).toMatchObject({ pass: { complete: true, checked: WAITING, funded: funded.length } });
      expect(took.wallMs).toBeLessThan(20_000); // a quarter of that on two cores that are busy with other things
    },
    120_000,
  );

  test('costs as much more as there are more who wait', async () => {
    await all.setsPolicy('strict-order');
    const least = new Map<TestCentre, number>();
    for (let round = 0; round < 3; round += 1)
      for (const centre of [few, all]) {
        const { took } = await pass(centre);
        least.set(centre, Math.min(took.cpuMs, least.get(centre) ?? Number.POSITIVE_INFINITY));
      }
    // Twice as much, where it grows with the list; four times, where it grows with its square.
    expect((least.get(all) ?? 0) / (least.get(few) ?? 0)).toBeLessThan(3.2);
  }, 240_000);

  test('is given once by passes of several processes at once, which conflict on the list instead of interleaving', async () => {
    const { candidates } = few.streams;
    const { answer, added, ledgers } = await onPostgres(few, async (store, newRunner) => {
      const requestedUpTo = await store.head();
      const passes = Array.from({ length: 3 }, async () => {
        const runner = newRunner(); // each with turns of its own, as in processes of their own
        const { answer: told } = await wholePass(
          new RecheckWaitlist({ checkedOn: DAY, requestedUpTo }, few.context),
          async (part) => runner.run(part, recheckWaitlist(candidates, (await store.head()) ?? null)),
        );
        return told as Answer; // as the transaction answers
      });
      return Promise.all(passes);
    });
    const funded = answer.flatMap((one) => one.funded.map(({ requestId }) => requestId));
    expect(new Set(funded).size).toBe(funded.length);
    expect(funded.length).toBeGreaterThan(0.6 * (WAITING / 2));
    expect(added.filter(({ type }) => type === 'ResourcesReserved')).toHaveLength(funded.length);
    expect(ledgers).toMatchObject({ identityHolds: true, broken: [] });
    const order = added.flatMap(
      ({ type, data }) => (type === 'WaitlistRechecked' ? (data as { funded: readonly string[] }).funded : []), // its type says so
    );
    const inOrder = [...few.waitlist.values()].toSorted(
      (a, b) => a.priority - b.priority || (a.requestId < b.requestId ? -1 : 1),
    );
    expect(order).toEqual(inOrder.slice(0, order.length).map(({ requestId }) => requestId));
    const complete = added.filter(({ data }) => (data as { pass?: { complete: boolean } }).pass?.complete);
    expect(complete).toHaveLength(1); // the others found what they were asked for covered
  }, 120_000);
});

type Answer = Readonly<{
  funded: readonly { requestId: string }[];
  waiting: readonly { requestId: string }[];
  complete: boolean;
}>;
