import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Sealer, signingKeyIn } from '#evidence';
import { Pool } from '#postgres';
import { eventually } from '#postgres/testing';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';

describe('Verification over HTTP', () => {
  let api: ApiUnderTest;
  let intruder: Pool;
  let directory: string;
  let sealer: Sealer;
  beforeAll(async () => {
    api = await ApiUnderTest.start({
      people: { manager: [{ role: 'auditor' }], somebody: [{ role: 'finance-officer' }] },
    });
    intruder = new Pool({ connectionString: api.databaseUrl, max: 1 });
    directory = await mkdtemp(join(tmpdir(), 'techcoop-verification-'));
    const { store, seals, clock } = api.runtime;
    const key = await signingKeyIn(join(directory, 'key.pem'), { make: true });
    sealer = new Sealer({ store, seals, key, directory, clock });
    for (const name of ['Norway', 'Sweden', 'Finland']) {
      await registered(name);
      await sealer.seal();
    }
    await registered('Denmark');
  });
  afterAll(async () => {
    await intruder?.end();
    await api?.stop();
    if (directory) await rm(directory, { recursive: true, force: true });
  });

  const registered = (name: string) =>
    api.command(
      '/donors',
      { donorId: name, name, type: 'government', country: null },
      { authorization: 'Name somebody' },
    );
  const start = (): Promise<Answered> => api.ask('POST', '/api/v1/verifications', {});
  const ended = async ({ body: { id } }: Answered): Promise<Answered['body']> => {
    const run = async (): Promise<Answered['body']> => (await api.get(`/api/v1/verifications/${id}`)).body;
    await eventually(async () => (await run()).status !== 'running');
    return run();
  };

  /** No verification ends before what this gives is called: of a short log it would be over before another is asked for. */
  const held = async (): Promise<() => Promise<unknown>> => {
    await intruder.query(`select pg_advisory_lock(1);
      create function evidence.held() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(1); return new; end $$;
      create trigger held before update on evidence.verification for each row when (new.status <> 'running')
        execute function evidence.held();`);
    return () => intruder.query('select pg_advisory_unlock_all(); drop function if exists evidence.held() cascade');
  };

  test('lists the seals, the newest first, and says what is not sealed yet', async () => {
    const first = await api.get('/api/v1/seals?limit=2');
    expect(first).toMatchObject({
      status: 200,
      body: {
        ...{ unsealed: 1, sealing: false },
        items: [
          { number: 3, readable: true, count: 1, at: '2026-06-15T12:00:00.000Z', exported: false },
          { number: 2, readable: true, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ],
      },
    });
    const [newest, before] = first.body.items;
    expect(newest).toMatchObject({ previous: before.hash, after: before.upTo });
    const last = await api.get(`/api/v1/seals?limit=2&cursor=${first.body.next}`);
    expect(last.body).toMatchObject({ items: [{ number: 1, after: null, previous: null }], next: null });
  });

  test('is started, ends by itself and says that all is as it was written', async () => {
    const started = await start();
    expect(started).toMatchObject({ status: 201, body: { status: 'running', startedBy: 'manager', endedAt: null } });
    expect(await ended(started)).toMatchObject({
      ...{ status: 'done', endedAt: expect.any(String), reason: null },
      found: {
        log: {
          whole: true,
          events: expect.any(Number),
          seals: 3,
          findings: [],
          newest: { number: 3 },
          trust: 'any-key',
        },
        ledgers: { identityHolds: true, broken: [] },
      },
    });
    expect((await api.get('/api/v1/verifications')).body.items[0]).toMatchObject({ status: 'done' });
  });

  test('runs once at a time, whoever starts it and in whichever process', async () => {
    const other = await ApiUnderTest.beside(api);
    const goOn = await held();
    try {
      const answers = await Promise.all([start(), start(), start(), other.ask('POST', '/api/v1/verifications', {})]);
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'VerificationRunning' });
      await goOn();
      const begun = answers.find(({ status }) => status === 201);
      if (begun) await ended(begun);
    } finally {
      await goOn();
      await other.stop();
    }
  });

  test('is taken for lost when its process has been silent for a minute, and another one may begin', async () => {
    await intruder.query(
      `insert into evidence.verification (started_by, heard_at) values ('gone', now() - interval '61 s')`,
    );
    const { body } = await api.get('/api/v1/verifications?limit=1');
    expect(body.items).toMatchObject([{ startedBy: 'gone', status: 'interrupted', endedAt: expect.any(String) }]);
    expect(await ended(await start())).toMatchObject({ status: 'done' });
  });

  test('ends with the process that runs it', async () => {
    const other = await ApiUnderTest.beside(api);
    const begun = await other.ask('POST', '/api/v1/verifications', {});
    await other.stop();
    expect((await ended(begun)).status).toMatch(/^(interrupted|done)$/);
  });

  test('names the first event that disagrees', async () => {
    await intruder.query(`update event_store.event set data = replace(data::text, 'Sweden', 'Nowhere')::json
                          where data::text like '%Sweden%'`);
    expect(await ended(await start())).toMatchObject({
      status: 'done',
      found: {
        log: {
          whole: false,
          disagreeing: 1,
          findings: [{ stream: 'donor-Sweden', revision: 0, what: expect.any(String) }],
        },
      },
    });
  });

  test('shows a seal that somebody broke as such', async () => {
    await intruder.query(`update evidence.seal set document = '{}' where number = 3`);
    expect(await api.get('/api/v1/seals?limit=1')).toMatchObject({
      status: 200,
      body: { unsealed: null, items: [{ number: 3, readable: false, root: null }] },
    });
    expect(await ended(await start())).toMatchObject({
      found: { log: { whole: false, sealFaults: [{ seal: 3 }] } },
    });
  });

  test('is not asked for wrongly, nor by anybody', async () => {
    for (const path of ['verifications/0', 'verifications/x', 'seals?cursor=bm90', 'seals?limit=0'])
      expect(await api.get(`/api/v1/${path}`)).toMatchObject({ status: 400 });
    expect(await api.get('/api/v1/verifications/999999')).toMatchObject({ status: 404 });
    const headers = { authorization: 'Name somebody' };
    expect(await api.ask('POST', '/api/v1/verifications', { headers })).toMatchObject({ status: 403 });
    expect(await api.get('/api/v1/seals', headers)).toMatchObject({ status: 403 });
  });
});
