import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { Recorded } from '#event-sourcing';
import { PostgresKeyStore } from '#personal-data';
import { type TestPostgres, startTestPostgres } from '#postgres/testing';
import { type Runtime, openRuntime, personalFields, projections } from '#runtime';
import { createApi } from '../../apps/api/src/create-api.js';
import { openAccess } from '../../apps/api/src/testing/access.js';
import { DemoClock } from '../../apps/desk/src/demo/demo-clock.js';
import { runDemo } from '../../apps/desk/src/demo/run-demo.js';
import { placesOf, tablesOf } from './places-of.js';

type Submission = Readonly<{ requestId: string; focalPoint: object | null }>;
type Person = { id: string; texts: string[]; requestId: string };

describe('A person', () => {
  let postgres: TestPostgres;
  let runtime: Runtime;
  let api: Awaited<ReturnType<typeof createApi>>;
  let events: readonly Recorded[];
  let persons: readonly Person[];
  let secrets: readonly string[];
  const log: string[] = [];
  const clock = new DemoClock();

  beforeAll(async () => {
    postgres = await startTestPostgres();
    runtime = await openRuntime({
      databaseUrl: await postgres.createDatabase(),
      clock,
      logger: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
    });
    runtime.project();
    api = await createApi(runtime, openAccess);
    clock.set(new Date('2026-06-15T12:00:00Z'));
    await runDemo({ runtime, api }, clock, { json: true }, process.stderr);
    await makeLong(await wholeLog());
    secrets = await registerRecipients();
    events = await wholeLog();
    persons = personsIn(await runtime.vault.open(events));
  }, 180_000);
  afterAll(async () => {
    await api?.close();
    await runtime?.close();
    await postgres?.stop();
  });

  const wholeLog = async () => {
    const found: Recorded[] = [];
    const end = new AbortController();
    await runtime.store.subscribe({
      signal: end.signal,
      handle: async (batch) => {
        found.push(...batch.events);
        if (batch.caughtUp) end.abort();
      },
    });
    return found;
  };

  /** Of a request that tells of a person, and is delivered: long enough for a snapshot. */
  const makeLong = async (story: readonly Recorded[]) => {
    const rows = await runtime.readModels.rows<{ request_id: string }>(
      `select request_id from {request_overview} where phase = 'delivery' and standing = 'running'`,
    );
    const delivered = story.find(
      ({ type, data }) =>
        // As declared for this type.
        type === 'RequestSubmitted' &&
        rows.some(({ request_id }) => request_id === (data as Submission).requestId) &&
        (data as Submission).focalPoint,
    );
    const { requestId } = (delivered?.data ?? {}) as Submission;
    for (let n = 0; n < 110; n += 1) {
      const fact = {
        riskId: `risk-${n}`,
        title: 'Elections',
        severity: 'low',
        mitigation: 'Wait',
        occurredOn: '2026-06-01',
      };
      expect((await ask('POST', `/api/v1/requests/${requestId}/risks`, fact)).statusCode).toBe(200);
    }
    // Taken in the background.
    while ((await runtime.pool.query('select from snapshot.snapshot')).rowCount === 0) await pause(20);
  };

  /** Somebody to be told what happens, and a webhook. Resolves with what is nobody's to see. */
  const registerRecipients = async (): Promise<readonly string[]> => {
    const email = 'amina.diallo@example.org';
    const recipient = {
      actor: 'manager-7',
      roles: [{ role: 'finance-officer' }],
      language: 'fr',
      emailChoice: 'digest',
      email,
    };
    expect((await ask('POST', '/api/v1/recipients', recipient)).statusCode).toBe(201);
    const account = { name: 'manager-7', grants: [], displayName: 'Amina Diallo', email };
    expect((await ask('POST', '/api/v1/accounts', account)).statusCode).toBe(201);
    const told = { personId: 'manager-7', displayName: 'Amina Diallo', email, reason: 'As before' };
    expect((await ask('POST', '/api/v1/accounts/manager-7/person', told)).statusCode).toBe(200);
    const change = { roles: recipient.roles, language: 'ar', emailChoice: 'at-once', email };
    expect((await ask('POST', '/api/v1/recipients/manager-7/details', change)).statusCode).toBe(200);
    const webhook = { webhookId: 'ministry', url: 'https://8.8.8.8/', active: false };
    const registered = await ask('POST', '/api/v1/webhooks', webhook);
    expect(registered.statusCode).toBe(201);
    return [email, registered.json().secret];
  };

  const ask = (method: 'GET' | 'POST', url: string, payload?: object, headers = {}) =>
    api.inject({
      ...{ method, url, ...(payload && { payload }) },
      headers: { authorization: 'Name officer', 'idempotency-key': randomUUID(), ...headers },
    });

  const timeline = async ({ requestId }: Person) =>
    (await ask('GET', `/api/v1/requests/${requestId}/timeline?limit=200`)).payload;

  /** Those that its readers can see: a failure says which, not where. */
  const seenIn = async (person: Person) => {
    const shown = await timeline(person);
    return person.texts.filter((text) => shown.includes(text));
  };

  const textsOf = (some: readonly Person[]) => some.flatMap(({ texts }) => texts);

  test('is met in every kind of event that tells of persons', () => {
    const told = new Set(events.map(({ type }) => type));
    expect(Object.keys(personalFields).filter((type) => !told.has(type))).toEqual([]);
    expect(persons.length).toBeGreaterThan(20);
  });

  test('stands in the clear in no table: log, answers of commands, snapshots, all read models, also when built anew', async () => {
    const tables = await tablesOf(runtime.pool);
    const readModels = projections.flatMap(({ tables: ofOne, version }) =>
      ofOne.map(({ name }) => `read_model.${name}_v${version}`),
    );
    expect(tables).toEqual(
      expect.arrayContaining([...readModels, 'event_store.event_hot', 'event_store.command', 'snapshot.snapshot']),
    );
    const texts = [...textsOf(persons), ...secrets];
    expect(await placesOf(runtime.pool, texts)).toEqual([]);
    await runtime.readModels.rebuild();
    await runtime.readModels.settled(60_000);
    expect(await placesOf(runtime.pool, texts)).toEqual([]);
  }, 120_000);

  test('stands in the clear in no line of the log for operators', () => {
    const lines = log.join('');
    expect(log.length).toBeGreaterThan(100);
    expect([...textsOf(persons), ...secrets].filter((text) => lines.includes(text))).toEqual([]);
  });

  test('is erased over the api: unreadable from then on, while the others stay', async () => {
    const [person, other] = persons;
    if (!person || !other) throw new Error('nobody is there');
    const key = (await (await PostgresKeyStore.open(runtime.pool)).find(new Set([person.id]))).get(person.id);
    expect(await seenIn(person)).toEqual(person.texts);

    const headers = { 'idempotency-key': randomUUID() };
    const erased = await ask('POST', `/api/v1/persons/${person.id}/erase`, { reason: 'Asked by the person' }, headers);
    expect([erased.statusCode, erased.json()]).toEqual([200, { revision: 0, position: expect.any(String) }]);
    const again = await ask('POST', `/api/v1/persons/${person.id}/erase`, { reason: 'Asked by the person' }, headers);
    expect(again.json()).toEqual(erased.json());

    expect(await seenIn(person)).toEqual([]);
    expect(await seenIn(other)).toEqual(other.texts);
    expect(await placesOf(runtime.pool, key ? [key] : [])).toEqual([]);
  });

  test('is refused erasure when unknown, or without a reason', async () => {
    const unknown = await ask('POST', '/api/v1/persons/nobody/erase', { reason: 'A typing error' });
    expect([unknown.statusCode, unknown.json()]).toMatchObject([404, { code: 'PersonNotFound' }]);
    const [, person] = persons;
    expect((await ask('POST', `/api/v1/persons/${person?.id}/erase`, {})).statusCode).toBe(400);
    expect((await ask('POST', `/api/v1/persons/${person?.id}/erase`, { reason: ' ' })).statusCode).toBe(422);
  });
});

const personsIn = (opened: readonly Recorded[]): readonly Person[] => {
  const persons = new Map<string, Person>();
  for (const { type, data } of opened) {
    // As declared in personalFields.
    const { requestId, focalPoint, evaluator } = data as Record<string, { personId: string; name: string }> & {
      requestId: string;
    };
    const person = type === 'RequestSubmitted' ? focalPoint : type === 'EvaluationCommissioned' ? evaluator : undefined;
    if (!person) continue;
    const { personId: id, name } = person;
    const { email, telephone } = person as { email?: string | null; telephone?: string | null };
    const known = persons.get(id) ?? { id, texts: [], requestId };
    known.texts.push(...[name, email, telephone].filter((text) => typeof text === 'string'));
    persons.set(id, known);
  }
  return [...persons.values()];
};
