import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FileSettings } from '#files';
import type { Admission } from '../access/admission.js';
import { EVERYTHING } from '../access/scope.js';
import { createApi } from '../create-api.js';
import { openAccess } from '../testing/access.js';
import { eventually } from '#postgres/testing';
import { ApiUnderTest } from '../testing/api-under-test.js';
import { temporaryFiles } from '../testing/files.js';
import { followEvents } from '../testing/follow-events.js';
import { THIS_MACHINE } from './shell.js';

const LONGEST = { headersMs: 400, requestMs: 600, lookEveryMs: 50, silenceMs: 2_000 };
const MIB = 1024 * 1024;
/** Beyond all of them. */
const TOO_LONG_MS = 1_500;

describe('What takes too long', () => {
  let files: { settings: FileSettings; remove: () => Promise<void> };
  let api: ApiUnderTest;
  let app: NestFastifyApplication;
  let gate = Promise.resolve();
  let proof = Promise.resolve();
  beforeAll(async () => {
    files = await temporaryFiles();
    api = await ApiUnderTest.start({ files: files.settings });
    const clearance = {
      ...openAccess.clearance,
      of: async () => {
        await gate;
        return EVERYTHING;
      },
    };
    const authenticator: Admission['authenticator'] = {
      authenticate: (credentials) => proof.then(() => openAccess.authenticator.authenticate(credentials)),
    };
    app = await createApi(api.runtime, { authenticator, clearance }, THIS_MACHINE, LONGEST);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app?.close();
    await api?.stop();
    await files?.remove();
  });

  const HEAD = 'host: localhost\r\nauthorization: Name anna\r\ncontent-type: application/json\r\n';
  /** What is answered to text on a connection of its own, until the other side closes it. */
  const answerTo = async (text: string): Promise<string> => {
    const { port } = new URL(await app.getUrl());
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), '127.0.0.1', () => void socket.write(text));
      socket.on('data', (part) => (answer += part.toString())).on('error', reject);
      socket.on('close', () => resolve(answer));
    });
  };
  const donor = (headers: Readonly<Record<string, string>>) =>
    app.inject({
      ...{ method: 'POST', url: '/api/v1/donors' },
      headers: { authorization: 'Name anna', ...headers },
      payload: { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' },
    });

  test('headers that do not come end the connection', async () => {
    expect(await answerTo(`POST /api/v1/donors HTTP/1.1\r\n${HEAD}`)).toMatch(
      /^HTTP\/1\.1 408 [^]*connection: close[^]*"code":"RequestTimeout"/,
    );
  });

  test('a body that does not come is told, and ends the connection', async () => {
    expect(await answerTo(`POST /api/v1/donors HTTP/1.1\r\n${HEAD}content-length: 100\r\n\r\n{`)).toMatch(
      /^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*"code":"RequestTimeout"/,
    );
  });

  test('an answer is told to come later, and the same command is carried out once', async () => {
    let letGo = (): void => undefined;
    gate = new Promise((resolve) => (letGo = resolve));
    const headers = { 'idempotency-key': randomUUID() };
    const late = await donor(headers);
    expect([late.statusCode, late.headers['retry-after'], late.json().code]).toEqual([503, '1', 'ServiceUnavailable']);
    letGo();
    const [first, again] = [await donor(headers), await donor(headers)];
    expect([first.statusCode, again.json()]).toEqual([201, first.json()]);
    await api.runtime.readModels.caughtUp();
    const list = await app.inject({ url: '/api/v1/donors', headers: { authorization: 'Name anna' } });
    expect(list.json().items).toHaveLength(1);
  });

  test('leaves no room taken for bodies of which it was found too late whose they are', async () => {
    let letGo = (): void => undefined;
    proof = new Promise((resolve) => (letGo = resolve));
    const large = async () => {
      const headers = { authorization: 'Name anna', 'content-type': 'application/json' };
      return (await app.inject({ method: 'POST', url: '/api/v1/donors', headers, payload: 'x'.repeat(MIB) }))
        .statusCode;
    };
    const late = await Promise.all(Array.from({ length: 16 }, large));
    expect(new Set(late)).toEqual(new Set([503]));
    letGo();
    await proof;
    expect(await large()).toBe(400);
  });

  test('is all the same what carries a file: that has limits of its own', async () => {
    gate = pause(TOO_LONG_MS);
    const url = `/api/v1/requests/TA-2026-000001/evidence-files/${'0'.repeat(64)}`;
    const headers = { authorization: 'Name anna', 'content-type': 'application/octet-stream' };
    expect((await app.inject({ method: 'PUT', url, headers, payload: 'a file' })).statusCode).toBe(404);
  });

  test('answers that nobody reads end the connection', async () => {
    const { port } = new URL(await app.getUrl());
    const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    socket.pause().write('GET /api/openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(20));
    const open = (): Promise<number> =>
      new Promise((resolve) => app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)));
    await eventually(async () => (await open()) === 1);
    await eventually(async () => (await open()) === 0);
    socket.destroy();
  });

  test('streams of events stay open', async () => {
    const stream = await followEvents(`${await app.getUrl()}/api/v1/changes`, { authorization: 'Name anna' });
    await stream.begun();
    const ended = stream.ended.then(() => 'ended');
    expect(await Promise.race([ended, pause(TOO_LONG_MS, 'open')])).toBe('open');
    stream.close();
  });
});
