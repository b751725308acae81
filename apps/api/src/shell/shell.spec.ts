import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectOverTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '#postgres/testing';
import { NotAllowed } from '../access/errors.js';
import { openAccess } from '../testing/access.js';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { createApi } from '../create-api.js';
import { ANSWER_HEADERS } from './answer-headers.js';
import { THIS_MACHINE } from './shell.js';

const PUBLIC = 'https://techcoop.example.org';
const host = 'techcoop.example.org';
const donor = () => ({ donorId: `D-${randomUUID()}`, name: 'Norway', type: 'government', country: 'NO' });
const misdirected = { status: 421, body: { code: 'MisdirectedRequest' } };
const crossSite = { status: 403, body: { code: 'CrossSite' } };

describe('Shell', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start({ reach: { publicUrl: PUBLIC, trustedProxies: ['10.0.0.5', '10.1.0.0/16'] } });
    await api.app.listen(0, '127.0.0.1');
  });
  afterAll(() => api?.stop());

  /** As asked for from another machine. */
  const from = async (remoteAddress: string, headers: Record<string, string>, url = '/api/v1/themes') => {
    const authorization = 'Name manager';
    const answer = await api.app.inject({ url, remoteAddress, headers: { authorization, ...headers } });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };

  describe('An answer', () => {
    test.each<[string, string, number]>([
      ['a view', '/api/v1/themes', 200],
      ['an error', '/api/v1/donors/nobody', 404],
      ['an unknown address', '/nowhere', 404],
      ['an address that cannot be decoded', '/api/v1/donors/%E0%A4%A', 400],
      ['health', '/health/live', 200],
      ['the description', '/api/openapi.json', 200],
    ])('runs nowhere, is framed nowhere and read by no other site: %s', async (_, path, status) => {
      const answer = await api.get(path, { origin: 'https://evil.example' });
      expect(answer).toMatchObject({ status, headers: ANSWER_HEADERS });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    test('of the page of documentation has a policy of its own', async () => {
      const { 'content-security-policy': _, ...others } = ANSWER_HEADERS;
      expect(await api.get('/api/docs')).toMatchObject({
        headers: { ...others, 'content-security-policy': expect.stringContaining("default-src 'self'") },
      });
    });

    test.each([
      ['what is no request', 'nonsense\r\n\r\n'],
      ['what expects what is not known', 'GET /health/live HTTP/1.1\r\nhost: localhost\r\nexpect: more\r\n\r\n'],
    ])('to %s has them, too', async (_, text) => {
      const { port } = new URL(await api.app.getUrl());
      const answer = await new Promise<string>((resolve, reject) => {
        let told = '';
        const socket = connect(Number(port), '127.0.0.1', () => void socket.write(text));
        socket
          .on('data', (data) => (told += String(data)))
          .on('close', () => resolve(told))
          .on('error', reject);
      });
      for (const [name, value] of Object.entries(ANSWER_HEADERS)) expect(answer).toContain(`${name}: ${value}\r\n`);
    });

    test('has browsers come back by https where it was asked for by https', async () => {
      const over = { host, 'x-forwarded-proto': 'https' };
      expect((await from('10.0.0.5', over)).headers['strict-transport-security']).toBe('max-age=31536000');
      expect((await api.get('/api/v1/themes')).headers['strict-transport-security']).toBeUndefined();
    });
  });

  describe('It is reached', () => {
    test('at its public address by https, through a proxy that is trusted', async () => {
      for (const proxy of ['10.0.0.5', '10.1.2.3', '::ffff:10.0.0.5'])
        for (const name of [host, `${host}:443`, 'TechCoop.example.org'])
          expect(await from(proxy, { host: name, 'x-forwarded-proto': 'https' })).toMatchObject({ status: 200 });
    });

    test('not at another, not in the clear, and not past the proxy', async () => {
      const proto = { 'x-forwarded-proto': 'https' };
      expect(await from('10.0.0.5', { host: 'evil.example', ...proto })).toMatchObject(misdirected);
      expect(await from('10.0.0.5', { host: `${host}:8443`, ...proto })).toMatchObject(misdirected);
      expect(await from('10.0.0.5', { host: 'localhost', ...proto })).toMatchObject(misdirected);
      expect(await from('10.0.0.5', { host, 'x-forwarded-proto': 'http' })).toMatchObject(misdirected);
      expect(await from('10.0.0.5', { host })).toMatchObject(misdirected);
      expect(await from('10.0.0.6', { host, ...proto })).toMatchObject(misdirected);
    });

    test('on its own machine by the names of that', async () => {
      expect(await from('127.0.0.1', { host: 'localhost:3000' })).toMatchObject({ status: 200 });
      expect(await from('::1', { host: '[::1]:3000' })).toMatchObject({ status: 200 });
      expect(await from('127.0.0.1', { host })).toMatchObject(misdirected);
    });

    test('under no other name that somebody gives to a proxy on its own machine', async () => {
      const proxied = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'http' };
      const named = { 'x-forwarded-host': 'localhost' };
      expect(await from('127.0.0.1', { host: 'localhost', ...proxied })).toMatchObject(misdirected);
      expect(await from('127.0.0.1', { host, ...named, ...proxied })).toMatchObject(misdirected);
      expect(await from('10.0.0.5', { host, ...named, ...proxied })).toMatchObject(misdirected);
      const over = { 'x-forwarded-proto': 'https', 'x-forwarded-host': host };
      expect(await from('10.0.0.5', { host: 'evil.example', ...over })).toMatchObject(misdirected);
      const ownProxy = { host: 'localhost', 'x-forwarded-for': '::1, 127.0.0.1' };
      expect(await from('127.0.0.1', ownProxy)).toMatchObject({ status: 200 });
    });

    test('for its health at any address', async () => {
      expect(await from('10.9.9.9', { host: '10.2.3.4:3000' }, '/health/live')).toMatchObject({ status: 200 });
    });
  });

  describe('A session', () => {
    const change = (headers: Record<string, string>) =>
      api.command('/donors', donor(), { authorization: '', cookie: 'name=anna', ...headers });

    test.each<[string, Record<string, string>]>([
      ['of the public address', { origin: PUBLIC }],
      ['of this machine', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
      ['that says that it is of the same origin', { 'sec-fetch-site': 'same-origin' }],
    ])('changes something from a page %s', async (_, headers) => {
      expect(await change(headers)).toMatchObject({ status: 201 });
    });

    test.each<[string, Record<string, string>]>([
      ['a page of another site', { origin: 'https://evil.example' }],
      ['a page that hides where it is from', { origin: 'null' }],
      ['a page of another server on this machine', { host: 'localhost:3000', origin: 'http://localhost:8080' }],
      ['the public address, but in the clear', { origin: 'http://techcoop.example.org' }],
      ['a page of another site that says less', { 'sec-fetch-site': 'cross-site' }],
      ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
      ['whoever does not say', {}],
      [
        'a page that names itself and is not of the same origin',
        { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      ],
    ])('changes nothing from %s', async (_, headers) => {
      expect(await change(headers)).toMatchObject(crossSite);
    });

    test('reads without saying where from', async () => {
      expect(await api.get('/api/v1/themes', { authorization: '', cookie: 'name=anna' })).toMatchObject({
        status: 200,
      });
    });

    test('is no matter of those who come with a key', async () => {
      const key = { authorization: 'Name anna', origin: 'https://evil.example' };
      expect(await api.command('/donors', donor(), key)).toMatchObject({ status: 201 });
    });
  });

  test('takes no more than fifty parameters', async () => {
    const query = Array.from({ length: 51 }, (_, index) => `p${index}=1`).join('&');
    expect(await api.get(`/api/v1/themes?${query}`)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'query', rule: 'must be at most 50 parameters' }] },
    });
  });

  test('keeps what proves who asks out of the log, whatever becomes of it', async () => {
    const secret = 'hunter2-hunter2';
    const password = { name: 'anna', password: secret };
    const ask = (method: 'GET' | 'POST', url: string, body: unknown, headers: Record<string, string>) =>
      api.ask(method, url, { body, headers: { 'idempotency-key': randomUUID(), ...headers } });
    const json = { 'content-type': 'application/json' };
    for (const headers of [
      { authorization: `Bearer ${secret}` },
      { authorization: `Basic ${secret}`, cookie: `techcoop=${secret}; __Host-techcoop=${secret}` },
      { authorization: `Name anna`, 'x-api-key': secret, cookie: `techcoop=${secret}` },
      { authorization: `Name anna`, 'idempotency-key': secret.repeat(20) },
      { authorization: `Bearer ${secret}`, host: 'evil.example' },
    ]) {
      await ask('GET', `/api/v1/themes?access_token=${secret}`, undefined, headers);
      await ask('POST', '/api/v1/donors', { ...donor(), password: secret }, headers);
      await ask('POST', '/api/v1/donors', `{"password":"${secret}`, { ...headers, ...json });
      await ask('POST', '/api/v1/session', password, headers);
      await ask('POST', '/api/v1/session', { ...password, more: secret }, headers);
      await ask('POST', `/nowhere?password=${secret}`, password, headers);
    }
    await ask('GET', `/api/v1/donors/%E0%A4%A?token=${secret}`, undefined, {});
    expect(api.log.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(25);
    expect(api.log.filter((line) => line.includes(secret))).toEqual([]);
  });

  describe('TLS', () => {
    let folder: string;
    const of = (name: string): string => join(folder, name);
    const made = (name: string, days = '30'): void =>
      void execFileSync(
        'openssl',
        [
          ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', days],
          ...['-subj', '/CN=localhost', '-keyout', of(`${name}.key`), '-out', of(`${name}.crt`)],
        ],
        { stdio: 'ignore' },
      );
    const opened = (certificateFile: string, keyFile: string) =>
      createApi(api.runtime, openAccess, { ...THIS_MACHINE, tls: { certificateFile, keyFile } });
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'techcoop-tls-'));
      made('one');
      made('other');
      await writeFile(of('nonsense'), 'nonsense');
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    test('is served by itself, and nothing older than 1.2', async () => {
      const app = await opened(of('one.crt'), of('one.key'));
      await app.listen(0, '127.0.0.1');
      const { protocol, port } = new URL(await app.getUrl());
      expect(protocol).toBe('https:');
      const asked = (options: object) =>
        new Promise<{ status: number | undefined; hsts: unknown }>((resolve, reject) => {
          const request = httpsRequest(
            { port, path: '/health/live', rejectUnauthorized: false, agent: false, ...options },
            ({ statusCode, headers }) => resolve({ status: statusCode, hsts: headers['strict-transport-security'] }),
          );
          request.on('error', reject).end();
        });
      try {
        expect(await asked({ minVersion: 'TLSv1.2' })).toEqual({ status: 200, hsts: 'max-age=31536000' });
        await expect(
          asked({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
        ).rejects.toThrow();
      } finally {
        await app.close();
      }
    });

    test('is known from where somebody asked who has hung up by the time of the answer', async () => {
      let [asked, letGo] = [(): void => undefined, (): void => undefined];
      const [isAsked, gate] = [
        new Promise<void>((resolve) => (asked = resolve)),
        new Promise<void>((resolve) => (letGo = resolve)),
      ];
      const ofNobody = async () => {
        asked();
        await gate;
        throw new NotAllowed('a test');
      };
      const admission = { ...openAccess, clearance: { ...openAccess.clearance, of: ofNobody } };
      const tls = { certificateFile: of('one.crt'), keyFile: of('one.key') };
      const app = await createApi(api.runtime, admission, { ...THIS_MACHINE, publicUrl: PUBLIC, tls });
      await app.listen(0, '127.0.0.1');
      try {
        const socket = connectOverTls({ port: Number(new URL(await app.getUrl()).port), rejectUnauthorized: false });
        const head = `host: ${host}\r\nauthorization: Name hung-up`;
        socket.on('error', () => undefined).write(`GET /api/v1/themes HTTP/1.1\r\n${head}\r\n\r\n`);
        await isAsked;
        socket.destroy();
        const open = (): Promise<number> =>
          new Promise((resolve) => app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)));
        await eventually(async () => (await open()) === 0);
        letGo();
        const told = async () => (await api.get('/api/v1/audit?actor=hung-up')).body.items;
        await eventually(async () => (await told()).length === 1);
        expect(await told()).toMatchObject([{ outcome: 'refused', address: '127.0.0.1' }]);
      } finally {
        await app.close();
      }
    });

    test.each<[string, string, string, string]>([
      ['a file that is not there', 'no.crt', 'one.key', 'TLS_CERT_FILE must be the path of a file that can be read'],
      ['what is no certificate', 'nonsense', 'one.key', 'TLS_CERT_FILE must be a certificate'],
      ['what is no key', 'one.crt', 'nonsense', 'TLS_KEY_FILE must be a private key'],
      ['the key of another', 'one.crt', 'other.key', 'TLS_KEY_FILE must be the key of the certificate'],
    ])('refuses %s in words', async (_, certificate, key, words) => {
      await expect(opened(of(certificate), of(key))).rejects.toThrow(words);
    });
  });
});

