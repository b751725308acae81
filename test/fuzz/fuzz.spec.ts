import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant } from '#access';
import { verifyLedgers } from '#assistance';
import { ApiUnderTest } from '../../apps/api/src/testing/api-under-test.js';
import { temporaryFiles } from '../../apps/api/src/testing/files.js';
import { DemoClock } from '../../apps/desk/src/demo/demo-clock.js';
import { runDemo } from '../../apps/desk/src/demo/run-demo.js';
import { type Random, seeded } from '../chaos/random.js';
import { Bodies, type Schema, type Schemas, spoilt } from './bodies.js';
import {
  HOSTILE_BODIES,
  HOSTILE_HEADERS,
  HOSTILE_PATHS,
  HOSTILE_QUERIES,
  HOSTILE_TYPES,
  HOSTILE_VALUES,
  pick,
} from './hostile.js';

const isFull = process.env['FUZZ'] === 'full';
const REQUESTS = isFull ? 50_000 : 1_000;
const AT_ONCE = 8;
/** A machine that does other things, too, is given more time. */
const LONGEST_MS = isFull ? 2_000 : 10_000;
/** The full form asks other things each time. */
const seed = Number(process.env['FUZZ_SEED'] ?? (isFull ? Date.now() % 2 ** 31 : 439_765_852));

type Operation = Readonly<{ id: string; method: string; path: string; schema: Schema | undefined }>;
type Sent = Readonly<{
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  payload: string | Buffer | undefined;
}>;

