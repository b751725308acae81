import { statfsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Sealer, signingKeyIn } from '#evidence';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';

describe('Operations', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api?.stop());

  const details = { name: 'Norway', type: 'government', country: 'NO' };
  const donor = { donorId: 'NO', ...details };
  const submission = { ...submissionBody, submittedOn: '2026-02-01' };
  const metrics = async () => String((await api.get('/metrics')).body);

  test('the process is alive and ready', async () => {
    expect(await api.get('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await api.get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'up', checks: { database: 'up', eventStore: 'up', readModels: 'up' } },
    });
  });

  test('metrics count requests by route, and commands by what came of them', async () => {
    await api.command('/donors', donor);
    await api.command('/donors', donor);
    await api.command('/donors/NO/details', details);
    await api.runtime.readModels.caughtUp(30_000);
    expect(await metrics()).toContain('techcoop_commands_total{command="RegisterDonor",outcome="done"} 1');
    expect(await metrics()).toContain('techcoop_commands_total{command="RegisterDonor",outcome="DonorExists"} 1');
    expect(await metrics()).toMatch(
      /techcoop_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/donors\/:donorId\/details",status="200"\} 1/,
    );
    expect(await metrics()).toMatch(/techcoop_projection_lag_seconds\{projection="donor-list",state="live"\} \d/);
    expect(await metrics()).toContain('techcoop_projection_parked_streams{projection="waitlist",state="live"} 0');
    expect(await metrics()).toContain('techcoop_projection_progress_ratio{projection="waitlist",state="live"} 1');
    expect(await metrics()).toMatch(/techcoop_event_store_horizon_age_seconds \d/);
    expect(await metrics()).toContain('techcoop_event_store_waiting_appends 0');
    expect(await metrics()).toContain('process_cpu_seconds_total');
  });

  test('metrics say how much of the log is sealed, and since when', async () => {
    const { store, seals, clock } = api.runtime;
    expect(await metrics()).toContain('techcoop_newest_seal_age_seconds 0');
    expect(await metrics()).toMatch(/^techcoop_unsealed_events [1-9]/m);
    const directory = await mkdtemp(join(tmpdir(), 'techcoop-seals-'));
    const key = await signingKeyIn(join(directory, 'key.pem'), { make: true });
    await new Sealer({ store, seals, key, directory, clock }).seal();
    await rm(directory, { recursive: true });
    api.clock.current = new Date(clock.now().getTime() + 90_000);
    expect(await metrics()).toMatch(/^techcoop_newest_seal_age_seconds 90$/m);
    expect(await metrics()).toMatch(/^techcoop_unsealed_events 0$/m);
  });

  test('the log has a line for each request, with its correlation id and nothing of its body', async () => {
    await api.command('/donors', { ...donor, donorId: 'SE', name: 'Sweden' }, { 'x-correlation-id': 'look-here' });
    const line = api.log.map((text) => JSON.parse(text)).find(({ correlationId }) => correlationId === 'look-here');
    expect(line).toMatchObject({
      msg: 'answered',
      method: 'POST',
      route: '/api/v1/donors',
      status: 201,
      milliseconds: expect.any(Number),
    });
    expect(api.log.join('')).not.toContain('Sweden');
  });

  test('takes the correlation id from the trace', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const { headers } = await api.get('/api/v1/themes', { traceparent: `00-${trace}-b7ad6b7169203331-01` });
    expect(headers['x-correlation-id']).toBe(trace);
  });

  test('views of a read model that is filled for the first time say so, and so does readiness; the others answer', async () => {
    const client = new pg.Client(api.databaseUrl);
    await client.connect();
    // As a new version is, until it shows the whole log.
    await client.query(`update read_model.checkpoint set live = false where projection = 'donor-list'`);
    const other = await ApiUnderTest.beside(api);
    try {
      expect(await other.get('/api/v1/donors')).toMatchObject({
        status: 503,
        headers: { 'retry-after': '1' },
        body: { code: 'NotCaughtUp', facts: { projections: ['donor-list'] } },
      });
      expect(await other.get('/api/v1/waitlist')).toMatchObject({ status: 200 });
      expect(await other.get('/health/ready')).toMatchObject({
        status: 503,
        body: { checks: { readModels: 'filling' } },
      });
      await client.query('notify read_model');
      await other.runtime.readModels.settled(30_000);
      expect(await other.get('/api/v1/donors')).toMatchObject({ status: 200 });
      expect(await other.get('/health/ready')).toMatchObject({ status: 200 });
    } finally {
      await other.stop();
      await client.end();
    }
  });

  test('on a disk that is almost full commands are refused, and views go on', async () => {
    const narrow = await ApiUnderTest.beside(api, { disk: { directory: tmpdir(), floorBytes: 2 ** 60 } });
    try {
      const headers = { 'idempotency-key': 'once-there-is-room' };
      expect(await narrow.command('/donors', { ...donor, donorId: 'IS' }, headers)).toMatchObject({
        status: 503,
        headers: { 'retry-after': '30' },
        body: { code: 'DiskAlmostFull', facts: { freeMegabytes: expect.any(Number), floorMegabytes: 2 ** 40 } },
      });
      for (const view of ['/api/v1/donors', '/api/v1/pipeline', '/health/ready'])
        expect(await narrow.get(view)).toMatchObject({ status: 200 });
      expect((await narrow.get('/metrics')).body).toMatch(/^techcoop_disk_free_bytes \d+$/m);
      expect(narrow.log.filter((line) => line.includes('DISK_FLOOR_MEGABYTES'))).toHaveLength(1);
      expect(await api.command('/donors', { ...donor, donorId: 'IS' }, headers)).toMatchObject({ status: 201 });
    } finally {
      await narrow.stop();
    }
  });

  test('on a disk that is almost full persons are shown, and that is noted, down to half of what is kept free', async () => {
    const { bavail, bsize } = statfsSync(tmpdir());
    const narrow = await ApiUnderTest.beside(api, { disk: { directory: tmpdir(), floorBytes: bavail * bsize * 1.5 } });
    try {
      expect(await narrow.command('/donors', { ...donor, donorId: 'FI' })).toMatchObject({ status: 503 });
      const { id } = (await api.command('/requests', submission)).body;
      expect(await narrow.get(`/api/v1/requests/${id}/timeline`)).toMatchObject({ status: 200 });
    } finally {
      await narrow.stop();
    }
  });

  test('on a disk that is almost full persons are erased all the same', async () => {
    const focalPoint = { personId: 'p-1', name: 'Grace Otieno' };
    expect(await api.command('/requests', { ...submission, focalPoint })).toMatchObject({ status: 201 });
    const narrow = await ApiUnderTest.beside(api, { disk: { directory: tmpdir(), floorBytes: 2 ** 60 } });
    try {
      const reason = 'Asked by the person';
      expect(await narrow.command('/persons/p-1/erase', { reason })).toMatchObject({ status: 200 });
    } finally {
      await narrow.stop();
    }
  });

  test('the api recovers when its database was restarted', async () => {
    const back = new AbortController();
    const restarted = api.postgres.restart().finally(() => back.abort());
    const statuses = new Set<number>();
    while (!back.signal.aborted) {
      statuses.add((await api.get('/api/v1/donors')).status);
      statuses.add((await api.command('/donors/NO/details', details)).status);
    }
    await restarted;
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await api.get('/health/ready')).toMatchObject({ status: 200 });
    expect(await api.command('/donors', { ...donor, donorId: 'DK' })).toMatchObject({ status: 201 });
  });

  test('without its database the api says so, and when to ask again', async () => {
    await api.stopDatabase();
    const unavailable = { status: 503, headers: { 'retry-after': '1' }, body: { code: 'ServiceUnavailable' } };
    const [live, metered, ready, ...answers] = await Promise.all([
      api.get('/health/live'),
      api.get('/metrics'),
      api.get('/health/ready'),
      api.get('/api/v1/donors'),
      api.get('/api/v1/requests/TA-2026-000001/timeline'),
      api.command('/donors', { ...donor, donorId: 'FI' }),
      api.command('/requests/TA-2026-000001/resource-checks', { checkedOn: '2026-06-01' }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject(unavailable);
    expect(ready).toMatchObject({ status: 503, body: { status: 'down', checks: { database: 'down' } } });
    expect([live.status, metered.status]).toEqual([200, 200]);
  }, 30_000);
});
