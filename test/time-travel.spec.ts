import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { pino } from 'pino';
import { RegisterDonor } from '#contributions';
import type { Command } from '#event-sourcing';
import type { Outcome } from '#event-store';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Runtime, openRuntime } from '#runtime';
import { createApi } from '../apps/api/src/create-api.js';
import { openAccess } from '../apps/api/src/testing/access.js';
import { temporaryFiles } from '../apps/api/src/testing/files.js';
import { DemoClock } from '../apps/desk/src/demo/demo-clock.js';
import { driveDemo } from '../apps/desk/src/demo/drive-demo.js';
import { timeline } from '../apps/desk/src/demo/timeline.js';

type Answer = Readonly<{ status: number; etag: unknown; body: unknown; position: unknown }>;
type Remembered = Readonly<{ moment: Date; position: string; answers: ReadonlyMap<string, Answer> }>;

const MOMENTS = 3;
const TODAY = '2026-06-15';
const FIGURES: Readonly<Record<string, string>> = { donorId: 'available?currency=USD', mandateId: 'funded' };

describe('Every view as at a moment', () => {
  let postgres: TestPostgres;
  let runtime: Runtime;
  let api: Awaited<ReturnType<typeof createApi>>;
  const clock = new DemoClock();
  const remembered: Remembered[] = [];
  let files: Awaited<ReturnType<typeof temporaryFiles>>;

  beforeAll(async () => {
    postgres = await startTestPostgres();
    const databaseUrl = await postgres.createDatabase();
    files = await temporaryFiles();
    const logger = pino({ level: 'silent' });
    runtime = await openRuntime({ databaseUrl, files: files.settings, clock, logger });
    runtime.project();
    api = await createApi(runtime, openAccess);
    await play();
    clock.set(new Date('2028-02-29T15:00:00Z'));
  }, 240_000);
  afterAll(async () => {
    await api?.close();
    await runtime?.close();
    await postgres?.stop();
    await files?.remove();
  });

  const ask = async (url: string): Promise<Answer> => {
    for (;;) {
      const {
        statusCode: status,
        headers,
        body,
      } = await api.inject({ method: 'GET', url, headers: { authorization: 'Name auditor' } });
      const { etag, 'techcoop-position': position, 'retry-after': wait } = headers;
      if (status !== 503) return { status, etag, body: JSON.parse(body), position };
      await pause(Number(wait) * 1_000);
    }
  };

  /** The addresses of all views that take a moment, with things that are there and things that are not yet. */
  const addresses = async (): Promise<readonly string[]> => {
    const { paths } = JSON.parse((await api.inject({ method: 'GET', url: '/api/openapi.json' })).body) as {
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>;
    };
    const views = Object.keys(paths).filter((path) =>
      paths[path]?.get?.parameters?.some(({ name }) => name === 'asAt'),
    );
    expect(views.length).toBeGreaterThanOrEqual(29);
    const some = async (list: string, id: string): Promise<string[]> => {
      const { items } = (await ask(`/api/v1/${list}?limit=200`)).body as { items: Record<string, string>[] };
      return items.filter((_, at) => at % Math.ceil(items.length / 3) === 0).map((item) => item[id] ?? '');
    };
    const ids: Readonly<Record<string, readonly string[]>> = {
      requestId: [...(await some('requests', 'requestId')), 'TA-2026-000040'],
      contributionId: [...(await some('contributions', 'contributionId')), 'VC-2026-000005'],
      inKindId: ['IK-2025-000001', 'IK-2026-000001'],
      donorId: [...(await some('donors', 'donorId')), 'later'],
      mandateId: ['18a', '27b', '33b'],
    };
    return views.flatMap((view) => {
      const parameter = /\{(\w+)\}/.exec(view)?.[1];
      const all = parameter === undefined ? [view] : (ids[parameter] ?? []).map((id) => view.replace(/\{\w+\}/, id));
      if (view.includes('{figure}'))
        return all.map((one) => one.replace('{figure}', FIGURES[parameter ?? ''] ?? 'spent'));
      return view.endsWith('requests') ? [...all, `${view}?limit=2&phase=delivery`] : all;
    });
  };

  const remember = async (moment: Date): Promise<void> => {
    await runtime.readModels.caughtUp(60_000);
    const answers = new Map<string, Answer>();
    for (const address of await addresses()) answers.set(address, await ask(address));
    // That it was asked is recorded, too, of what tells of persons.
    const position = (await runtime.store.head()) ?? '';
    remembered.push({ moment, position, answers });
  };

  /** The demo, with a look at everything after some of its steps. */
  const play = async (): Promise<void> => {
    const commands = api.get(CommandBus);
    const chosen = fc.sample(
      fc.uniqueArray(fc.integer({ min: 5, max: timeline(TODAY).length - 5 }), {
        minLength: MOMENTS,
        maxLength: MOMENTS,
      }),
      1,
    );
    const steps = new Set(chosen.flat());
    let step = 0;
    let before = clock.now();
    const run = async (command: Command): Promise<Outcome> => {
      const now = clock.now();
      // Between two moments, the things of the first are as they will be known.
      const due = [...steps].filter((one) => one <= step);
      if (step > 0 && due.length > 0 && now > before) {
        for (const one of due) steps.delete(one);
        clock.set(before);
        await remember(before);
        clock.set(now);
      }
      before = now;
      step += 1;
      return commands.execute(command);
    };
    await driveDemo({ run, ids: runtime.ids, clock, today: TODAY });
  };

  const compare = async ({ moment, position, answers }: Remembered): Promise<void> => {
    for (const [address, answer] of answers) {
      const url = `${address}${address.includes('?') ? '&' : '?'}asAt=${moment.toISOString()}`;
      const expected = { ...answer, position: answer.status === 200 ? position : undefined };
      expect({ url, ...(await ask(url)) }).toEqual({ url, ...expected });
    }
  };

  test('is as it is, where all that is known now has happened by then', async () => {
    await runtime.readModels.caughtUp(60_000);
    for (const address of await addresses()) {
      const { status, body } = await ask(address);
      const url = `${address}${address.includes('?') ? '&' : '?'}asAt=${clock.now().toISOString()}&known=now`;
      const known = await ask(url);
      expect({ url, status: known.status, body: known.body }).toEqual({ url, status, body });
    }
  }, 120_000);

  test('is as it was answered then, while commands go on and after a rebuild', async () => {
    expect(remembered.length).toBeGreaterThan(2);
    const end = new AbortController();
    const goOn = async (): Promise<number> => {
      const commands = api.get(CommandBus);
      let round = 0;
      for (; !end.signal.aborted; round++) {
        const context = {
          ...{ commandId: crypto.randomUUID(), requestHash: '0f'.repeat(32), actor: 'manager' },
          ...{ correlationId: 'time-travel', at: clock.now().toISOString() },
        };
        const details = { name: 'Another', type: 'government', country: 'NO', organisationRef: null } as const;
        await commands.execute(new RegisterDonor({ donorId: `more-${round}`, ...details }, context));
        await pause(20); // or it would take most of the machine
      }
      return round;
    };
    const going = goOn();
    going.catch(() => undefined);
    for (const one of remembered) await compare(one);
    await runtime.readModels.rebuild();
    await runtime.readModels.settled(60_000);
    for (const one of remembered.slice(-2)) await compare(one);
    end.abort();
    expect(await going).toBeGreaterThan(10);
  }, 240_000);
});