describe('Rate limits of two apis', () => {
  let one: ApiUnderTest;
  let other: ApiUnderTest;
  beforeAll(async () => {
    one = await ApiUnderTest.start({ reach: { rateLimitPerMinute: 20 } });
    other = await ApiUnderTest.beside(one, { reach: { rateLimitPerMinute: 20 } });
  });
  afterAll(async () => {
    await other?.stop();
    await one?.stop();
  });
  const ask = (api: ApiUnderTest, headers: Record<string, string>) => api.get('/api/v1/themes', headers);
  const limited = { status: 429, headers: { 'retry-after': '60' }, body: { code: 'RateLimited' } };

  test('are of each account, and told with every answer', async () => {
    const anna = { authorization: 'Name anna' };
    expect(await ask(one, anna)).toMatchObject({
      status: 200,
      headers: { 'ratelimit-policy': '"account";q=20;w=60', ratelimit: '"account";r=19;t=60' },
    });
    for (let asked = 1; asked < 20; asked += 1) expect(await ask(one, anna)).toMatchObject({ status: 200 });
    expect(await ask(one, anna)).toMatchObject({ ...limited, body: { facts: { limitPerMinute: 20 } } });
    expect(await ask(one, { authorization: 'Name ben' })).toMatchObject({ status: 200 });
  });

  test('hold for both together', async () => {
    const carl = { authorization: 'Name carl' };
    for (let asked = 0; asked < 20; asked += 1) await ask(one, carl);
    let answer = await ask(other, carl);
    for (let asked = 1; asked < 19 && answer.status === 200; asked += 1) {
      await pause(500); // they exchange every second
      answer = await ask(other, carl);
    }
    expect(answer).toMatchObject(limited);
  });

  test('are of an address for those who prove nothing, and leave those of the same address alone who do', async () => {
    for (let asked = 0; asked < 20; asked += 1)
      expect(await ask(one, { authorization: 'Name ' })).toMatchObject({ status: 401 });
    expect(await ask(one, { authorization: 'Name ' })).toMatchObject(limited);
    expect(await one.get('/api/openapi.json')).toMatchObject(limited);
    expect(await ask(one, { authorization: 'Name dora' })).toMatchObject({ status: 200 });
    expect(await one.get('/health/live')).toMatchObject({ status: 200 });
  });
});
