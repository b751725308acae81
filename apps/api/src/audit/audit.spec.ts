import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { eventually } from '#postgres/testing';
import { RIGHTS } from '../access/rights.js';
import { ANSWER_HEADERS } from '../shell/answer-headers.js';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';
import { PERSONAL_READS } from './audited.js';

type Entry = Readonly<Record<string, unknown>>;

const manager = { authorization: 'Name manager' };
const auditor = { authorization: 'Name auditor' };
const submission = { ...submissionBody, submittedOn: '2026-06-15' };

const proxied = (address: string) => ({
  ...{ host: 'techcoop.example.org', 'x-forwarded-proto': 'https', 'x-forwarded-for': address },
});

describe('The audit', () => {
  let api: ApiUnderTest;
  let requestId: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start({
      reach: { publicUrl: 'https://techcoop.example.org', trustedProxies: ['127.0.0.1'] },
      people: {
        manager: [{ role: 'programme-manager', programmes: 'all' }],
        auditor: [{ role: 'auditor' }],
        finance: [{ role: 'finance-officer' }],
      },
    });
    requestId = (await api.command('/requests', submission, { ...manager, 'x-correlation-id': 'first' })).body.id;
  }, 60_000);
  afterAll(() => api?.stop());

  const search = async (query: string): Promise<readonly Entry[]> => {
    const { status, body } = await api.get(`/api/v1/audit?${query}`, auditor);
    expect({ status, body }).toMatchObject({ status: 200, body: { complete: true } });
    return body.items;
  };
  const from = (remoteAddress: string, path: string, headers: Readonly<Record<string, string>>) =>
    api.app.inject({
      ...{ method: 'GET', url: `/api/v1${path}` },
      headers: { ...headers, ...proxied(remoteAddress) },
    });

  test('tells of a command that was done, by its own events', async () => {
    const answer = await api.app.inject({
      ...{ method: 'POST', url: '/api/v1/requests', payload: submission },
      headers: {
        ...manager,
        ...proxied('::ffff:192.0.2.7'),
        'idempotency-key': randomUUID(),
        'techcoop-on-behalf-of': 'ministry of justice',
      },
    });
    const { id } = answer.json<{ id: string }>();
    expect(await search(`subject=request-${id}`)).toEqual([
      expect.objectContaining({
        ...{ at: '2026-06-15T12:00:00.000Z', actor: 'manager', provenBy: 'api-key', address: '192.0.2.7' },
        ...{ onBehalfOf: 'ministry of justice', operation: 'submitRequest', events: ['RequestSubmitted'] },
        ...{ subjects: [`request-${id}`], outcome: 'done', status: null, code: null },
      }),
    ]);
    expect(await search('from=192.0.2.7')).toHaveLength(1);
    const [event] = await api.runtime.store.read(`request-${id}`);
    expect(event?.metadata).toMatchObject({ by: 'api-key', from: '192.0.2.7', command: 'SubmitRequest' });
  });

  test('tells of a command once, whatever it changed, however much', async () => {
    const command = { commandId: randomUUID(), requestHash: '00'.repeat(32), answer: {} };
    const [one, other] = [`sample-${randomUUID()}`, `sample-${randomUUID()}`];
    const metadata = {
      ...{ actor: 'process:funding', command: 'CheckResources', commandId: command.commandId },
      ...{ correlationId: 'much', recordedAt: '2026-06-15T12:00:00.000Z' },
    };
    const appends = [one, other].map((stream) => ({
      ...{ stream, expected: 'no-stream' as const },
      events: Array.from({ length: 800 }, () => ({ id: randomUUID(), type: `In ${stream}`, data: {}, metadata })),
    }));
    await api.runtime.store.append(appends, command);
    const about = await Promise.all([one, other].map((stream) => search(`subject=${stream}`)));
    for (const entries of about)
      expect(entries).toEqual([
        expect.objectContaining({
          ...{ id: command.commandId, actor: 'process:funding', provenBy: null, address: null },
          ...{ operation: 'checkResources', subjects: expect.arrayContaining([one, other]) },
          events: expect.arrayContaining([`In ${one}`, `In ${other}`]),
        }),
      ]);
  });

  test.each<[string, number, string, Readonly<{ authorization: string; 'if-match'?: string }>]>([
    ['nobody', 401, 'NotSignedIn', { authorization: '' }],
    ['who may not', 403, 'NotAllowed', { authorization: 'Name finance' }],
    ['a rule of a field', 422, 'InvalidInput', manager],
    ['the state of things', 409, 'WrongPhase', manager],
    ['what changed since', 412, 'ChangedSinceRead', { ...manager, 'if-match': '"77"' }],
  ])('tells of a command that was refused: %s', async (why, status, code, headers) => {
    const secret = `The secret of ${why}`;
    const correlation = `refused-${status}`;
    const body = { reason: status === 422 ? ' ' : secret, waivedOn: '2026-06-15' };
    const sent = { ...headers, 'x-correlation-id': correlation };
    const answer = await api.command(`/requests/${requestId}/evaluation/waive`, body, sent);
    expect(answer).toMatchObject({ status });
    const entries = (await search('outcome=refused')).filter(({ correlationId }) => correlationId === correlation);
    expect(entries).toEqual([
      expect.objectContaining({
        ...{ operation: 'waiveEvaluation', subjects: [`request-${requestId}`], address: '127.0.0.1', status },
        ...{ outcome: 'refused', actor: status === 401 ? '?' : headers.authorization.replace('Name ', '') },
        ...{ code, provenBy: status === 401 ? null : 'api-key' },
      }),
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  test('tells who read of persons, and not who read of other things', async () => {
    await from('198.51.100.1', `/requests/${requestId}/timeline`, manager);
    await from('198.51.100.1', `/requests/${requestId}`, manager);
    await from('198.51.100.1', '/requests', manager);
    await from('198.51.100.1', '/requests/TA-2026-999999/timeline', manager);
    expect(await search('from=198.51.100.1')).toMatchObject([
      { operation: 'getTimeline', outcome: 'refused', code: 'RequestNotFound', subjects: ['request-TA-2026-999999'] },
      { operation: 'getTimeline', outcome: 'done', status: 200, subjects: [`request-${requestId}`], actor: 'manager' },
    ]);
  });

  test.each([
    ['2001:0DB8:0:0::7', '2001:db8::7', ['2001:db8::7', '2001:DB8::7', '2001:db8:0:0:0:0:0:7']],
    ['::ffff:c633:6408', '198.51.100.8', ['198.51.100.8', '::ffff:198.51.100.8', '::FFFF:C633:6408']],
  ])('finds what came from %s, as %s, by whatever form of the address', async (sent, address, forms) => {
    await from(sent, `/requests/${requestId}/timeline`, manager);
    for (const form of forms) expect(await search(`from=${form}`)).toMatchObject([{ address }]);
  });

  test.each(['198.51.100', '999.1.1.1', '1::2::3', '::ffff:1.2.3', 'fe80'])(
    'refuses %s as an address',
    async (wrong) => {
      expect(await api.get(`/api/v1/audit?from=${wrong}`, auditor)).toMatchObject({ status: 400 });
    },
  );

  test('tells who read who did what a figure is made of', async () => {
    await api.runtime.readModels.caughtUp();
    const address = '198.51.100.7';
    await from(address, `/requests/${requestId}/explanations/committed`, manager);
    await from(address, '/contributions/VC-2026-000001/explanations/spent', manager);
    await from(address, '/donors/NO/explanations/receipts?currency=USD', manager);
    await from(address, '/mandates/18a/explanations/requests', manager);
    expect(await search(`from=${address}`)).toMatchObject([
      { operation: 'explainMandate', outcome: 'done', subjects: expect.arrayContaining(['mandate-18a']) },
      { operation: 'explainDonor', outcome: 'refused', code: 'DonorNotFound' },
      { operation: 'explainContribution', outcome: 'refused', code: 'ContributionNotFound' },
      { operation: 'explainRequest', outcome: 'done', subjects: expect.arrayContaining([`request-${requestId}`]) },
    ]);
  });

  test('shows nobody but auditors from where somebody came', async () => {
    const { body } = await api.get(`/api/v1/requests/${requestId}/timeline`, manager);
    expect(body.items[0].metadata).toMatchObject({ actor: 'manager', command: 'SubmitRequest' });
    expect(body.items[0].metadata).not.toHaveProperty('from');
    expect(body.items[0].metadata).not.toHaveProperty('by');
    expect(await api.get('/api/v1/audit', manager)).toMatchObject({ status: 403 });
    expect(await api.get('/api/v1/audit/export', manager)).toMatchObject({ status: 403 });
  });

  test('is itself audited, and cannot be changed', async () => {
    await search('actor=nobody');
    expect((await search('operation=listAudit&actor=auditor')).length).toBeGreaterThan(0);
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      for (const path of ['audit', 'audit/export'])
        expect(await api.ask(method, `/api/v1/${path}`, { headers: auditor })).toMatchObject({ status: 405 });
  });

  test('loses nothing under load, and writes many entries at once', async () => {
    const read = (n: number) =>
      from('203.0.113.9', `/requests/${requestId}/timeline`, { ...manager, 'x-correlation-id': `load-${n}` });
    // So many at once as are let in, however slow the machine.
    for (let begun = 0; begun < 300; begun += 30) {
      const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => read(begun + n)));
      for (const { statusCode } of answers) expect(statusCode).toBe(200);
    }
    const { entries } = await api.runtime.auditLog.page({ from: '203.0.113.9' }, null, 1_000);
    expect(new Set(entries.map(({ correlation_id: id }) => id)).size).toBe(300);
    const { rows } = await api.runtime.pool.query<{ appends: number }>(
      `select count(distinct metadata->>'commandId')::integer as appends from event_store.event
       where metadata->>'from' = '203.0.113.9'`,
    );
    expect(rows[0]?.appends).toBeLessThan(150);
  });

  test('is read in pages, newest first, of a range of time', async () => {
    api.clock.current = new Date('2026-06-20T08:00:00.000Z');
    for (let n = 0; n < 5; n += 1)
      await api.get(`/api/v1/requests/${requestId}/timeline`, { ...manager, 'x-correlation-id': `page-${n}` });
    api.clock.current = new Date('2026-06-21T08:00:00.000Z');
    const range = 'operation=getTimeline&since=2026-06-20T00:00:00Z&until=2026-06-21T00:00:00Z&limit=2';
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body } = await api.get(`/api/v1/audit?${range}${next && `&cursor=${next}`}`, auditor);
      seen.push(...body.items.map(({ correlationId }: Entry) => correlationId));
      ({ next } = body);
    }
    expect(seen).toEqual(['page-4', 'page-3', 'page-2', 'page-1', 'page-0']);
    expect(await api.get('/api/v1/audit?cursor=bm90', auditor)).toMatchObject({ status: 400 });
    expect(await api.get('/api/v1/audit?since=yesterday', auditor)).toMatchObject({ status: 400 });
  });

  test.each(['2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])('has no page after %s', async (at) => {
    const [{ position } = {}] = await search('limit=1');
    const cursor = Buffer.from(`${at} ${String(position)}`).toString('base64url');
    expect(await api.get(`/api/v1/audit?cursor=${cursor}`, auditor)).toMatchObject({ status: 400 });
  });

  test('ends before the year 10000, also by an offset', async () => {
    expect(await api.get('/api/v1/audit?until=9999-12-31T23:59:59-14:00', auditor)).toMatchObject({ status: 400 });
  });

  test('is exported as CSV, in which nothing calculates', async () => {
    api.clock.current = new Date('2026-06-22T08:00:00.000Z');
    const subject = encodeURIComponent('=cmd|calc');
    const refused = await from('127.0.0.1', `/webhooks/${subject}`, { authorization: 'Name =1+1,"x"' });
    expect(refused.statusCode).toBe(403);
    const path = '/api/v1/audit/export?since=2026-06-22T00:00:00Z&until=2026-06-23T00:00:00Z&outcome=refused';
    const { headers, body } = await api.get(path, { ...auditor, accept: 'text/csv' });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="audit.csv"',
    });
    expect(parse(String(body), { columns: true })).toEqual([
      expect.objectContaining({ actor: `'=1+1,"x"`, subjects: 'webhook-=cmd|calc', status: '403' }),
    ]);
    expect(await search('operation=exportAudit&outcome=done')).toHaveLength(1);
    expect(await api.get('/api/v1/audit/export', auditor)).toMatchObject({ status: 400 });
  });

  test('is searched anew from the log when it was of another one', async () => {
    const before = await search('outcome=refused');
    await api.runtime.pool.query(`delete from audit.entry where outcome = 'refused'`);
    await api.runtime.pool.query('update audit.checkpoint set store_id = $1', [randomUUID()]);
    await api.runtime.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'techcoop audit'`,
    );
    await eventually(async () => (await search('outcome=refused')).length === before.length);
    expect(await search('outcome=refused')).toEqual(before);
  });

  test('is not filled by whoever is not signed in, and counts them', async () => {
    api.clock.current = new Date('2026-06-23T08:00:00.000Z');
    const strangers = Array.from({ length: 150 }, () => api.command('/donors', {}, { authorization: '' }));
    for (const { status } of await Promise.all(strangers)) expect(status).toBe(401);
    api.clock.current = new Date('2026-06-23T08:01:00.000Z');
    await api.command('/donors', {}, { authorization: '' });
    const entries = await search('actor=?&since=2026-06-23T08:00:00Z&limit=200');
    expect(entries.map(({ times }) => times)).toEqual([51, ...Array.from({ length: 100 }, () => 1)]);
  });

  test('is not filled in the name of an account, either, by whoever did not prove to be it', async () => {
    api.clock.current = new Date('2026-06-24T08:00:00.000Z');
    await api.command('/accounts', { name: 'petra', grants: [], password: 'a long enough password' });
    const short = { name: 'petra', password: 'whatever it may be', newPassword: 'short' };
    const tries = Array.from({ length: 120 }, () =>
      api.ask('PUT', '/api/v1/password', { body: short, headers: { authorization: '' } }),
    );
    for (const { status } of await Promise.all(tries)) expect(status).toBe(422);
    expect(await search('operation=changePassword&since=2026-06-24T08:00:00Z&limit=200')).toHaveLength(100);
  });

  test('goes on when the clock is set back over midnight', async () => {
    const days = ['2026-06-25T00:00:00.001Z', '2026-06-24T23:59:59.999Z', '2026-06-25T00:00:00.002Z'];
    for (const day of days) {
      api.clock.current = new Date(day);
      expect(await api.get(`/api/v1/requests/${requestId}/timeline`, manager)).toMatchObject({ status: 200 });
    }
    const entries = await search(`operation=getTimeline&since=${days[1]}`);
    expect(entries.map(({ at }) => at)).toEqual([days[2], days[0], days[1]]);
  });

  test('names only operations that there are', () => {
    for (const operation of PERSONAL_READS) expect(Object.keys(RIGHTS)).toContain(operation);
  });

  test('that cannot be written shows nothing of persons, refuses all the same, and goes on later', async () => {
    const asManager = (correlation: string) => ({ ...manager, 'x-correlation-id': correlation });
    const timeline = `/api/v1/requests/${requestId}/timeline`;
    const holding = new pg.Client({ connectionString: api.databaseUrl });
    await holding.connect();
    await holding.query('begin');
    await holding.query('lock table event_store.event_hot in share mode'); // reads go on
    const [shown, refused, plain] = await Promise.all([
      api.get(timeline, asManager('away-read')),
      api.command('/donors', {}, asManager('away-refused')),
      api.get(`/api/v1/requests/${requestId}`, manager),
    ]);
    await holding.query('rollback');
    await holding.end();
    expect(shown).toMatchObject({ status: 503, body: { code: 'ServiceUnavailable' }, headers: { 'retry-after': '1' } });
    expect(shown.headers).not.toHaveProperty('etag');
    expect(shown.headers).toMatchObject(ANSWER_HEADERS);
    expect([refused.status, plain.status]).toEqual([403, 200]);
    expect(api.log.filter((line) => line.includes('refused, and not audited'))).toEqual([
      expect.stringContaining('away-refused'),
    ]);
    await eventually(async () => (await api.get(timeline, asManager('back'))).status === 200);
    const since = await search('operation=getTimeline');
    expect(since.map(({ correlationId }) => correlationId)).toContain('back');
  });
});
