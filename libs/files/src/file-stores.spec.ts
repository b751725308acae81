import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directoryStore } from './directory-store.js';
import type { FileStore } from './file-store.js';
import { s3Store } from './s3-store.js';
import { startTestS3, type TestS3 } from './testing/index.js';

const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

describe('A store of files', () => {
  let folder: string;
  let s3: TestS3;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-stores-'));
    s3 = await startTestS3();
  });
  afterAll(async () => {
    await s3?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const arrived = async (content: Buffer): Promise<string> => {
    const path = join(folder, randomUUID());
    await writeFile(path, content);
    return path;
  };
  const contentOf = (content: Buffer) => ({ sha256: sha256Of(content), size: content.length, mediaType: 'text/plain' });

  describe.each<[string, () => FileStore]>([
    ['in a directory', () => directoryStore(join(folder, 'kept'))],
    ['that is S3-compatible', () => s3Store(s3.address)],
  ])('%s', (_, open) => {
    test('gives back what it was given, and has nothing else', async () => {
      const content = Buffer.from(`first ${randomUUID()}`.repeat(20_000));
      await open().keep(await arrived(content), contentOf(content));
      const read = await open().read(sha256Of(content));
      expect(read && sha256Of(await buffer(read))).toBe(sha256Of(content));
      expect(await open().read('0'.repeat(64))).toBeUndefined();
    });

    test('takes the same many times at once', async () => {
      const content = Buffer.from(randomUUID());
      const paths = await Promise.all(Array.from({ length: 8 }, () => arrived(content)));
      await Promise.all(paths.map((path) => open().keep(path, contentOf(content))));
      const read = await open().read(sha256Of(content));
      expect(read && (await buffer(read)).equals(content)).toBe(true);
    });
  });

  test('in a bucket has each file under its hash, with its type', async () => {
    const content = Buffer.from('in the bucket');
    await s3Store(s3.address).keep(await arrived(content), contentOf(content));
    expect(s3.objects.get(`/evidence/files/${sha256Of(content)}`)).toEqual({ content, mediaType: 'text/plain' });
  });

  test('that is S3-compatible keeps nothing that has another hash, nor with other keys', async () => {
    const content = Buffer.from('something else');
    const announced = { ...contentOf(content), sha256: 'a'.repeat(64) };
    await expect(s3Store(s3.address).keep(await arrived(content), announced)).rejects.toMatchObject({
      code: 'FileStoreUnavailable',
      message: 'The store of files answered 400 (XAmzContentSHA256Mismatch).',
    });
    const stranger = s3Store({ ...s3.address, secretAccessKey: 'guessed' });
    await expect(stranger.keep(await arrived(content), contentOf(content))).rejects.toThrow(
      '403 (SignatureDoesNotMatch)',
    );
    await expect(stranger.read(sha256Of(content))).rejects.toThrow('403 (SignatureDoesNotMatch)');
    expect([...s3.objects.keys()].filter((key) => /a{64}/.test(key) || key.endsWith(sha256Of(content)))).toEqual([]);
  });

  test('that cannot be reached says so', async () => {
    const gone = await startTestS3();
    await gone.stop();
    const content = Buffer.from('nowhere');
    const store = s3Store(gone.address);
    await expect(store.keep(await arrived(content), contentOf(content))).rejects.toMatchObject({
      code: 'FileStoreUnavailable',
    });
    await expect(store.read(sha256Of(content))).rejects.toMatchObject({ code: 'FileStoreUnavailable' });
  });

  test('in a directory holds files under the first two digits of their hashes', async () => {
    const content = Buffer.from('sorted');
    await directoryStore(join(folder, 'sorted')).keep(await arrived(content), contentOf(content));
    expect(await readdir(join(folder, 'sorted', sha256Of(content).slice(0, 2)))).toEqual([sha256Of(content)]);
  });
});
