import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EICAR, PDF, PNG, startTestClamd, type TestClamd } from '#files/testing';
import { eventually } from '#postgres/testing';
import { type Answered, ApiUnderTest } from '../testing/api-under-test.js';
import { submissionBody } from '../testing/bodies.samples.js';

const MEGABYTE = 1024 * 1024;
const sha256Of = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

describe('Evidence files over HTTP', () => {
  let api: ApiUnderTest;
  let clamd: TestClamd;
  let directory: string;
  let address: URL;
  let [requestId, otherId] = ['', ''];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'techcoop-evidence-'));
    clamd = await startTestClamd();
    const settings = { directory, s3: undefined, largest: 40 * MEGABYTE, virusScanner: clamd, diskFloorBytes: 0 };
    api = await ApiUnderTest.start({ files: settings });
    await api.app.listen(0, '127.0.0.1');
    address = new URL(await api.app.getUrl());
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    await done('/donors', { donorId: 'NO', name: 'Norway', type: 'government', country: 'NO' });
    const pledge = { donorId: 'NO', title: 'Courts', amount: usd(900_000), pledgedOn: '2026-01-01' };
    const { id } = (await done('/contributions', { ...pledge, earmark: { level: 1 } })).body;
    await done(`/contributions/${id}/agreement`, { reference: 'NO-1', signedOn: '2026-01-02', amount: 900_000 });
    await done(`/contributions/${id}/receipts`, { receiptId: 'R1', received: usd(900_000), receivedOn: '2026-01-03' });
    const coverage = { countries: ['KE'], themes: ['corruption'], languages: ['en'] };
    await done('/field-offices', { code: 'NBO', name: 'Nairobi', hostCountry: 'KE', capacity: 9, ...coverage });
    [requestId, otherId] = [await inDelivery(), await inDelivery()];
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await clamd?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const done = async (path: string, body?: unknown): Promise<Answered> => {
    const answer = await api.command(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const inDelivery = async (): Promise<string> => {
    const { id } = (await done('/requests', { ...submissionBody, submittedOn: '2026-02-02' })).body;
    const lines = [{ lineId: 'training', category: 'travel', description: 'Training', amount: 100_000 }];
    const accepted = { acceptedOn: '2026-02-10', mandate: '27b', programme: 'GPAC' };
    await done(`/requests/${id}/accept`, { ...accepted, budget: { currency: 'USD', lines } });
    await done(`/requests/${id}/resource-checks`, { checkedOn: '2026-02-11' });
    await done(`/requests/${id}/confirm-funding`, { confirmedOn: '2026-02-12' });
    await done(`/requests/${id}/assignment`, { officeCode: 'NBO', assignedOn: '2026-02-13' });
    await done(`/requests/${id}/assignment/accept`, { officeCode: 'NBO', acceptedOn: '2026-02-14' });
    return id;
  };

  type Told = Partial<Record<'fileName' | 'mediaType' | 'sha256' | 'occurredOn', string>> & { size?: number };
  /** Tells of a file, as a field office does that is offline. */
  const attach = (content: Buffer | string, told: Told = {}, id = requestId): Promise<Answered> =>
    done(`/requests/${id}/evidence`, {
      ...{ evidenceId: randomUUID(), fileName: 'report.pdf', mediaType: 'application/pdf', occurredOn: '2026-03-05' },
      ...{ sha256: sha256Of(content), size: Buffer.byteLength(content), describes: 'The course', ...told },
    });
  const pathOf = (content: Buffer | string, id = requestId): string =>
    `/api/v1/requests/${id}/evidence-files/${sha256Of(content)}`;
  const put = (path: string, content: Buffer | string, headers: Record<string, string> = {}): Promise<Answered> => {
    const body = Buffer.from(content);
    const sent = { 'content-type': 'application/octet-stream', authorization: 'Name field office', ...headers };
    return api.ask('PUT', path, { body, headers: sent });
  };
  const list = async (id = requestId) => (await api.get(`/api/v1/requests/${id}/evidence?limit=200`)).body.items;
  const incoming = () => readdir(join(directory, 'incoming'));

  test('follow the evidence that names them', async () => {
    const pdf = Buffer.concat([PDF, Buffer.from('the course')]);
    expect(await put(pathOf(pdf), pdf)).toMatchObject({ status: 404, body: { code: 'EvidenceNotFound' } });
    await attach(pdf, { fileName: 'Rapport n° 1 – "Nairobi".pdf' });
    expect((await list()).at(-1)).toMatchObject({ sha256: sha256Of(pdf), held: false, file: null });
    expect(await api.get(pathOf(pdf))).toMatchObject({ status: 404, body: { code: 'EvidenceFileNotFound' } });

    const kept = { sha256: sha256Of(pdf), size: pdf.length, mediaType: 'application/pdf', receivedBy: 'field office' };
    const first = await put(pathOf(pdf), pdf);
    expect(first).toMatchObject({ status: 200, body: kept });
    expect(await put(pathOf(pdf), pdf, { authorization: 'Name another' })).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect((await list()).at(-1)).toMatchObject({ file: kept });
    const before = await api.get(`/api/v1/requests/${requestId}/evidence?asAt=2026-06-15T11:59:59Z`);
    expect(before).toMatchObject({ status: 404 });

    const given = await api.get(pathOf(pdf), { accept: 'application/pdf' });
    expect(given).toMatchObject({
      status: 200,
      body: String(pdf),
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(pdf.length),
        'content-disposition':
          'attachment; filename="Rapport n_ 1 _ _Nairobi_.pdf"; ' +
          "filename*=UTF-8''Rapport%20n%C2%B0%201%20%E2%80%93%20%22Nairobi%22.pdf",
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-cache',
        etag: `"${sha256Of(pdf)}"`,
      },
    });
  });

  test.each(['"…"', 'W/"…"', '"other", "…"', '*'])('are not sent again to those who have them: %s', async (etags) => {
    const known = Buffer.concat([PDF, Buffer.from('known')]);
    await attach(known);
    expect(await put(pathOf(known), known)).toMatchObject({ status: 200 });
    const asked = { 'if-none-match': etags.replace('…', sha256Of(known)) };
    const headers = { 'cache-control': 'private, no-cache', etag: `"${sha256Of(known)}"` };
    expect(await api.get(pathOf(known), asked)).toMatchObject({ status: 304, body: '', headers });
    expect(await api.get(pathOf(known), { ...asked, authorization: 'Nobody' })).toMatchObject({ status: 401 });
    expect(await api.get(pathOf(known, otherId), asked)).toMatchObject({ status: 404 });
  });

  test('are not given by knowing their hash, also when another request names it', async () => {
    const secret = Buffer.concat([PDF, Buffer.from('secret')]);
    await attach(secret);
    expect(await put(pathOf(secret), secret)).toMatchObject({ status: 200 });
    expect(await api.get(pathOf(secret, otherId))).toMatchObject({ status: 404 });
    await attach(secret, {}, otherId);
    expect(await api.get(pathOf(secret, otherId))).toMatchObject({ status: 404 });
    expect((await list(otherId)).at(-1)).toMatchObject({ file: null });
    expect(await put(pathOf(secret, otherId), Buffer.from('guessed'))).toMatchObject({ status: 422 });
    expect(await put(pathOf(secret, otherId), secret)).toMatchObject({ status: 200 });
    expect(await api.get(pathOf(secret, otherId))).toMatchObject({ status: 200 });
  });

  test('are taken also for evidence that is held, and no longer given when it is rejected', async () => {
    const early = Buffer.concat([PDF, Buffer.from('early')]);
    const { body } = await attach(early, { occurredOn: '2027-01-01' });
    expect(body).toMatchObject({ held: true, because: 'OccurredInFuture' });
    expect((await list()).at(-1)).toMatchObject({ held: true, sha256: sha256Of(early) });
    expect(await put(pathOf(early), early)).toMatchObject({ status: 200 });
    expect(await api.get(pathOf(early))).toMatchObject({ status: 200 });
    await done(`/requests/${requestId}/held-facts/${body.factId}/reject`, { rejectedOn: '2026-06-15', reason: 'No' });
    expect(await api.get(pathOf(early))).toMatchObject({ status: 404 });
  });

  test('are saved under a name that fits what they are', async () => {
    const notes = 'echo hello\n';
    const plain = { mediaType: 'text/plain' };
    await attach(notes, { ...plain, fileName: 'run.bat' });
    expect(await put(pathOf(notes), notes)).toMatchObject({
      ...{
        status: 415,
        body: { code: 'FileTypeNotAllowed', facts: { shown: 'text/plain', allowed: expect.stringContaining('docx') } },
      },
    });
    await attach(notes, { ...plain, fileName: 'notes.txt' });
    expect(await put(pathOf(notes), notes)).toMatchObject({ status: 200 });
    const { headers } = await api.get(pathOf(notes));
    expect(headers['content-disposition']).toContain('filename="notes.txt"');
  });

  test.each<[string, number, string, Buffer | string, Buffer | string, Told]>([
    ['another content', 422, 'FileDiffers', PDF, `${String(PDF).slice(0, -1)}x`, {}],
    ['another type than declared', 415, 'FileTypeNotAllowed', PNG, PNG, {}],
    ['HTML', 415, 'FileTypeNotAllowed', '<html>', '<html>', { fileName: 'a.html', mediaType: 'text/html' }],
    ['what the scanner finds', 422, 'FileInfected', EICAR, EICAR, { fileName: 'a.txt', mediaType: 'text/plain' }],
    ['what is larger than may be', 413, 'FileTooLarge', 'x', 'x', { size: 41 * MEGABYTE }],
    ['nothing', 422, 'FileDiffers', 'x', '', {}],
  ])('are refused in words, and nothing is left: %s', async (_, status, code, told, sent, how) => {
    await attach(told, how);
    const answer = await put(pathOf(told), sent);
    expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/^[A-Z].*\.$/) } });
    expect(JSON.stringify(answer.body)).not.toContain(directory);
    expect(await incoming()).toEqual([]);
    expect(await api.get(pathOf(told))).toMatchObject({ status: 404 });
  });

  test.each([
    ['..%2F..%2Fetc%2Fpasswd', 400],
    [`${'a'.repeat(63)}%2F`, 400],
    ['A'.repeat(64), 400],
    ['%00', 400],
    [`${'a'.repeat(64)}%00`, 400],
    ['../../evidence-files', 400],
  ])('are named by their hash and by nothing else: %s', async (name, status) => {
    const path = `/api/v1/requests/${requestId}/evidence-files/${name}`;
    expect(await api.get(path)).toMatchObject({ status });
    expect([400, 415]).toContain((await put(path, PDF)).status);
  });

  test('come as bytes only, and no other address takes bytes', async () => {
    await attach(PDF);
    expect(await put(pathOf(PDF), PDF, { 'content-type': 'application/json' })).toMatchObject({ status: 400 });
    expect(await put(pathOf(PDF), PDF, { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 415,
    });
    for (const type of ['application/json', 'text/csv'])
      expect(await put(pathOf(PDF), '{}', { 'content-type': type })).toMatchObject({ status: 415 });
    const bytes = { 'content-type': 'application/octet-stream' };
    expect(await api.command('/donors', Buffer.alloc(10), bytes)).toMatchObject({ status: 415 });
    expect(await api.command('/donors', Buffer.alloc(2 * MEGABYTE), bytes)).toMatchObject({ status: 415 });
    const nobody = { ...bytes, authorization: 'Nobody' };
    expect(await api.ask('PUT', pathOf(PDF), { body: PDF, headers: nobody })).toMatchObject({ status: 401 });
  });

  /** Over a real connection, in pieces, without saying how much it will be. */
  const stream = async (path: string, pieces: Iterable<Buffer>): Promise<{ status: number; body: string }> => {
    const sending = request(new URL(path, address), {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: 'Name field office' },
    });
    sending.on('error', () => undefined); // it was answered before all was sent
    const answered = once(sending, 'response');
    for (const piece of pieces) if (!sending.write(piece)) await Promise.race([once(sending, 'drain'), answered]);
    sending.end();
    const [answer] = await answered;
    return { status: answer.statusCode, body: await text(answer) };
  };
  const pieces = function* (count: number): Generator<Buffer> {
    for (let n = 0; n < count; n += 1) yield Buffer.alloc(MEGABYTE, `${n},line\n`);
  };

  test('may be many megabytes, which are neither held in memory nor parsed', async () => {
    const hash = createHash('sha256');
    for (const piece of pieces(32)) hash.update(piece);
    const named = { sha256: hash.digest('hex'), size: 32 * MEGABYTE, fileName: 'big.csv', mediaType: 'text/csv' };
    await attach('', named);
    const path = `/api/v1/requests/${requestId}/evidence-files/${named.sha256}`;
    expect(await stream(path, pieces(32))).toMatchObject({ status: 200 });
    expect(await api.get(path)).toMatchObject({ status: 200, headers: { 'content-length': String(named.size) } });
    expect(await incoming()).toEqual([]);
  });

  test('that turn out larger than may be are answered before they end', async () => {
    await attach('endless');
    const { status, body } = await stream(pathOf('endless'), pieces(60));
    expect({ status, ...JSON.parse(body) }).toMatchObject({
      status: 413,
      code: 'FileTooLarge',
      facts: { megabytes: 40 },
    });
    expect(await incoming()).toEqual([]);
  });

  test('that break off leave nothing', async () => {
    await attach('broken off');
    const socket = connect(Number(address.port), '127.0.0.1');
    socket.write(
      `PUT ${pathOf('broken off')} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Name one\r\n` +
        'content-type: application/octet-stream\r\ncontent-length: 10\r\n\r\nbroke',
    );
    await eventually(async () => (await incoming()).length === 1);
    socket.destroy();
    await eventually(async () => (await incoming()).length === 0);
  });

  test('are counted', async () => {
    const { body } = await api.get('/metrics');
    expect(body).toMatch(/techcoop_evidence_files_total\{outcome="received"\} [1-9]/);
    expect(body).toMatch(/techcoop_evidence_files_total\{outcome="FileInfected"\} 1/);
    expect(body).toMatch(/techcoop_evidence_file_bytes_total 335\d{5}/);
  });

  test('nothing of all this was an error of the program', () => {
    expect(api.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test('are refused for a while, and hold nothing up, when the process ends while the scanner says nothing', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const virusScanner = { host: '127.0.0.1', port: (mute.address() as AddressInfo).port };
    const settings = { directory, s3: undefined, largest: 40 * MEGABYTE, virusScanner, diskFloorBytes: 0 };
    const other = await ApiUnderTest.beside(api, { files: settings });
    await other.app.listen(0, '127.0.0.1');
    await attach('c,d\n', { fileName: 'c.csv', mediaType: 'text/csv' });
    const headers = { 'content-type': 'application/octet-stream', authorization: 'Name field office' };
    const url = `${await other.app.getUrl()}${pathOf('c,d\n')}`;
    const sent = fetch(url, { method: 'PUT', headers, body: 'c,d\n' });
    const [scanned] = await once(mute, 'connection');
    await other.stop();
    const answer = await sent;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await answer.json()).toMatchObject({ code: 'FileStoreUnavailable' });
    scanned.destroy();
    mute.close();
  });

  test('are refused for a while when the scanner is gone', async () => {
    await clamd.stop();
    await attach('a,b\n', { fileName: 'a.csv', mediaType: 'text/csv' });
    expect(await put(pathOf('a,b\n'), 'a,b\n')).toMatchObject({
      ...{ status: 503, headers: { 'retry-after': '30' }, body: { code: 'VirusScannerUnavailable' } },
    });
    expect(await incoming()).toEqual([]);
    clamd = await startTestClamd();
  });
});
