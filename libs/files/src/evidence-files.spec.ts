import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SystemClock } from '#configuration';
import { Pool } from '#postgres';
import { eventually, startTestPostgres, type TestPostgres } from '#postgres/testing';
import { EvidenceFiles, type FileSettings, type NamedFile } from './evidence-files.js';
import { ReceivedFiles } from './received-files.js';
import { EICAR, PDF, startTestClamd, startTestS3, type TestClamd, type TestS3 } from './testing/index.js';
import { requireClean } from './virus-scanner.js';

const MEGABYTE = 1024 * 1024;
const sha256Of = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
const silent = { info: () => undefined, warn: () => undefined };

describe('The files of evidence', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let received: ReceivedFiles;
  let folder: string;
  let clamd: TestClamd;
  let s3: TestS3;
  beforeAll(async () => {
    postgres = await startTestPostgres();
    pool = new Pool({ connectionString: await postgres.createDatabase() });
    await Promise.all(Array.from({ length: 4 }, () => ReceivedFiles.open(pool)));
    received = await ReceivedFiles.open(pool);
    [clamd, s3] = [await startTestClamd(3 * MEGABYTE), await startTestS3()];
    folder = await mkdtemp(join(tmpdir(), 'techcoop-files-'));
  });
  afterAll(async () => {
    await pool?.end();
    await Promise.all([clamd?.stop(), s3?.stop(), postgres?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  let directory: string;
  let requests = 0;
  let requestId: string;
  beforeEach(() => {
    requests += 1;
    directory = join(folder, String(requests));
    requestId = `TA-2026-${String(requests).padStart(6, '0')}`;
  });

  type Changes = Partial<FileSettings> & { alone?: boolean; pace?: { bytes: number; everyMs: number } };
  const open = async ({ alone = true, pace, ...changed }: Changes = {}): Promise<EvidenceFiles> => {
    const settings = {
      ...{ directory, s3: undefined, largest: 50 * MEGABYTE, virusScanner: undefined, diskFloorBytes: 0 },
      ...changed,
    };
    const parts = { received, clock: new SystemClock(), logger: silent, settings, alone };
    const files = new EvidenceFiles({ ...parts, ...(pace && { pace }) });
    await files.start();
    return files;
  };
  const text = (content: Buffer | string): NamedFile => ({
    ...{ fileName: 'list.csv', mediaType: 'text/csv' },
    ...{ sha256: sha256Of(content), size: Buffer.byteLength(content) },
  });
  const allowed = async () => undefined;
  const send = (
    files: EvidenceFiles,
    named: NamedFile,
    body: Readable | string | Buffer,
    announced?: number,
    requireAllowed: () => Promise<void> = allowed,
  ) =>
    files.receive({
      ...{ requestId, sha256: named.sha256, named: [named], announced, actor: 'field office', requireAllowed },
      body: body instanceof Readable ? body : Readable.from([Buffer.from(body)]),
    });
  /** All there is, on its way or kept. */
  const left = async (): Promise<readonly string[]> =>
    (await readdir(directory, { recursive: true, withFileTypes: true }))
      .filter((one) => one.isFile())
      .map(({ name }) => name);

  test('are taken in once for each request, kept once, and given back', async () => {
    const files = await open();
    const named = text('name,office\n');
    expect(await send(files, named, 'name,office\n')).toMatchObject({
      ...{ sha256: named.sha256, size: 12, mediaType: 'text/csv', receivedBy: 'field office' },
    });
    const [file] = (await files.of(requestId)).values();
    expect(await send(files, named, 'name,office\n')).toEqual(file);
    expect([...(await files.of('TA-2026-999999')).keys()]).toEqual([]);
    const content = file && (await files.read(file));
    expect(content && String(await buffer(content))).toBe('name,office\n');
    expect(await left()).toEqual([named.sha256]);
    expect((await stat(join(directory, named.sha256.slice(0, 2), named.sha256))).mode & 0o077).toBe(0);
  });

  test('go to a bucket, too', async () => {
    const files = await open({ s3: s3.address });
    const file = await send(files, text('in,a,bucket\n'), 'in,a,bucket\n');
    expect(s3.objects.get(`/evidence/files/${file.sha256}`)).toMatchObject({ mediaType: 'text/csv' });
    const content = await files.read(file);
    expect(content && String(await buffer(content))).toBe('in,a,bucket\n');
    expect(await left()).toEqual([]);
  });

  test('do not fill the memory, however large they are', async () => {
    const files = await open({ largest: 100 * MEGABYTE });
    const hash = createHash('sha256');
    for (let n = 0; n < 96; n += 1) hash.update(Buffer.alloc(MEGABYTE, 65 + (n % 26)));
    const named = { ...text(''), sha256: hash.digest('hex'), size: 96 * MEGABYTE };
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const body = Readable.from(
      (function* () {
        for (let n = 0; n < 96; n += 1) {
          yield Buffer.alloc(MEGABYTE, 65 + (n % 26));
          most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        }
      })(),
      { highWaterMark: 1 },
    );
    expect(await send(files, named, body)).toMatchObject({ size: 96 * MEGABYTE });
    expect(most).toBeLessThan(64 * MEGABYTE);
  });

  test('are all here when the same is sent many times at once, by several processes', async () => {
    const named = text('raced,for\n');
    const processes = await Promise.all(Array.from({ length: 4 }, () => open({ alone: false })));
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) => processes[n % 4]).flatMap((files) =>
        files ? [send(files, named, 'raced,for\n')] : [],
      ),
    );
    expect(new Set(answers.map(({ receivedAt }) => receivedAt)).size).toBe(1);
    expect(await left()).toEqual([named.sha256]);
  });

  test.each<[string, string, (files: EvidenceFiles) => Promise<unknown>]>([
    ['another content', 'FileDiffers', (files) => send(files, text('one,two\n'), 'one,TWO\n')],
    ['another length than told', 'FileDiffers', (files) => send(files, { ...text('one\n'), size: 9 }, 'one\n')],
    [
      'another length than told, before it comes',
      'FileDiffers',
      (files) => send(files, text('one\n'), new PassThrough(), 5),
    ],
    ['a type that is not allowed', 'FileTypeNotAllowed', (files) => send(files, text('<svg/>'), '<svg/>')],
    ['a type that is not the declared one', 'FileTypeNotAllowed', (files) => send(files, text(PDF), PDF)],
    [
      'too much, as told',
      'FileTooLarge',
      (files) => send(files, { ...text(''), size: MEGABYTE + 1 }, new PassThrough()),
    ],
    ['too much, as announced', 'FileTooLarge', (files) => send(files, text('x'), new PassThrough(), MEGABYTE + 1)],
    [
      'too much without a word',
      'FileTooLarge',
      (files) => send(files, text('x'), Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(100_000)))),
    ],
    ['what no evidence names', 'EvidenceNotFound', (files) => files.receive({ ...unnamed, requestId })],
    [
      'what its sender may not send any more',
      'NotAllowed',
      (files) => send(files, text('x'), 'x', 1, () => Promise.reject({ code: 'NotAllowed' })),
    ],
  ])('are refused, and nothing is left of them: %s', async (_, code, refused) => {
    const files = await open({ largest: MEGABYTE });
    await expect(refused(files)).rejects.toMatchObject({ code });
    expect(await left()).toEqual([]);
    expect([...(await files.of(requestId)).keys()]).toEqual([]);
  });
  const unnamed = {
    ...{ sha256: 'a'.repeat(64), named: [], body: new PassThrough(), announced: undefined, actor: 'one' },
    requireAllowed: allowed,
  };

  test('leave nothing when the sender hangs up', async () => {
    const files = await open();
    const body = new PassThrough();
    body.write('half');
    const taken = send(files, text('half and half'), body);
    body.destroy();
    await expect(taken).rejects.toThrow('the body broke off');
    expect(await left()).toEqual([]);
  });

  test('must come at a pace', async () => {
    const files = await open({ pace: { bytes: 1_000, everyMs: 200 } });
    const body = new PassThrough();
    body.write('a');
    await expect(send(files, text('abc'), body)).rejects.toMatchObject({ code: 'UploadTooSlow' });
    expect(body.destroyed).toBe(false);
    expect(await left()).toEqual([]);
  });

  test('that are on their way when the process ends are refused for now', async () => {
    const files = await open();
    const body = new PassThrough();
    body.write('a');
    const taken = send(files, text('abc'), body);
    files.stop();
    await expect(taken).rejects.toMatchObject({
      code: 'FileStoreUnavailable',
      message: expect.stringContaining('ends'),
    });
    expect(await left()).toEqual([]);
  });

  test.each<[string, (there: { host: string; port: number }) => Changes]>([
    ['virus scanner', (virusScanner) => ({ virusScanner })],
    ['store', ({ host, port }) => ({ s3: { ...s3.address, endpoint: `http://${host}:${port}` } })],
  ])('are refused for now when the process ends, too, while the %s says nothing', async (_, settings) => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const files = await open(settings({ host: '127.0.0.1', port: (mute.address() as AddressInfo).port }));
    const taken = send(files, text('abc'), 'abc');
    const [socket] = await once(mute, 'connection');
    files.stop();
    await expect(taken).rejects.toMatchObject({
      code: 'FileStoreUnavailable',
      message: expect.stringContaining('ends'),
    });
    expect(await left()).toEqual([]);
    socket.destroy();
    mute.close();
  });

  test('are not taken below the floor of the disk', async () => {
    const files = await open({ diskFloorBytes: 2 ** 60 });
    await expect(send(files, text('abc'), 'abc')).rejects.toMatchObject({ name: 'DiskAlmostFull' });
    expect(await left()).toEqual([]);
  });

  test('that a killed process left half are removed at the next start, those of others that live are not', async () => {
    const incoming = join(directory, 'incoming');
    await mkdir(incoming, { recursive: true });
    for (const name of ['young', 'old']) await writeFile(join(incoming, name), 'half');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(join(incoming, 'old'), anHourAgo, anHourAgo);
    await open({ alone: false });
    expect(await left()).toEqual(['young']);
    await open();
    expect(await left()).toEqual([]);
  });

  test('that are on their way are not swept away, whatever the clock says', async () => {
    const files = await open({ alone: false });
    const body = new PassThrough();
    const sending = send(files, text('a,b\n'), body);
    body.write('a,');
    await eventually(async () => (await left()).length === 1);
    const [name = ''] = await left();
    await utimes(join(directory, 'incoming', name), new Date(0), new Date(0));
    await files.start();
    body.end('b\n');
    expect(await sending).toMatchObject({ size: 4 });
    files.stop();
  });

  describe('with a virus scanner', () => {
    test('are taken when it finds nothing', async () => {
      const content = `a,b\n${'1,2\n'.repeat(500_000)}`;
      expect(await send(await open({ virusScanner: clamd }), text(content), content)).toMatchObject({
        size: content.length,
      });
    });

    test('are refused when it finds something, and nothing is left', async () => {
      const files = await open({ virusScanner: clamd });
      await expect(send(files, text(EICAR), EICAR)).rejects.toMatchObject({
        ...{ code: 'FileInfected', facts: { found: 'Eicar-Test-Signature' } },
      });
      expect(await left()).toEqual([]);
    });

    test('are not taken when it cannot be asked, or does not look at all of it', async () => {
      const gone = await startTestClamd();
      await gone.stop();
      const tooLong = 'x'.repeat(4 * MEGABYTE);
      for (const [virusScanner, content] of [
        [gone, 'abc'],
        [clamd, tooLong],
      ] as const)
        await expect(send(await open({ virusScanner }), text(content), content)).rejects.toMatchObject({
          code: 'VirusScannerUnavailable',
        });
      expect(await left()).toEqual([]);
    });

    test('are not waited for when it hangs up while they are sent', async () => {
      const path = join(folder, 'long');
      await writeFile(path, 'x'.repeat(4 * MEGABYTE));
      // When it happens is a matter of luck.
      for (let times = 0; times < 50; times += 1)
        await expect(requireClean(path, clamd)).rejects.toMatchObject({ code: 'VirusScannerUnavailable' });
      await rm(path);
    });
  });

  test('are told when they are missing or changed', async () => {
    await pool.query('truncate files.received');
    const files = await open();
    const [whole, changed, missing] = ['whole', 'changed', 'missing'].map((content) => text(content));
    for (const named of [whole, changed, missing]) if (named) await send(files, named, nameOf.get(named.sha256) ?? '');
    await writeFile(join(directory, (changed?.sha256 ?? '').slice(0, 2), changed?.sha256 ?? ''), 'other');
    await rm(join(directory, (missing?.sha256 ?? '').slice(0, 2)), { recursive: true });
    const found = new Map<string, string | undefined>();
    for await (const { sha256, fault } of files.verify()) found.set(nameOf.get(sha256) ?? '', fault);
    expect(Object.fromEntries(found)).toEqual({ whole: undefined, changed: 'changed', missing: 'missing' });
  });
  const nameOf = new Map(['whole', 'changed', 'missing'].map((content) => [sha256Of(content), content]));
});
