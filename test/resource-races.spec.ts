import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyLedgers } from '#assistance';
import { PostgresEventStore } from '#event-store';
import { program, type TestPostgres, startTestPostgres } from '#postgres/testing';
import { acceptanceBody, submissionBody } from '../apps/api/src/testing/bodies.samples.js';
import { type Authorization, servicesAt } from '../apps/api/src/testing/keys.js';

/** So many times a request is sent that is not answered in time. */
const PATIENCE = 5;
const CONTRIBUTIONS = 20;
const EACH = 113_000; // 1,000.00 of direct cost with 13 % programme support costs
const REQUESTS = 200;
const NEEDED = 30_000;
const ENOUGH_FOR = Math.floor((CONTRIBUTIONS * 100_000) / NEEDED);

/** Processes of the product, run from its sources, on one database. */
class Processes {
  readonly #children: ChildProcess[] = [];

  constructor(private readonly databaseUrl: string) {}

  /** Resolves with the line of its log that tells `said`. */
  async start(main: string, said: string): Promise<Record<string, unknown>> {
    const child = spawn(process.execPath, [program(main)], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: this.databaseUrl, HTTP_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const entry = JSON.parse(line) as Record<string, unknown>;
      if (String(entry['msg']).startsWith(said)) {
        child.stdout.resume();
        return entry;
      }
    }
    throw new Error(`${main} ended before it was ready`);
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#children.map(async (child) => {
        if (child.exitCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }),
    );
  }
}

describe.each([['two api processes', 2]])(
  '200 resource checks at once for the same 20 contributions, by %s',
  (_, count) => {
    let postgres: TestPostgres;
    let processes: Processes;
    let databaseUrl: string;
    let authorization: Authorization;
    let urls: string[] = [];

    beforeAll(async () => {
      postgres = await startTestPostgres();
      databaseUrl = await postgres.createDatabase();
      authorization = await servicesAt(databaseUrl);
      processes = new Processes(databaseUrl);
      await processes.start('apps/projector/src/main.ts', 'projecting');
      const ready = await Promise.all(
        Array.from({ length: count }, () => processes.start('apps/api/src/main.ts', 'listening')),
      );
      urls = ready.map(({ url }) => String(url));
    }, 60_000);

    afterAll(async () => {
      await processes?.stop();
      await postgres?.stop();
    }, 30_000);

    test('money is reserved exactly once, and every answer is a reservation or the right shortfall', async () => {
      await expectDone('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
      await all(CONTRIBUTIONS, async () => {
        const pledge = {
          donorId: 'NO',
          title: 'Courts',
          amount: usd(EACH),
          pledgedOn: '2026-01-01',
          earmark: { level: 1 },
        };
        const { id } = await expectDone('/contributions', pledge);
        await expectDone(`/contributions/${id}/agreement`, { reference: 'NO-1', signedOn: '2026-01-02', amount: EACH });
        await expectDone(`/contributions/${id}/receipts`, {
          receiptId: 'R1',
          received: usd(EACH),
          receivedOn: '2026-01-03',
        });
      });
      const requests = await all(REQUESTS, async () => {
        const { id } = await expectDone('/requests', submission);
        await expectDone(`/requests/${id}/accept`, acceptance);
        return String(id);
      });

      const answers = await Promise.all(
        requests.map((id, index) =>
          post(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-03' }, urls[index % count]),
        ),
      );

      expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
      const reserved = answers.filter(({ body }) => body.outcome === 'reserved');
      expect(reserved).toHaveLength(ENOUGH_FOR);
      const sums = reserved.map(({ body }) =>
        body.allocations.reduce((sum: number, one: { amount: number }) => sum + one.amount, 0),
      );
      expect(new Set(sums)).toEqual(new Set([NEEDED]));
      const waiting = answers.filter(({ body }) => body.outcome === 'waitlisted').map(({ body }) => body.shortfall);
      expect(waiting).toHaveLength(REQUESTS - ENOUGH_FOR);

      const store = await PostgresEventStore.open({ connectionString: databaseUrl });
      try {
        expect(await verifyLedgers(store)).toMatchObject({ identityHolds: true, broken: [] });
        const joined = (await store.read('waitlist'))
          .filter(({ type }) => type === 'WaitlistJoined')
          .map(({ data }) => data);
        expect(joined).toEqual(rightShortfalls(joined as readonly Joined[]).map((one) => expect.objectContaining(one)));
      } finally {
        await store.close();
      }
    }, 240_000);

    // oxlint-disable-next-line no-explicit-any -- what a test expects of it, it says itself
    const post = async (path: string, body: unknown, url = urls[0]): Promise<{ status: number; body: any }> => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        authorization: authorization(path),
      };
      for (let attempt = 1; ; attempt += 1) {
        const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
        const { status } = response;
        // Not in time, on a busy machine: as it then says, the same request is sent again.
        if (status !== 503 || attempt === PATIENCE) return { status, body: await response.json() };
        await response.body?.cancel();
        await pause(Number(response.headers.get('retry-after') ?? 1) * 1_000);
      }
    };

    const expectDone = async (path: string, body: unknown) => {
      const answer = await post(path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      return answer.body;
    };
  },
);

type Joined = Readonly<{ requestId: string; shortfall: number }>;

/** What is left is held back for the first of those who wait; all were accepted on one day, so the lowest number goes first. */
const rightShortfalls = (joined: readonly Joined[]): readonly Joined[] => {
  const left = CONTRIBUTIONS * 100_000 - ENOUGH_FOR * NEEDED;
  return joined.map(({ requestId }, index) => {
    const isFirst = joined.slice(0, index).every((before) => requestId < before.requestId);
    return { requestId, shortfall: isFirst ? NEEDED - left : NEEDED };
  });
};

const usd = (minor: number) => ({ minor, currency: 'USD' });
const submission = { ...submissionBody, submittedOn: '2026-02-01' };
const acceptance = { ...acceptanceBody(NEEDED), acceptedOn: '2026-02-02' };

/** So many at a time that the processes are busy, and not so many that they refuse. */
const all = async <T>(count: number, work: () => Promise<T>): Promise<T[]> => {
  const results: T[] = [];
  const next = async (): Promise<void> => {
    while (results.length < count) {
      const place = results.push(undefined as T) - 1; // filled below
      results[place] = await work();
    }
  };
  await Promise.all(Array.from({ length: 16 }, next));
  return results;
};
