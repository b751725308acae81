import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { verifyLedgers } from '#assistance';
import { SystemClock } from '#configuration';
import type { Recorded } from '#event-sourcing';
import { freePort, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { hasRedis, startTestRedis, type TestRedis } from '#processes/testing';
import { openRuntime } from '#runtime';
import { acceptanceBody, submissionBody } from '../../apps/api/src/testing/bodies.samples.js';
import { type Authorization, servicesAt } from '../../apps/api/src/testing/keys.js';
import { Supervised } from '../chaos/supervised.js';

const REQUESTS = 36;
const COST = 10_000;
const today = new Date().toISOString().slice(0, 10);

// Both with DISTRIBUTED=full, or where there is no Redis; libs/processes tests both kinds of queue by themselves.
const engines = hasRedis && process.env['DISTRIBUTED'] !== 'full' ? ['Redis'] : ['PostgreSQL', 'Redis'];

for (const engine of engines) {
  if (engine === 'Redis' && !hasRedis) {
    describe('Several of each process, with jobs in Redis', () => {
      // oxlint-disable-next-line jest/no-disabled-tests -- to be seen in the results
      test.skip('do everything once (not run: the system has no redis-server)', () => undefined);
    });
    continue;
  }
  describe(`Several of each process, with jobs in ${engine}`, () => {
    let folder: string;
    let postgres: TestPostgres;
    let redis: TestRedis | undefined;
    let log: readonly Recorded[];
    let databaseUrl: string;
    let urls: readonly string[];
    let authorization: Authorization;
    const running: Supervised[] = [];

    /** A command that is sent again until it is answered; an answer that says no fails the test. */
    const command = async (path: string, body: object): Promise<{ id: string }> => {
      const key = randomUUID();
      for (const end = performance.now() + 90_000; ; await pause(100)) {
        const url = urls[Math.floor(Math.random() * urls.length)];
        const answer = await fetch(`${url}/api/v1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key, authorization: authorization(path) },
          body: JSON.stringify(body),
        }).catch(() => undefined);
        if (answer?.ok) return answer.json() as Promise<{ id: string }>;
        if (performance.now() > end || (answer && answer.status !== 503))
          throw new Error(
            `${path}: ${answer?.status} ${await answer?.text()} ${await readFile(join(folder, 'log'), 'utf8')}`,
          );
      }
    };
    const accepted = async (): Promise<string> => {
      const { id } = await command('/requests', { ...submissionBody, submittedOn: today });
      const priority = { priority: 3, priorityReason: 'As proposed' };
      await command(`/requests/${id}/accept`, {
        ...acceptanceBody(COST),
        acceptedOn: today,
        startsOn: today,
        ...priority,
      });
      return id;
    };
    const receives = async (amount: number): Promise<void> => {
      const money = { minor: amount, currency: 'USD' };
      const { id } = await command('/contributions', {
        donorId: 'NO',
        title: 'Support',
        amount: money,
        pledgedOn: today,
        earmark: { level: 1 },
      });
      const agreement = { reference: 'A/1', signedOn: today, amount, instalments: [], pscBasisPoints: 0 };
      await command(`/contributions/${id}/agreement`, agreement);
      await command(`/contributions/${id}/receipts`, { receiptId: 'r1', received: money, receivedOn: today });
    };
    const funded = async (): Promise<number> => {
      const answer = await fetch(`${urls[0]}/api/v1/requests?limit=200`, {
        headers: { authorization: authorization('') },
      }).catch(() => undefined);
      if (!answer?.ok) return -1;
      const { items } = (await answer.json()) as { items: { standing: string }[] };
      return items.filter(({ standing }) => standing === 'reserved').length;
    };

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'techcoop-distributed-'));
      postgres = await startTestPostgres({ durable: true });
      if (engine === 'Redis') redis = await startTestRedis();
      databaseUrl = await postgres.createDatabase();
      authorization = await servicesAt(databaseUrl);
      const shared = { DATABASE_URL: databaseUrl, QUEUE_URL: redis?.url ?? '' };
      const start = (app: string, more = {}): Supervised => {
        const one = new Supervised(`apps/${app}/src/main.ts`, { ...shared, ...more }, join(folder, 'log'));
        running.push(one);
        return one;
      };
      const ports = [await freePort(), await freePort()];
      urls = ports.map((port) => `http://127.0.0.1:${port}`);
      for (const port of ports) start('api', { HTTP_PORT: String(port) });
      for (const app of ['projector', 'projector']) start(app);
      const workers = [start('worker'), start('worker')];
      await command('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });

      const writing = Promise.all([
        ...[1, 2, 3, 4].map(async () => {
          for (let count = 0; count < REQUESTS / 4; count += 1) await accepted();
        }),
        (async () => {
          for (let count = 0; count < 6; count += 1) await receives((REQUESTS * COST) / 6);
        })(),
      ]);
      const faults = (async () => {
        await pause(1_500);
        await workers[0]?.kill();
        await redis?.empty();
        await pause(1_000);
        await redis?.kill();
        await workers[1]?.kill();
        await postgres.restart();
        await pause(1_500);
        await redis?.start();
        await workers[0]?.kill();
      })();
      await Promise.all([writing, faults]);
      const end = performance.now() + 150_000;
      while ((await funded()) < REQUESTS && performance.now() < end) await pause(250);
      // Long enough for what should not happen a second time.
      await pause(2_000);
      await Promise.all(running.map((one) => one.stop()));

      const runtime = await openRuntime({ databaseUrl, clock: new SystemClock(), logger: pino({ level: 'silent' }) });
      const all: Recorded[] = [];
      const read = new AbortController();
      await runtime.store.subscribe({
        signal: read.signal,
        handle: async ({ events, caughtUp }) => {
          all.push(...events);
          if (caughtUp) read.abort();
        },
      });
      log = all;
      expect((await verifyLedgers(runtime.store)).broken).toEqual([]);
      await runtime.close();
    }, 400_000);

    afterAll(async () => {
      await Promise.all(running.map((one) => one.stop()));
      await redis?.stop();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    }, 60_000);

    const of = (type: string): readonly Recorded[] => log.filter((event) => event.type === type);
    const streams = (events: readonly Recorded[]): readonly string[] => events.map(({ stream }) => stream).toSorted();

    test('check every accepted request once', () => {
      const accepts = of('RequestAccepted');
      const causes = of('ResourceCheckPerformed').filter(({ metadata }) => metadata.actor === 'process:funding');
      expect(accepts).toHaveLength(REQUESTS);
      expect(causes.map(({ metadata }) => metadata.causationId ?? '').toSorted()).toEqual(
        accepts.map(({ id }) => id).toSorted(),
      );
    });

    test('fund all of them, each once, as soon as there is enough', () => {
      expect(streams(of('ResourcesReserved'))).toEqual(streams(of('RequestAccepted')));
    });
  });
}
