import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EVERYTHING } from '../access/scope.js';
import type { Admission } from '../access/admission.js';
import { createApi } from '../create-api.js';
import { openAccess } from '../testing/access.js';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { limitConnections } from './connections.js';

const MOST = 512;
const MIB = 1024 * 1024;

describe('Load', () => {
  let api: ApiUnderTest;
  let app: NestFastifyApplication;
  let gate = Promise.resolve();
  const open: Socket[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const clearance: Admission['clearance'] = {
      ...openAccess.clearance,
      of: async (_, operation) => {
        if (operation !== 'ready') await gate;
        return EVERYTHING;
      },
    };
    app = await createApi(api.runtime, { ...openAccess, clearance });
    await app.listen(0, '127.0.0.1');
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.destroy();
  });
  afterAll(async () => {
    await app?.close();
    await api?.stop();
  });

  const ask = async (url = '/api/v1/themes', payload?: string, name = 'anna') => {
    await setImmediate(); // what is asked in-process would otherwise leave no time for sockets
    const authorization = `Name ${name}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await app.inject({ method: payload ? 'POST' : 'GET', url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };
  const until = async (status: number, asked: () => ReturnType<typeof ask>) => {
    for (let answer = await asked(); ; answer = await asked()) if (answer.status === status) return answer;
  };
  /** Commands whose bodies do not come. */
  const begin = async (count: number, bytes: number, of: { method?: string; path?: string; name?: string } = {}) => {
    const { method = 'POST', path = 'donors', name = 'anna' } = of;
    const { port } = new URL(await app.getUrl());
    const head = `${method} /api/v1/${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Name ${name}\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n{`;
    for (let begun = 0; begun < count; begun += 1) {
      const socket = connect(Number(port), '127.0.0.1', () => void socket.write(head));
      open.push(socket.on('error', () => undefined));
    }
  };
  const turnedAway = { status: 503, headers: { 'retry-after': '1' }, body: { code: 'Overloaded' } };

  test('turns away what comes beyond what may be under way, at once, and takes more when there is room', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    const held = Array.from({ length: MOST }, () => ask());
    expect(await until(503, () => Promise.race([ask(), ...held]))).toMatchObject(turnedAway);
    for (let more = 0; more < 20; more += 1) expect(await ask()).toMatchObject(turnedAway);
    expect(await ask('/health/ready')).toMatchObject({ status: 200 });
    letGo();
    expect((await Promise.all(held)).every(({ status }) => status === 200)).toBe(true);
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('has room again when those hang up whose answers were queued behind others', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    const { port } = new URL(await app.getUrl());
    const asks = (path: string): string =>
      `GET /api/v1/${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Name anna\r\n\r\n`;
    for (let connection = 0; connection < 8; connection += 1) {
      const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
      socket.write(asks('themes') + asks('nothing').repeat(100));
      await pause(200); // until what it asks has been taken: nobody tells
      socket.resetAndDestroy();
    }
    letGo();
    await pause(2_500); // it looks at what it answers each second, twice
    expect(await ask()).toMatchObject({ status: 200 });
  }, 20_000);

  test('keeps no room for large bodies of those who need not sign in', async () => {
    await begin(80, MIB, { path: 'session' });
    await pause(500); // until they have begun: nobody tells
    expect(await ask('/api/v1/donors', 'x'.repeat(MIB))).toMatchObject({ body: { code: 'MalformedRequest' } });
  });

  test('says once a second how many were turned away, not each time', async () => {
    const told = () => api.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'overloaded');
    const count = () => told().reduce((sum, one) => sum + one.turnedAway, 0);
    while (count() <= 20) await pause(50);
    expect(told().length).toBeLessThan(20);
    expect(told()[0]).toMatchObject({ level: 40, underWay: expect.any(Number) });
    expect(api.log.filter((line) => line.includes('"Overloaded"'))).toEqual([]);
  });

  test('keeps nobody out for bodies that do not come', async () => {
    await begin(MOST + 44, 100);
    await pause(2_500); // it looks at what it answers each second, twice
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('keeps nobody out for large bodies of somebody else that do not come', async () => {
    const large = (name: string) => ask('/api/v1/donors', 'x'.repeat(MIB), name);
    const timesSaid = () => api.log.filter((line) => line.includes('"msg":"overloaded"')).length;
    const before = timesSaid();
    await begin(66, MIB);
    expect(await until(503, () => large('anna'))).toMatchObject(turnedAway);
    expect(await large('ben')).toMatchObject({ body: { code: 'MalformedRequest' } });
    await pause(1_200); // it says so once a second
    expect(timesSaid()).toBe(before);
  });

  test('counts bodies of JSON where a file is to come like any other', async () => {
    const path = `requests/TA-2026-000001/evidence-files/${'0'.repeat(64)}`;
    await begin(17, MIB, { method: 'PUT', path, name: 'greta' });
    expect(await until(503, () => ask('/api/v1/donors', 'x'.repeat(MIB), 'greta'))).toMatchObject(turnedAway);
  });

  test('counts the bodies of all by their size, too', async () => {
    const large = () => ask('/api/v1/donors', 'x'.repeat(MIB), 'frida');
    for (const name of ['anna', 'ben', 'carl', 'dora', 'emil']) await begin(17, MIB, { name });
    expect(await until(503, large)).toMatchObject(turnedAway);
    for (const socket of open.splice(0)) socket.destroy();
    expect(await until(400, large)).toMatchObject({ body: { code: 'MalformedRequest' } });
  });

  test('counts bodies whose size is not told by what came', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    const { port } = new URL(await app.getUrl());
    const send = async (): Promise<string> => {
      const socket = connect(Number(port), '127.0.0.1');
      open.push(socket);
      const head =
        'POST /api/v1/donors HTTP/1.1\r\nhost: localhost\r\nauthorization: Name chunked\r\nconnection: close\r\n';
      socket.write(`${head}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`);
      return (await text(socket)).slice(0, 12);
    };
    const answers: Promise<string>[] = [];
    for (let sent = 0; sent < 40; sent += 1) {
      answers.push(send());
      await pause(10); // until it has come: nobody tells
    }
    letGo();
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 400']));
  });

  test('counts bodies by their size, so that they fit into memory', async () => {
    const large = () => ask('/api/v1/donors', 'x'.repeat(MIB));
    let patience = 0;
    // One of them that comes while it is asked is turned away itself: then they begin anew, and have longer.
    const beside = async () => {
      for (const socket of open.splice(0)) socket.destroy();
      await pause((patience += 200));
      await begin(64, MIB);
      await pause(patience);
      return large();
    };
    expect(await until(503, beside)).toMatchObject(turnedAway);
    expect(await ask()).toMatchObject({ status: 200 });
    for (const socket of open.splice(0)) socket.destroy();
    expect(await until(400, large)).toMatchObject({ body: { code: 'MalformedRequest' } });
  }, 60_000);
});

describe('Connections', () => {
  test('of one address are no more than so many, and those of proxies as many as they like', async () => {
    const exempt = new Set<string>();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    limitConnections(server, (address) => exempt.has(address), { ofOne: 2, all: 100 });
    const address = server.address();
    const connected = async (): Promise<Socket> => {
      const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(server, 'connection');
      return socket;
    };
    const [first, second, third] = [await connected(), await connected(), await connected()];
    await once(third, 'close');
    expect([first.destroyed, second.destroyed]).toEqual([false, false]);
    first.destroy();
    const count = () => new Promise<number>((resolve) => server.getConnections((_, all) => resolve(all)));
    while ((await count()) > 1) await setImmediate();
    const again = [await connected()];
    exempt.add('127.0.0.1');
    again.push(await connected(), await connected());
    expect(await count()).toBe(4);
    for (const socket of [second, ...again]) socket.destroy();
    server.close();
    await once(server, 'close');
  });
});
