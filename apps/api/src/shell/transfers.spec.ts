import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { SystemClock } from '#configuration';
import type { FileSettings } from '#files';
import { eventually } from '#postgres/testing';
import { admissionBy } from '../access/admission.js';
import { EVERYTHING } from '../access/scope.js';
import { StillSignedIn } from '../access/still-signed-in.js';
import { createApi } from '../create-api.js';
import { openAccess } from '../testing/access.js';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { acceptanceBody, submissionBody } from '../testing/bodies.samples.js';
import { temporaryFiles } from '../testing/files.js';
import { THIS_MACHINE } from './shell.js';
import { Transfers } from './transfers.js';

const LONGEST = { headersMs: 10_000, requestMs: 30_000, silenceMs: 60_000 };
/** More than a connection takes that nobody reads from. */
const LARGE = 32 * 1024 * 1024;
const OFFICE = { role: 'field-office', office: 'NBO' } as const;
const AUDITOR = { role: 'auditor' } as const;
/** More than one look of those who look all the time. */
const LOOKED_AT_MS = 300;
const EXPORT = '/api/v1/audit/export?since=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z';

type Headers = Readonly<Record<string, string>>;

describe('A transfer that is under way', () => {
  let files: { settings: FileSettings; remove: () => Promise<void> };
  /** Another process, in which whoever has a name may do everything. */
  let api: ApiUnderTest;
  let near: ApiUnderTest;
  /** Of the process that is near: it looks at what is under way all the time, or for as long as a test takes not at all. */
  let watchful: NestFastifyApplication;
  let patient: NestFastifyApplication;
  let administrator: Headers;
  let requestId: string;
  beforeAll(async () => {
    files = await temporaryFiles();
    const settings = { ...files.settings, largest: LARGE };
    api = await ApiUnderTest.start({ files: settings });
    near = await ApiUnderTest.beside(api, { people: 'accounts', files: settings });
    [watchful, patient] = [await listening(50), await listening(60_000)];
    administrator = (await service([{ role: 'administrator' }])).headers;
    requestId = await inDelivery();
  }, 120_000);
  afterAll(async () => {
    for (const app of [watchful, patient]) await app?.close();
    await near?.stop();
    await api?.stop();
    await files?.remove();
  });

  const listening = async (lookEveryMs: number): Promise<NestFastifyApplication> => {
    const { runtime } = near;
    const app = await createApi(runtime, admissionBy(runtime), THIS_MACHINE, { ...LONGEST, lookEveryMs });
    await app.listen(0, '127.0.0.1');
    return app;
  };
  const done = async (path: string, body?: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const inDelivery = async (): Promise<string> => {
    const money = { minor: 900_000, currency: 'USD' };
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Courts', amount: money, pledgedOn: '2026-01-01', earmark: { level: 1 } };
    const contribution = `/contributions/${(await done('/contributions', pledge)).body.id}`;
    await done(`${contribution}/agreement`, { reference: 'NO-1', signedOn: '2026-01-02', amount: money.minor });
    await done(`${contribution}/receipts`, { receiptId: 'R1', received: money, receivedOn: '2026-01-03' });
    const coverage = { countries: ['KE'], themes: ['corruption'], languages: ['en'] };
    await done('/field-offices', { code: 'NBO', name: 'Nairobi', hostCountry: 'KE', capacity: 9, ...coverage });
    const { id } = (await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    await done(`/requests/${id}/accept`, { ...acceptanceBody(100_000), acceptedOn: '2026-02-10' });
    await done(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    await done(`/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
    await done(`/requests/${id}/assignment`, { officeCode: 'NBO', assignedOn: '2026-02-13' });
    await done(`/requests/${id}/assignment/accept`, { officeCode: 'NBO', acceptedOn: '2026-02-14' });
    return id;
  };

  let services = 0;
  const service = async (
    grants: readonly object[],
    expiresOn = '2026-12-31',
  ): Promise<{ name: string; headers: Headers }> => {
    services += 1;
    const name = `service-${services}`;
    await done('/accounts', { name, kind: 'service', grants });
    const { key } = (await done(`/accounts/${name}/api-keys`, { label: 'Test', grants, expiresOn })).body;
    return { name, headers: { authorization: `Bearer ${key}` } };
  };
  const close = (name: string) => done(`/accounts/${name}/close`, { reason: 'Has left' });
  const doneNear = async (path: string, body: unknown): Promise<void> => {
    expect(await near.command(path, body, administrator)).toMatchObject({ status: 200 });
  };
  const closeNear = (name: string) => doneNear(`/accounts/${name}/close`, { reason: 'Has left' });
  const mayNear = (name: string, grants: readonly object[]) =>
    doneNear(`/accounts/${name}/grants`, { grants, reason: 'Has another post' });

  /** Where the file is that evidence tells of. */
  const attached = async (content: Buffer): Promise<string> => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    await done(`/requests/${requestId}/evidence`, {
      ...{ evidenceId: randomUUID(), fileName: 'list.csv', mediaType: 'text/csv', occurredOn: '2026-03-05' },
      ...{ sha256, size: content.length, describes: 'The course' },
    });
    return `/api/v1/requests/${requestId}/evidence-files/${sha256}`;
  };
  const keptLarge = async (): Promise<string> => {
    const content = Buffer.alloc(LARGE, `${randomUUID()},NBO\n`);
    const path = await attached(content);
    const sent = { body: content, headers: { 'content-type': 'application/octet-stream' } };
    expect(await api.ask('PUT', path, sent)).toMatchObject({ status: 200 });
    return path;
  };
  const asked = async (app: NestFastifyApplication, path: string, headers: Headers): Promise<IncomingMessage> => {
    const [answer] = await once(
      request(new URL(path, await app.getUrl()), { headers, agent: false }).end(),
      'response',
    );
    return answer;
  };
  /** An answer that nobody reads yet. */
  const unread = async (...what: Parameters<typeof asked>): Promise<IncomingMessage> => {
    const answer = await asked(...what);
    expect(answer).toMatchObject({ statusCode: 200 });
    return answer;
  };
  /** A file of which half was sent. */
  const halfSent = async (app: NestFastifyApplication, headers: Headers) => {
    const content = Buffer.from(`name,office\n${randomUUID()},NBO\n`);
    const path = await attached(content);
    const socket = connect(Number(new URL(await app.getUrl()).port), '127.0.0.1');
    const answered = text(socket).catch(() => '');
    socket.write(
      `PUT ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers['authorization']}\r\nconnection: close\r\n` +
        `content-type: application/octet-stream\r\ncontent-length: ${content.length}\r\n\r\n`,
    );
    socket.write(content.subarray(0, 20));
    await eventually(async () => (await incoming()).length === 1);
    const finish = async (): Promise<string> => {
      socket.write(content.subarray(20));
      return answered;
    };
    return { path, answered, finish };
  };
  const incoming = () => readdir(join(files.settings.directory, 'incoming'));
  const connectionsOf = (app: NestFastifyApplication): Promise<number> =>
    new Promise((resolve) => app.getHttpServer().getConnections((_: unknown, count: number) => resolve(count)));
  const haveConnections = (app: NestFastifyApplication, count: number) =>
    eventually(async () => (await connectionsOf(app)) === count, 5_000);
  const expectNothingKept = async (path: string): Promise<void> => {
    await eventually(async () => (await incoming()).length === 0);
    expect(await api.get(path)).toMatchObject({ status: 404, body: { code: 'EvidenceFileNotFound' } });
  };

  describe.each([
    ['at once, when an account is closed in its process', () => ({ app: patient, end: closeNear })],
    ['soon, when an account is closed in another', () => ({ app: watchful, end: close })],
  ])('ends %s', (_, where) => {
    test('a file that goes out, and no other', async () => {
      const { app, end } = where();
      const path = await keptLarge();
      const [leaving, staying] = [await service([OFFICE]), await service([OFFICE])];
      const [left, stayed] = [await unread(app, path, leaving.headers), await unread(app, path, staying.headers)];
      await end(leaving.name);
      await haveConnections(app, 1);
      await expect(buffer(left)).rejects.toThrow('aborted');
      expect((await buffer(stayed)).length).toBe(LARGE);
    });

    test('the audit as CSV', async () => {
      const { app, end } = where();
      await near.runtime.pool.query(
        `insert into audit.entry (id, at, position, actor, operation, events, subjects, outcome, times, correlation_id)
         select gen_random_uuid(), timestamptz '2026-01-01Z' + second * interval '1 second', '0', 'anna', 'listAudit', '{}', '{}',
           'done', 1, repeat('c', 20000)
         from generate_series(0, 1500) second`,
      );
      const { name, headers } = await service([AUDITOR]);
      const answer = await unread(app, EXPORT, headers);
      await end(name);
      await haveConnections(app, 0);
      await expect(buffer(answer)).rejects.toThrow('aborted');
    });

    test('a file that comes in, of which nothing is kept', async () => {
      const { app, end } = where();
      const { name, headers } = await service([OFFICE]);
      const { path, answered } = await halfSent(app, headers);
      await end(name);
      await haveConnections(app, 0);
      expect(await answered).toBe('');
      await expectNothingKept(path);
    });
  });

  describe('is looked at once more when a file has come, before it is kept', () => {
    test('and refused where its sender is nobody any more', async () => {
      const { name, headers } = await service([OFFICE]);
      const { path, finish } = await halfSent(patient, headers);
      await close(name);
      expect(await finish()).toMatch(/^HTTP\/1\.1 401 [^]*"code":"NotSignedIn"/);
      await expectNothingKept(path);
    });

    test('and refused where its sender may not any more', async () => {
      const { name, headers } = await service([OFFICE, AUDITOR]);
      const { path, finish } = await halfSent(patient, headers);
      await done(`/accounts/${name}/grants`, { grants: [AUDITOR], reason: 'Has another post' });
      expect(await finish()).toMatch(/^HTTP\/1\.1 403 [^]*"code":"NotAllowed"/);
      await expectNothingKept(path);
    });

    test('and kept where its sender still may', async () => {
      const { name, headers } = await service([OFFICE, AUDITOR]);
      const { finish } = await halfSent(patient, headers);
      await done(`/accounts/${name}/grants`, { grants: [OFFICE], reason: 'Has another post' });
      expect(await finish()).toMatch(new RegExp(`^HTTP/1\\.1 200 [^]*"receivedBy":"${name}"`));
    });
  });

  describe('goes on', () => {
    test('when the rights of its sender change, and they may still', async () => {
      const { name, headers } = await service([OFFICE, AUDITOR]);
      const { finish } = await halfSent(watchful, headers);
      await mayNear(name, [OFFICE]);
      await pause(LOOKED_AT_MS);
      expect(await finish()).toMatch(new RegExp(`^HTTP/1\\.1 200 [^]*"receivedBy":"${name}"`));
    });

    test('until they may no more', async () => {
      const { name, headers } = await service([OFFICE, AUDITOR]);
      const { path, answered } = await halfSent(patient, headers);
      await mayNear(name, [OFFICE]);
      await mayNear(name, [AUDITOR]);
      expect(await answered).toBe('');
      await expectNothingKept(path);
    });

    test('when the last day of its key ends', async () => {
      const { headers } = await service([OFFICE], '2026-06-15');
      const { finish } = await halfSent(watchful, headers);
      const before = near.clock.current;
      near.clock.current = new Date('2026-06-16T00:00:00.000Z');
      try {
        await pause(LOOKED_AT_MS);
        expect(await finish()).toMatch(/^HTTP\/1\.1 200 /);
      } finally {
        near.clock.current = before;
      }
    });
  });

  test('is not mixed with an answer to what is no request', async () => {
    const { headers } = await service([OFFICE]);
    const path = await keptLarge();
    const socket = connect(Number(new URL(await patient.getUrl()).port), '127.0.0.1').on('error', () => undefined);
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${headers['authorization']}\r\n\r\n`);
    await once(socket, 'data');
    socket.pause().write('This is no request\r\n\r\n');
    await pause(200); // until it has come: nobody tells
    socket.resume();
    await once(socket, 'close');
    expect(Buffer.concat(received).indexOf('HTTP/1.1', 20)).toBe(-1);
  });

  test('leaves no room for more than 32 of one account', async () => {
    const [many, other] = [await service([OFFICE]), await service([OFFICE])];
    const path = await keptLarge();
    const answers = await Promise.all(Array.from({ length: 32 }, () => unread(patient, path, many.headers)));
    const refused = await asked(patient, path, many.headers);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '5']);
    answers.push(refused, await unread(patient, path, other.headers));
    for (const answer of answers) answer.destroy();
    await haveConnections(patient, 0);
    (await unread(patient, path, many.headers)).destroy();
  });

  test('counts as asked, also where there is no room for it', async () => {
    const { runtime } = near;
    const reach = { ...THIS_MACHINE, rateLimitPerMinute: 40 };
    const app = await createApi(runtime, admissionBy(runtime), reach, { ...LONGEST, lookEveryMs: 60_000 });
    await app.listen(0, '127.0.0.1');
    const answers: IncomingMessage[] = [];
    try {
      const { headers } = await service([OFFICE]);
      const path = await keptLarge();
      for (let one = 0; one < 32; one += 1) answers.push(await unread(app, path, headers));
      const told = async () => JSON.parse(await text(await asked(app, path, headers))).detail;
      for (let more = 32; more < 40; more += 1) expect(await told()).toMatch(/^Too many files/);
      expect(await told()).toMatch(/^More than 40 requests/);
    } finally {
      for (const answer of answers) answer.destroy();
      await app.close();
    }
  });

  test('goes on when rights change while it waits to be let in', async () => {
    let [letGo, times] = [(): void => undefined, 0];
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const authenticate = async (): Promise<Principal> => {
      const grants = (times += 1) === 1 ? [OFFICE, AUDITOR] : [OFFICE];
      return { name: 'anna', personId: null, hasAccount: true, grants, by: 'api-key', isService: true };
    };
    const of = () => gate.then(() => EVERYTHING);
    const admission = { authenticator: { authenticate }, clearance: { ...openAccess.clearance, of } };
    const app = await createApi(near.runtime, admission, THIS_MACHINE, { ...LONGEST, lookEveryMs: 50 });
    await app.listen(0, '127.0.0.1');
    try {
      const asking = asked(app, `/api/v1/requests/${requestId}/evidence-files/${'0'.repeat(64)}`, {});
      await pause(LOOKED_AT_MS);
      letGo();
      expect(await asking).toMatchObject({ statusCode: 404 });
    } finally {
      await app.close();
    }
  });

  test('is no error of the program when it ends', () => {
    for (const { log } of [api, near]) expect(log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

describe('Transfers', () => {
  test('are looked at one look after another, and those with the same proof together', async () => {
    let revoked = (): void => undefined;
    let [looks, atOnce, most] = [0, 0, 0];
    const principal = { name: 'anna', personId: null, grants: [] } as unknown as Principal;
    const authenticate = async () => {
      looks += 1;
      most = Math.max(most, (atOnce += 1));
      await pause(20);
      atOnce -= 1;
      return principal;
    };
    const onRevocation = (listener: () => void) => {
      revoked = listener;
      return () => undefined;
    };
    const still = new StillSignedIn({ authenticate }, { onRevocation }, new SystemClock());
    const transfers = new Transfers(still, 60_000);
    const reply = { raw: { once: () => undefined } };
    const file = { headers: { authorization: 'Bearer a' }, socket: { destroyed: false } } as FastifyRequest;
    for (let one = 0; one < 10; one += 1) transfers.begin(file, reply as never, principal);
    for (let times = 0; times < 20; times += 1) revoked();
    await pause(200);
    transfers.close();
    expect([looks, most]).toEqual([2, 1]);
  });
});
