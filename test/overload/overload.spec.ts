import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { program, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { type Answer, Load, percentile } from './load.js';

const isFull = process.env['OVERLOAD'] === 'full';
const MEASURED_MS = isFull ? 10_000 : 2_000;
const OVERLOADED_MS = isFull ? 120_000 : 6_000;
/** Fewer than are let in at once: with them as much is served as can be. */
const CLIENTS = 192;
/** More than are let in at once, and than wait for their answer at a time: new ones would wait for the event loop to take them. */
const CONNECTIONS = 1_600;
/** Who is let in waits about a second; the machine may be busy with other things for some more. */
const LONGEST_MS = isFull ? 10_000 : 20_000;
const MOST_MORE_MEGABYTES = 400;

const megabytes = ({ pid }: ChildProcess): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('Twice the load that it can serve', () => {
  let postgres: TestPostgres;
  let databaseUrl: string;
  let api: ChildProcess;
  let load: Load;
  let said = '';
  let perSecond = 0;
  let before = 0;
  let after = 0;
  let calm: readonly Answer[] = [];
  let overloaded: readonly Answer[] = [];
  /** By more at once than are let in, on any machine. */
  let burst: readonly Answer[] = [];
  let recovered: readonly Answer[] = [];

  beforeAll(
    async () => {
      postgres = await startTestPostgres();
      databaseUrl = await postgres.createDatabase();
      api = spawn(process.execPath, [program('test/overload/api-process.ts')], {
        env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      api.stderr?.on('data', (text) => (said += String(text)));
      if (!api.stdout) throw new Error('no output');
      const [url] = await once(createInterface(api.stdout), 'line');
      load = new Load(Number(new URL(String(url)).port));
      await load.connect(CONNECTIONS);
      await load.closed(8, 1_000); // until it is warm
      calm = await load.closed(CLIENTS, MEASURED_MS);
      perSecond = (calm.length / MEASURED_MS) * 1000;
      before = megabytes(api);
      overloaded = await load.open(2 * perSecond, OVERLOADED_MS);
      burst = await load.closed(CONNECTIONS, 500);
      after = megabytes(api);
      for (let tries = 0; tries < 20 && (await load.send()).status !== 201; tries += 1) await load.closed(1, 250);
      recovered = await load.closed(8, 1_000);
      const served = overloaded.filter(({ status }) => status === 201);
      process.stdout.write(
        `${perSecond.toFixed(0)}/s can be served; at twice that ${((served.length / OVERLOADED_MS) * 1000).toFixed(0)}/s were, ` +
          `${overloaded.length - served.length} of ${overloaded.length} turned away; p50 ${percentile(served, 0.5).toFixed(0)} ms, ` +
          `p99 ${percentile(served, 0.99).toFixed(0)} ms, of all answers ${percentile(overloaded, 0.99).toFixed(0)} ms; ` +
          `${before.toFixed(0)} MB before, ${after.toFixed(0)} MB at most\n`,
      );
    },
    OVERLOADED_MS * 3 + 90_000,
  );

  afterAll(async () => {
    load?.stop();
    api?.kill('SIGKILL');
    await postgres?.stop();
  });

  test('is answered by yes, or at once by 503 with Retry-After', () => {
    const answers = [...overloaded, ...burst];
    expect([...new Set(answers.map(({ status }) => status))].toSorted((a, b) => a - b)).toEqual([201, 503]);
    expect(answers.filter(({ status, retryAfter }) => status === 503 && retryAfter === undefined)).toEqual([]);
    expect(said).toContain('"overloaded"');
  });

  test('is answered within a bounded time, and much of it is served', () => {
    expect(percentile(overloaded, 0.99)).toBeLessThan(LONGEST_MS);
    const served = overloaded.filter(({ status }) => status === 201).length;
    expect(served / (OVERLOADED_MS / 1000)).toBeGreaterThan(perSecond / 10);
  });

  test('takes no more than a bounded amount of memory', () => {
    expect(after - before).toBeLessThan(MOST_MORE_MEGABYTES);
  });

  test('is over when it is over: everything is served again', () => {
    expect(api.exitCode).toBeNull();
    expect(recovered.length).toBeGreaterThan(0);
    expect(recovered.filter(({ status }) => status !== 201)).toEqual([]);
  });

  test('loses nothing that was acknowledged, and does it once', async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ stream: string; count: number }>(
      `select stream, count(*)::integer as count from event_store.event where type = 'DonorRegistered' group by stream`,
    );
    await client.end();
    const recorded = new Map(rows.map(({ stream, count }) => [stream, count]));
    expect([...recorded.values()].every((count) => count === 1)).toBe(true);
    const acknowledged = [...calm, ...overloaded, ...burst, ...recovered].filter(({ status }) => status === 201);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const { donorId } of acknowledged) expect(recorded.get(`donor-${donorId}`)).toBe(1);
    const refused = [...overloaded, ...burst].filter(({ status }) => status === 503);
    for (const { donorId } of refused) expect(recorded.has(`donor-${donorId}`)).toBe(false);
  });
});
