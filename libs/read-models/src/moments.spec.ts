import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { withWriter } from './connection.js';
import { keepSpans, Moments } from './moments.js';
import { Projecting } from './testing/projecting.js';
import { pledged, recordAt, registered } from './testing/samples.js';

// On a machine that may be busy.
jest.setTimeout(120_000);

let postgres: TestPostgres;
let here: Projecting;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  here = await Projecting.open(postgres);
  await here.openReadModels();
});
afterEach(() => here.close());

const start = Date.parse('2026-03-01T12:00:00.000Z');
const never = new AbortController().signal;
const keep = (): Promise<void> => withWriter(here.url, (client) => keepSpans(client, here.store, never));

describe('A moment', () => {
  test('is where the log stood then, in spans and after them, though clocks jump back', async () => {
    const recorded: { time: number; position: string }[] = [];
    const write = async (time: number, count: number): Promise<void> => {
      const events = Array.from({ length: count }, (_, at) => pledged('a', at));
      const position = await recordAt(here.store, new Date(time).toISOString(), 'a', ...events);
      recorded.push({ time, position });
    };
    // Against what is expected of it: looked for in all that was recorded.
    const expected = (time: number): string | undefined => recorded.findLast((one) => one.time <= time)?.position;
    const client = await here.connect();
    const moments = new Moments(client, here.store);
    const steps = fc.array(
      fc.record({
        jump: fc.integer({ min: -400_000, max: 600_000 }),
        events: fc.integer({ min: 1, max: 180 }),
        keeps: fc.boolean(),
      }),
      { minLength: 5, maxLength: 15 },
    );
    let now = start;
    const holds = fc.asyncProperty(steps, async (story) => {
      for (const { jump, events, keeps } of story) {
        now = Math.max(0, now + jump);
        await write(now, events);
        if (keeps) await keep();
      }
      const asked = recorded.slice(-15).flatMap(({ time }) => [time - 1, time, time + 1]);
      for (const time of [0, start, ...asked])
        expect({ time, position: await moments.positionAt(new Date(time)) }).toEqual({
          time,
          position: expected(time),
        });
      const fresh = new Moments(client, here.store);
      for (const time of asked) expect(await fresh.positionAt(new Date(time))).toBe(expected(time));
    });
    await fc.assert(holds, { numRuns: 6, endOnFailure: true });
    const { rows } = await client.query<{ spans: number }>('select count(*)::int as spans from read_model.log_span');
    expect(rows[0]?.spans).toBeGreaterThan(3);
  });

  test('takes in what was acknowledged before it was asked for, behind an open transaction', async () => {
    const writing = await here.connect();
    await writing.query('begin');
    await writing.query('select pg_current_xact_id()');
    const position = await recordAt(here.store, new Date(start).toISOString(), 'a', registered('a'));
    const asked = new Moments(await here.connect(), here.store).positionAt(new Date(start));
    await new Promise((resolve) => setTimeout(resolve, 200)); // a look that does not wait would have answered
    await writing.query('commit');
    expect(await asked).toBe(position);
  });

  test('is found when the spans are of another log, or missing', async () => {
    const position = await here.recordMany(2, 600);
    await keep();
    const client = await here.connect();
    await client.query('update read_model.log_span set store_id = gen_random_uuid()');
    const moment = new Date('2026-01-31T12:00:00.000Z');
    expect(await new Moments(client, here.store).positionAt(moment)).toBe(position);
    await keep();
    expect(await new Moments(client, here.store).positionAt(moment)).toBe(position);
    expect((await client.query('select from read_model.log_span')).rowCount).toBe(2);
  });
});
