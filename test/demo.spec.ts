import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Recorded } from '#event-sourcing';
import { program, type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Runtime, openRuntime, projections } from '#runtime';
import { createApi } from '../apps/api/src/create-api.js';
import { openAccess } from '../apps/api/src/testing/access.js';
import { DemoClock } from '../apps/desk/src/demo/demo-clock.js';
import { PASSWORD } from '../apps/desk/src/demo/people.js';
import { NotFresh, runDemo } from '../apps/desk/src/demo/run-demo.js';
import { DemoFigures } from './demo-figures.js';
import { RowOwners } from './row-owners.js';

/** For what hangs: a busy machine takes its time. */
const LONG_MS = 300_000;

describe('the demo’s programme, played through the real commands', () => {
  let postgres: TestPostgres;
  let runtime: Runtime;
  let api: Awaited<ReturnType<typeof createApi>>;
  const clock = new DemoClock();
  const play = () => {
    clock.set(new Date('2028-02-29T15:00:00Z'));
    return runDemo({ runtime, api }, clock, { json: true }, process.stderr);
  };

  beforeAll(async () => {
    postgres = await startTestPostgres();
    runtime = await openRuntime({
      databaseUrl: await postgres.createDatabase(),
      clock,
      logger: pino({ level: 'silent' }),
    });
    runtime.project();
    api = await createApi(runtime, openAccess);
  }, LONG_MS);

  afterAll(async () => {
    await api?.close();
    await runtime?.close();
    await postgres?.stop();
  });

  test(
    'reaches every phase, on a leap day too, and every ledger adds up after every event',
    async () => {
      const summary = JSON.parse((await play()).text);

      expect(summary).toMatchObject({ identityHolds: true, broken: [] });
      expect(summary.contributions).toBeGreaterThanOrEqual(25);
      expect(summary.donors).toBeGreaterThanOrEqual(12);
      const phases = [
        'intake',
        'funding',
        'assignment',
        'delivery',
        'evaluation',
        'closed',
        'declined',
        'cancelled',
        'withdrawn',
        'winding-down',
      ];
      expect(Object.keys(summary.requestsByPhase).toSorted()).toEqual(phases.toSorted());
      expect(Math.min(...Object.values<number>(summary.requestsByPhase))).toBeGreaterThan(0);
    },
    LONG_MS,
  );

  test('leaves requests in every standing that a manager has to look at', async () => {
    const rows = await runtime.readModels.rows<{ standing: string }>(
      'select distinct standing from {request_overview}',
    );

    expect(rows.map(({ standing }) => standing)).toEqual(
      expect.arrayContaining([
        ...['submitted', 'information-awaited', 'unchecked', 'waitlisted', 'reserved', 'lapsed'],
        ...['answer-awaited', 'escalated', 'running', 'suspended'],
        ...['evaluation-due', 'commissioned', 'waived', 'answered'],
      ]),
    );
    const waiting = await runtime.readModels.rows<{ shortfall: number }>('select shortfall from {waitlist_entry}');
    expect(new Set(waiting.map(({ shortfall }) => shortfall)).size).toBeGreaterThanOrEqual(3);
  });

  test(
    'gives the same rows when all read models are built anew',
    async () => {
      const before = await runtime.readModels.dump();

      await runtime.readModels.rebuild();
      await runtime.readModels.settled(30_000);

      expect(await runtime.readModels.dump()).toEqual(before);
    },
    LONG_MS,
  );

  test('has every row of every read model written by the events of one stream', async () => {
    const owners = new RowOwners();
    const end = new AbortController();
    const handle = async ({ events, caughtUp }: { events: readonly Recorded[]; caughtUp: boolean }) => {
      for (const event of events) owners.take(event);
      if (caughtUp) end.abort();
    };
    await runtime.store.subscribe({ handle, signal: end.signal });

    expect(owners.shared).toEqual([]);
    const tables = projections.flatMap((projection) => projection.tables.map(({ name }) => name));
    // The demo does not set standards anew, tells nobody what happens, and has no regular budget.
    const others = [
      'service_standard',
      'recipient',
      'erased_person',
      'webhook',
      'regular_budget',
      'regular_budget_share',
      'account',
    ];
    expect(tables.filter((name) => !owners.tables.has(name) && !others.includes(name))).toEqual([]);
  });

  describe('has figures', () => {
    const figures = new DemoFigures(() => ({ api, store: runtime.store }));
    // After all that the demo plays.
    beforeAll(() => clock.set(new Date('2028-03-01T00:00:00Z')));

    test(
      'that raw events and explanations add up to, today',
      async () => {
        expect(await figures.checkToday()).toEqual([]);
      },
      LONG_MS,
    );

    test(
      'that raw events and explanations add up to, as at ten random moments',
      async () => {
        for (const [index, moment] of (await figures.moments(10)).entries())
          expect(await figures.checkAsAt(moment, { lists: index < 3 })).toEqual([]);
      },
      LONG_MS,
    );

    test(
      'that events and explanations add up to, as they are known now to have been on a day',
      async () => {
        for (const moment of await figures.moments(3)) expect(await figures.checkKnownNow(moment)).toEqual([]);
      },
      LONG_MS,
    );
  });

  test('wants fresh data', async () => {
    await expect(play()).rejects.toThrow(NotFresh);
  });
});