const GRANTS: readonly Grant[] = [
  { role: 'programme-manager', programmes: 'all' },
  ...[{ role: 'finance-officer' }, { role: 'administrator' }, { role: 'auditor' }, { role: 'evaluator' }].map(
    (grant) => grant as Grant, // each is one
  ),
  { role: 'requesting-state', country: 'KE' },
  { role: 'field-office', office: 'HQ' },
];
/** Who asks: mostly who may do everything. */
const NAMES = ['everybody', 'everybody', 'everybody', 'kenya', 'donor', 'nobody'];
/** What no answer may hold: stacks, SQL, paths of this machine. */
const LEAKS =
  /\bat \S+ \(|node_modules|\/src\/|\bselect\b.*\bfrom\b|\binsert into\b|syntax error at|pg_catalog|read_model\./is;

describe(`The api, asked ${REQUESTS} times for what nobody should ask (FUZZ_SEED=${seed})`, () => {
  let files: Awaited<ReturnType<typeof temporaryFiles>>;
  let open: ApiUnderTest;
  let api: ApiUnderTest;
  let operations: readonly Operation[];
  let bodies: Bodies;
  let words: readonly string[];
  const wrong: unknown[] = [];
  const statuses = new Map<number, number>();

  beforeAll(
    async () => {
      const clock = new DemoClock();
      open = await ApiUnderTest.start({ clock });
      clock.set(new Date('2026-06-15T12:00:00Z'));
      await runDemo({ runtime: open.runtime, api: open.app }, clock, { json: true }, process.stderr);
      const people = {
        everybody: GRANTS,
        kenya: [{ role: 'requesting-state', country: 'KE' }],
        donor: [{ role: 'donor', donor: 'NO' }],
      } as const;
      files = await temporaryFiles();
      api = await ApiUnderTest.beside(open, { clock, people, files: files.settings });
      const document = (await api.get('/api/openapi.json', {})).body;
      const schemas = document.components.schemas as Schemas;
      operations = operationsOf(document.paths);
      words = await wordsIn(open);
      bodies = new Bodies(schemas, words);
      const random = seeded(seed);
      for (let sent = 0; sent < REQUESTS; sent += AT_ONCE)
        await Promise.all(Array.from({ length: AT_ONCE }, () => ask(requestBy(random))));
    },
    600_000 + REQUESTS * 100,
  );
  afterAll(async () => {
    await api?.stop();
    await open?.stop();
    await files?.remove();
  });

  const requestBy = (random: Random): Sent => {
    const operation = pick(random, operations);
    const path = operation.path.replaceAll(/\{\w+\}/g, () =>
      random() < 0.75 ? encodeURIComponent(pick(random, words)) : pick(random, HOSTILE_PATHS),
    );
    const query = random() < 0.3 ? `?${pick(random, HOSTILE_QUERIES)}` : '';
    const extra = random() < 0.15 ? [pick(random, HOSTILE_HEADERS)] : [];
    const { payload, type } = payloadBy(operation, random);
    return {
      method: operation.method,
      url: path + query,
      payload,
      headers: {
        authorization: `Name ${pick(random, NAMES)}`,
        'idempotency-key': `fuzz-${Math.floor(random() * 1e9)}`,
        ...(payload !== undefined && { 'content-type': type }),
        // Opens no stream.
        ...(['streamInbox', 'streamChanges'].includes(operation.id) && { 'last-event-id': 'x' }),
        ...Object.fromEntries(extra),
      },
    };
  };

  const payloadBy = ({ method, schema }: Operation, random: Random): { payload: Sent['payload']; type: string } => {
    const type = random() < 0.05 ? pick(random, HOSTILE_TYPES) : 'application/json';
    if (method === 'GET' || method === 'DELETE') return { payload: undefined, type };
    if (random() < 0.1) return { payload: pick(random, HOSTILE_BODIES), type };
    const fitting = schema ? bodies.fitting(schema, random) : {};
    const body = random() < 0.6 ? spoilt(fitting, random) : fitting;
    return { payload: JSON.stringify(random() < 0.03 ? pick(random, HOSTILE_VALUES) : body), type };
  };

  const ask = async (sent: Sent): Promise<void> => {
    const begun = performance.now();
    const { payload, ...others } = sent;
    const answer = await api.app
      .inject({ ...others, method: sent.method as 'GET', ...(payload !== undefined && { payload }) })
      .catch((error: unknown) => ({ statusCode: 0, headers: {}, body: String(error) }));
    const milliseconds = performance.now() - begun;
    const { statusCode: status, body } = answer;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const isWrong = status === 0 || (status >= 500 && !(status === 503 && 'retry-after' in answer.headers));
    // An export or a page may tell what somebody sent as text.
    const leaks = status >= 400 && LEAKS.test(body);
    if (isWrong || leaks || milliseconds > LONGEST_MS)
      wrong.push({
        status,
        milliseconds,
        body: body.slice(0, 500),
        ...sent,
        payload: String(sent.payload).slice(0, 500),
      });
  };

  test('answers everything without an error of its own, in time, and gives nothing away', () => {
    expect(wrong).toEqual([]);
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test('was asked things that it let in, and things that it did not', () => {
    for (const status of [200, 400, 401, 403, 404, 422]) expect([...statuses.keys()]).toContain(status);
    expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(REQUESTS / 20);
  });

  test('keeps every ledger, and every view', async () => {
    expect(await verifyLedgers(open.runtime.store)).toMatchObject({ identityHolds: true, broken: [] });
    await open.runtime.readModels.caughtUp(60_000);
    const { body } = await open.get('/metrics');
    expect(body).not.toMatch(/techcoop_projection_parked_streams\{[^}]*\} [1-9]/);
  });
});

type Paths = Readonly<Record<string, Readonly<Record<string, { operationId: string; requestBody?: RequestBody }>>>>;
type RequestBody = Readonly<{ content: Readonly<Record<string, { schema?: Schema }>> }>;

const operationsOf = (paths: Paths): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId: id, requestBody }]) => {
      return { id, path, method: method.toUpperCase(), schema: requestBody?.content['application/json']?.schema };
    }),
  );

/** Ids and codes that are known, and some that are not. */
const wordsIn = async (open: ApiUnderTest): Promise<readonly string[]> => {
  const rows = await open.runtime.readModels.rows<{ word: string }>(
    `select request_id as word from {request_overview} union all select contribution_id from {contribution}
     union all select donor_id from {donor} union all select code from {field_office} order by word`,
  );
  return [
    ...rows.map(({ word }) => word),
    ...[
      'USD',
      'EUR',
      'KE',
      'NO',
      'GPAC',
      'GPML',
      '18a',
      '27b',
      'corruption',
      'training',
      'HQ',
      'admin',
      'X1',
      'R1',
      'L1',
    ],
    ...['2026-06', '2026-06-15T12:00:00Z', 'Advice on a law', 'unknown', 'https://hooks.example.org/x', 'f'.repeat(64)],
  ];
};
