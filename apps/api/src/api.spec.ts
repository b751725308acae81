import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ApiUnderTest } from './testing/api-under-test.js';

const norway = { name: 'Norway', type: 'government', country: 'NO' };
const pledge = (donorId: string) => ({
  donorId,
  title: 'Judicial training',
  amount: { minor: 5_000_00, currency: 'USD' },
  pledgedOn: '2026-01-10',
  earmark: { level: 3, countries: ['KE', 'UG'] },
});

describe('Api', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api?.stop());

  let donorId = '';
  beforeEach(async () => {
    donorId = `D-${randomUUID()}`;
    expect(await api.command('/donors', { donorId, ...norway })).toMatchObject({ status: 201 });
  });

  describe('Command', () => {
    test('answers what it created, and where', async () => {
      const { status, headers, body } = await api.command('/contributions', pledge(donorId));
      expect({ status, body }).toEqual({
        status: 201,
        body: { id: expect.stringMatching(/^VC-2026-\d{6}$/), revision: 0, position: expect.any(String) },
      });
      expect(headers).toMatchObject({
        location: `/api/v1/contributions/${body.id}`,
        etag: '"0"',
        'techcoop-position': body.position,
      });
    });

    test('takes a contribution from its pledge to its closure', async () => {
      const { body } = await api.command('/contributions', pledge(donorId));
      const of = (path: string) => `/contributions/${body.id}/${path}`;
      const done: [string, object?][] = [
        ['pledge-reductions', { announced: 4_000_00, reducedOn: '2026-01-15', reason: 'Smaller budget' }],
        [
          'agreement',
          {
            reference: 'NOR-1',
            signedOn: '2026-02-01',
            amount: 4_000_00,
            instalments: [
              { instalmentId: 'first', dueOn: '2026-03-01', amount: 3_000_00 },
              { instalmentId: 'second', dueOn: '2026-04-01', amount: 1_000_00 },
            ],
          },
        ],
        [
          'receipts',
          {
            receiptId: 'R-1',
            instalmentId: 'first',
            received: { minor: 3_000_00, currency: 'USD' },
            receivedOn: '2026-03-02',
          },
        ],
        ['instalments/second/overdue'],
        ['instalments/second/cancel', { cancelledOn: '2026-05-01', reason: 'Not paid' }],
        ['receipts/R-1/reversals', { amount: 1_000_00, reversedOn: '2026-05-02', reason: 'Wrong account' }],
        ['interest', { amount: 5_00, creditedOn: '2026-06-01' }],
        ['refunds', { amount: 2_005_00, refundedOn: '2026-06-10', reference: 'Refund 1' }],
        ['close', { closedOn: '2026-06-11' }],
      ];
      for (const [index, [path, sent]] of done.entries())
        expect(await api.command(of(path), sent)).toMatchObject({ status: 200, body: { revision: index + 1 } });
    });

    test('happens once, and is answered alike, when the same comes again', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const first = await api.command('/contributions', pledge(donorId), key);
      const again = await api.command('/contributions', pledge(donorId), key);
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers['location']).toBe(first.headers['location']);
    });

    test('is answered byte for byte alike, whatever it answers', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const rates = [{ currency: 'SEK', effectiveOn: '2026-01-01', unitsPerUsd: '9.5', source: 'test' }];
      const first = await api.command('/exchange-rates', { rates }, key);
      const again = await api.command('/exchange-rates', { rates }, key);
      expect(first).toMatchObject({ status: 200, body: { loaded: 1, alreadyKnown: 0 } });
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(first.body));
    });

    test('happens once also when the same comes many times at once', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const donor = { donorId: `D-${randomUUID()}`, ...norway };
      const answers = await Promise.all(Array.from({ length: 10 }, () => api.command('/donors', donor, key)));
      expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    });

    test('refuses a key that was used for something else', async () => {
      const key = { 'idempotency-key': randomUUID() };
      await api.command('/contributions', pledge(donorId), key);
      expect(await api.command('/contributions', { ...pledge(donorId), title: 'Another' }, key)).toMatchObject({
        status: 422,
        body: { code: 'CommandReused', errors: [{ field: 'Idempotency-Key' }] },
      });
    });

    test('leaves each actor keys of their own', async () => {
      const key = randomUUID();
      const ask = (actor: string) =>
        api.command('/contributions', pledge(donorId), { 'idempotency-key': key, authorization: `Name ${actor}` });
      expect((await ask('one')).body.id).not.toBe((await ask('two')).body.id);
    });

    test('names every header that is missing or wrong', async () => {
      const answer = await api.ask('POST', '/api/v1/donors', {
        body: { donorId, ...norway },
        headers: { 'idempotency-key': 'short', 'if-match': '12' },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'MalformedRequest' } });
      expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(['Idempotency-Key', 'If-Match']);
    });

    test('is refused when what was seen has changed since', async () => {
      const rename = (name: string, revision: number) =>
        api.command(`/donors/${donorId}/details`, { ...norway, name }, { 'if-match': `"${revision}"` });
      expect(await rename('Kingdom of Norway', 0)).toMatchObject({ status: 200, headers: { etag: '"1"' } });
      expect(await rename('Norge', 0)).toMatchObject({
        status: 412,
        body: { code: 'ChangedSinceRead', facts: { seen: 0, revision: 1 } },
      });
    });

    test('is refused by the state of things with 409, the code and the facts', async () => {
      expect(await api.command('/donors', { donorId, ...norway })).toMatchObject({
        status: 409,
        headers: { 'content-type': expect.stringMatching(/^application.problem.json/) },
        body: {
          type: '/problems/donor-exists',
          title: 'Donor exists',
          status: 409,
          code: 'DonorExists',
          facts: { donorId },
          instance: '/api/v1/donors',
        },
      });
    });

    test('about something unknown is answered 404', async () => {
      expect(await api.command('/donors/nobody/details', norway)).toMatchObject({
        status: 404,
        body: { code: 'DonorNotFound', facts: { id: 'nobody' } },
      });
    });

    test('records who acted, for whom, and under which correlation id', async () => {
      const headers = { authorization: 'Name clerk', 'techcoop-on-behalf-of': 'minister', 'x-correlation-id': 'c-1' };
      const answer = await api.command(`/donors/${donorId}/details`, norway, headers);
      expect(answer.headers['x-correlation-id']).toBe('c-1');
      const events = await api.runtime.store.read(`donor-${donorId}`);
      expect(events.at(-1)?.metadata).toMatchObject({
        actor: 'clerk',
        onBehalfOf: 'minister',
        correlationId: 'c-1',
        recordedAt: '2026-06-15T12:00:00.000Z',
      });
    });
  });

  describe('Exchange rates', () => {
    const csv = (...lines: string[]) => ['currency,effective_on,units_per_usd,source', ...lines].join('\n');
    const load = (body: unknown) =>
      api.command('/exchange-rates', body, typeof body === 'string' ? { 'content-type': 'text/csv' } : {});

    test('are loaded from CSV, and only once', async () => {
      const file = csv('EUR,2026-01-01,0.9,UN', 'EUR,2026-02-01,0.91,UN', 'JPY,2026-01-01,150,UN');
      expect(await load(file)).toMatchObject({ status: 200, body: { loaded: 3, alreadyKnown: 0 } });
      expect(await load(file)).toMatchObject({ status: 200, body: { loaded: 0, alreadyKnown: 3, position: null } });
    });

    test('are loaded as JSON', async () => {
      const rates = [{ currency: 'CHF', effectiveOn: '2026-01-01', unitsPerUsd: '0.88', source: 'UN' }];
      expect(await load({ rates })).toMatchObject({ status: 200, body: { loaded: 1 } });
    });

    test('are loaded all or none', async () => {
      expect(await load(csv('SEK,2026-01-01,10,UN', 'NOK,2026-12-01,10,UN'))).toMatchObject({
        status: 409,
        body: { code: 'EffectiveDateInFuture', facts: { field: 'effective_on', line: 3 } },
      });
      expect(await load(csv('SEK,2026-01-01,10,UN'))).toMatchObject({ body: { loaded: 1 } });
    });

    test('name the line, the column and the rule', async () => {
      expect(await load(csv('EUR,2026-01-01,0.9,UN', 'XXX,2026-01-01,1,UN'))).toMatchObject({
        status: 422,
        body: { facts: { line: 3 }, errors: [{ field: 'currency', rule: 'must be an ISO 4217 currency' }] },
      });
    });

    test("are loaded from the treasury's files, where a mid-month revision lists what changed", async () => {
      const month =
        'Country,Currency Code,Rate,Effective Date\nAustria,EUR,0.879,01 Jun 2026\nGhana,GHS,10,01 Jun 2026';
      const midMonth =
        '<DATASET><R><f_curr_code>GHS</f_curr_code><rate>10.35</rate><eff_date>15 Jun 2026</eff_date></R></DATASET>';
      expect(await load(month)).toMatchObject({ status: 200, body: { loaded: 2 } });
      expect(await api.command('/exchange-rates', midMonth, { 'content-type': 'application/xml' })).toMatchObject({
        status: 200,
        body: { loaded: 1 },
      });
      const wrong = await api.command('/exchange-rates', midMonth.replace('10.35', '0'), {
        'content-type': 'text/xml',
      });
      expect(wrong).toMatchObject({ status: 422, body: { facts: { line: 1 }, errors: [{ field: 'rate' }] } });
    });

    test('are the only thing that is taken as a file', async () => {
      expect(await api.command('/donors', csv(), { 'content-type': 'text/csv' })).toMatchObject({ status: 415 });
      expect(await api.command('/donors', '<a/>', { 'content-type': 'text/xml' })).toMatchObject({ status: 415 });
    });
  });

  describe('Field office', () => {
    test('is opened, changed and closed', async () => {
      const coverage = { countries: ['KE', 'UG'], themes: ['corruption'], languages: ['en', 'sw'] };
      const open = { code: 'NBO', name: 'Nairobi', hostCountry: 'KE', capacity: 3, ...coverage };
      expect(await api.command('/field-offices', open)).toMatchObject({
        status: 201,
        headers: { location: '/api/v1/field-offices/NBO' },
      });
      const change = (path: string, body: object) => api.command(`/field-offices/NBO/${path}`, body);
      expect(await change('coverage', { ...coverage, countries: ['KE'] })).toMatchObject({ status: 200 });
      expect(await change('capacity', { capacity: 5 })).toMatchObject({ status: 200 });
      expect(await change('name', { name: 'East Africa' })).toMatchObject({ status: 200 });
      expect(await change('close', { closedOn: '2026-06-01' })).toMatchObject({ status: 200, body: { revision: 4 } });
    });
  });

  describe('Mandates', () => {
    test('are listed by what they are about', async () => {
      const { status, body } = await api.get('/api/v1/mandates?theme=corruption&uponRequest=true');
      expect({ status, ids: body.items.map(({ id }: { id: string }) => id) }).toEqual({
        status: 200,
        ids: ['27b', '33b'],
      });
    });

    test('are shown one by one', async () => {
      expect(await api.get('/api/v1/mandates/18a')).toMatchObject({
        status: 200,
        body: { id: '18a', uponRequest: true },
      });
      expect(await api.get('/api/v1/mandates/99z')).toMatchObject({ status: 404, body: { code: 'MandateNotFound' } });
    });

    test('are not sent again to those who have them', async () => {
      const { headers } = await api.get('/api/v1/themes');
      expect(await api.get('/api/v1/themes', { 'if-none-match': String(headers['etag']) })).toMatchObject({
        status: 304,
        body: '',
      });
    });

    test('refuse a filter that is not known', async () => {
      expect(await api.get('/api/v1/mandates?theme=weather&colour=red')).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'colour', rule: 'is not known' }, { field: 'theme' }] },
      });
    });
  });
});