describe('npm run demo', () => {
  const ends: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  const start = (...args: readonly string[]) => {
    const child = spawn(process.execPath, [program('apps/desk/src/demo/main.ts'), ...args], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    ends.push(async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exit;
    });
    return { child, exit };
  };

  test(
    '--once --json ends with a summary as its last line',
    async () => {
      const { child, exit } = start('--once', '--json');
      const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);

      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ identityHolds: true });
    },
    LONG_MS,
  );

  test(
    'goes on serving with an address to look at, ends on Ctrl-C, and keeps the data where it was told to',
    async () => {
      const parent = await mkdtemp(join(tmpdir(), 'techcoop-demo-test-'));
      ends.push(() => rm(parent, { recursive: true, force: true }));
      const directory = join(parent, 'data');
      const { child, exit } = start('--data', directory);
      const output = text(child.stdout);
      const { url, key } = await addressIn(child.stderr);

      expect((await fetch(`${url}/api/v1/requests?limit=1`)).status).toBe(401);
      const headers = { authorization: `Bearer ${key}` };
      expect((await fetch(`${url}/api/v1/requests?limit=1`, { headers })).status).toBe(200);
      expect((await fetch(`${url}/api/docs`)).status).toBe(200);
      // As it tells whoever opens the console.
      const body = JSON.stringify({ name: 'manager', password: PASSWORD });
      const signIn = { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body };
      expect((await fetch(`${url}/api/v1/session`, signIn)).status).toBe(200);
      child.kill('SIGINT');
      expect(await exit).toBe(0);
      expect((await output).match(/^(PIPELINE|WAITLIST|DONORS|TA-\d{4}-\d{6})/gm)).toEqual([
        'PIPELINE',
        'WAITLIST',
        'DONORS',
        expect.any(String),
      ]);
      expect((await output).split('\n').filter((line) => line.length > 100)).toEqual([]);
      expect(existsSync(directory)).toBe(true);

      const again = start('--data', directory, '--once');
      expect(await text(again.child.stderr)).toMatch('There are data in this directory already');
      expect(await again.exit).toBe(1);
    },
    LONG_MS,
  );
});

/** The address of the api, once the demo tells it. */
const addressIn = (stream: NodeJS.ReadableStream): Promise<{ url: string; key: string }> =>
  new Promise((resolve, reject) => {
    let told = '';
    stream.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, url, key] = /described at (\S+)\/api\/docs[^]*Bearer (\S+)'/.exec(told) ?? [];
      if (url !== undefined && key !== undefined) resolve({ url, key });
    });
    stream.once('end', () => reject(new Error(`the demo ended: ${told}`)));
  });
