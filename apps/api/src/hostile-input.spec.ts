import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { ApiUnderTest } from './testing/api-under-test.js';

const donor = { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO', organisationRef: null };
const json = { 'content-type': 'application/json' };
const malformed = { status: 400, body: { code: 'MalformedRequest', errors: expect.any(Array) } };
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('Hostile input', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api?.stop());

  test.each<[string, string | Buffer]>([
    ['broken JSON', '{"donorId":'],
    ['JSON that is a list', '[]'],
    ['JSON that is a list of bodies', JSON.stringify([donor])],
    ['JSON that is null', 'null'],
    ['JSON that is a number', '1'],
    ['JSON that is very deep', deep(50_000)],
    ['lists that are very deep', '['.repeat(100_000)],
    ['no body', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['a byte order mark', `\uFEFF${JSON.stringify(donor)}`],
    ['__proto__', '{"donorId":"x","__proto__":{"name":"y"}}'],
    ['constructor', '{"donorId":"x","constructor":{"prototype":{"name":"y"}}}'],
    ['a number too large for a double', '{"donorId": 1e999}'],
    ['a number of a million digits', `{"donorId": ${'9'.repeat(1_000_000)}}`],
    ['half a surrogate pair in text', '{"donorId":"NO","name":"\\ud800","type":"government"}'],
    ['half a surrogate pair in a name', '{"\\udc00":"NO"}'],
  ])('%s is malformed', async (_, text) => {
    expect(await api.command('/donors', text, json)).toMatchObject(malformed);
  });

  test.each<[string, unknown]>([
    ['toString', { ...donor, toString: 'x' }],
    ['hasOwnProperty', { ...donor, hasOwnProperty: 1 }],
    ['no body', undefined],
    ['an unknown field', { ...donor, colour: 'red' }],
    ['a list of three hundred thousand', { ...donor, name: Array.from({ length: 300_000 }, () => 0) }],
    ['NUL in text', { ...donor, name: 'a\u0000b' }],
    ['an object for text', { ...donor, name: { a: 1 } }],
    ['a list for text', { ...donor, name: ['a'] }],
    ['a number for text', { ...donor, name: 1 }],
    ['null for text', { ...donor, name: null }],
    ['a list for an id', { ...donor, donorId: ['NO'] }],
  ])('%s is malformed, too', async (_, body) => {
    expect(await api.command('/donors', body)).toMatchObject(malformed);
  });

  test.each<[string, unknown]>([
    ['an unknown code', { ...donor, type: 'pirate' }],
    ['an unknown country', { ...donor, country: 'ZZ' }],
    ['text that is too long', { ...donor, name: 'x'.repeat(301) }],
    ['text of a hundred thousand characters', { ...donor, name: 'x'.repeat(100_000) }],
    ['blank text', { ...donor, name: ' \u2003' }],
    ['control characters', { ...donor, name: 'a\u0007b' }],
    ['an id with a path in it', { ...donor, donorId: '../x' }],
    ['an id with a wildcard', { ...donor, donorId: '%' }],
  ])('%s breaks a rule', async (_, body) => {
    expect(await api.command('/donors', body)).toMatchObject({
      status: 422,
      body: { code: 'InvalidInput', errors: [expect.any(Object)] },
    });
  });

  const pledge = {
    donorId: 'NO',
    title: 'T',
    amount: { minor: 1, currency: 'USD' },
    pledgedOn: '2026-01-01',
    earmark: { level: 1 },
  };
  test.each<[string, object, number, string]>([
    ['a fraction of a minor unit', { amount: { minor: 0.5, currency: 'USD' } }, 422, 'amount.minor'],
    ['a negative amount', { amount: { minor: -1, currency: 'USD' } }, 422, 'amount.minor'],
    ['an amount beyond exact numbers', { amount: { minor: 2 ** 53, currency: 'USD' } }, 422, 'amount.minor'],
    ['an amount as text', { amount: { minor: '1', currency: 'USD' } }, 400, 'amount.minor'],
    ['an unknown currency', { amount: { minor: 1, currency: 'ABC' } }, 422, 'amount.currency'],
    ['an amount that is a list', { amount: [{ minor: 1, currency: 'USD' }] }, 400, 'amount'],
    ['an amount that is a list of lists', { amount: [[]] }, 400, 'amount'],
    ['an amount that is missing', { amount: undefined }, 400, 'amount'],
    ['a field too many, further down', { amount: { minor: 1, currency: 'USD', colour: 'red' } }, 400, 'amount.colour'],
    ['a day that is not in the calendar', { pledgedOn: '2026-02-30' }, 422, 'pledgedOn'],
    ['a time for a day', { pledgedOn: '2026-02-28T00:00:00Z' }, 422, 'pledgedOn'],
    ['a level that does not exist', { earmark: { level: 5 } }, 422, 'earmark.level'],
    ['a level as text', { earmark: { level: '1' } }, 400, 'earmark.level'],
    ['an object for a list', { earmark: { level: 3, countries: { 0: 'KE' } } }, 400, 'earmark.countries'],
    ['a list in a list', { earmark: { level: 3, countries: [['KE']] } }, 400, 'earmark.countries'],
    ['one wrong country of many', { earmark: { level: 3, countries: ['KE', 'ZZ'] } }, 422, 'earmark.countries'],
    [
      'a list that is too long',
      { earmark: { level: 3, countries: Array.from({ length: 300 }, () => 'KE') } },
      422,
      'earmark.countries',
    ],
    [
      'an end before its beginning',
      { earmark: { level: 2, themes: ['corruption'], implementation: { from: '2026-02-01', to: '2026-01-01' } } },
      422,
      'earmark.implementation.to',
    ],
  ])('%s is told by its field', async (_, change, status, field) => {
    await api.command('/donors', donor);
    expect(await api.command('/contributions', { ...pledge, ...change })).toMatchObject({
      status,
      body: { errors: [{ field, rule: expect.any(String) }] },
    });
  });

  test('an id that differs from another one in case only breaks a rule, by its name', async () => {
    await api.command('/donors', donor);
    expect(await api.command('/donors', { ...donor, donorId: 'no' })).toMatchObject({
      status: 422,
      body: { code: 'InvalidInput', errors: [{ field: 'donorId', rule: 'must not differ from NO in case only' }] },
    });
  });

  test('lists all that is wrong, the rules too when the shape is wrong', async () => {
    const { status, body } = await api.command('/donors', { donorId: '', name: 1, type: 'pirate', colour: 'red' });
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'colour',
      'donorId',
      'name',
      'type',
    ]);
  });

  test.each<[string, string, number]>([
    ['an id of another form', '/contributions/1/close', 400],
    ['an id with a quote', "/contributions/VC-2026-000001'--/close", 400],
    ['an encoded slash', '/contributions/VC-2026-000001%2F..%2F/close', 400],
    ['NUL in an address', '/contributions/%00/close', 400],
    ['an address that cannot be decoded', '/contributions/%E0%A4%A/close', 400],
    ['an address that decodes to no text', '/contributions/%ff%fe/close', 400],
    ['an id that is very long', `/contributions/${'9'.repeat(5_000)}/close`, 414],
    ['an address that is not there', '/nowhere', 404],
  ])('%s', async (_, path, status) => {
    const answer = await api.command(path, { closedOn: '2026-01-01' });
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': expect.stringMatching(/^application.problem.json/) },
      body: { status, code: expect.any(String) },
    });
  });

  test('a query with NUL, lists or broken encoding is malformed', async () => {
    for (const query of ['theme=%00', 'theme=a&theme=b', 'theme=%E0%A4%A', 'theme[]=a', '__proto__=1', 'constructor=1'])
      expect(await api.get(`/api/v1/mandates?${query}`)).toMatchObject({ status: 400 });
  });

  test('another method is refused with those that there are', async () => {
    for (const method of ['DELETE', 'PUT', 'OPTIONS'] as const)
      expect(await api.ask(method, '/api/v1/donors', { headers: {} })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, POST' },
        body: { code: 'MethodNotAllowed' },
      });
  });

  test('another media type is refused, both ways', async () => {
    for (const type of [
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ])
      expect(await api.command('/donors', 'a=b', { 'content-type': type })).toMatchObject({
        status: 415,
        body: { code: 'UnsupportedMediaType' },
      });
    expect(await api.get('/api/v1/themes', { accept: 'text/html' })).toMatchObject({
      status: 406,
      body: { code: 'NotAcceptable' },
    });
    expect(await api.get('/api/v1/themes', { accept: 'text/html, application/*;q=0.5' })).toMatchObject({
      status: 200,
    });
  });

  test('of very many errors the first hundred are told', async () => {
    const { status, body } = await api.command('/exchange-rates', { rates: Array.from({ length: 5_000 }, () => ({})) });
    expect({ status, errors: body.errors.length }).toEqual({ status: 400, errors: 100 });
  });

  test('a body of more than 1 MiB is too large', async () => {
    expect(await api.command('/donors', { ...donor, name: 'x'.repeat(1024 * 1024) })).toMatchObject({
      status: 413,
      body: { code: 'PayloadTooLarge' },
    });
  });

  test('a correlation id that would not fit a log line is refused', async () => {
    const answer = await api.get('/api/v1/themes', { 'x-correlation-id': 'a b{}' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'X-Correlation-Id' }] } });
    expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a page of another site does not reach it under another name', async () => {
    expect(await api.get('/api/v1/themes', { host: 'rebound.example' })).toMatchObject({ status: 421 });
  });

  test('what is not HTTP is answered, too', async () => {
    await api.app.listen(0, '127.0.0.1');
    const { port } = new URL(await api.app.getUrl());
    const send = (text: string, hangsUp = false) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = connect(Number(port), '127.0.0.1', () => void (hangsUp ? socket.end(text) : socket.write(text)));
        socket
          .on('data', (data) => (answer += String(data)))
          .on('close', () => resolve(answer))
          .on('error', reject);
      });
    expect(await send('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*"code":"MalformedRequest"/);
    expect(await send(`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 431 /,
    );
    expect(await send('GET *x HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 4/);
    expect(
      await send(
        'POST /api/v1/donors HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabc',
      ),
    ).toMatch(/^HTTP\/1.1 400 /);
    const head =
      'POST /api/v1/donors HTTP/1.1\r\nhost: localhost\r\nauthorization: Name anna\r\ncontent-type: application/json\r\n';
    expect(await send(`${head}content-length: 100\r\n\r\n{"donorId":`, true)).toMatch(/^HTTP\/1.1 400 /);
    expect(await send(`${head}transfer-encoding: chunked\r\n\r\n64\r\n{`, true)).toMatch(/^HTTP\/1.1 400 /);
  });

  test('nothing of all this was an error of the program', () => {
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});
