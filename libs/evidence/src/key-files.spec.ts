import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedKeysIn, EvidenceUnusable, signingKeyIn } from './index.js';
import { FORMAT, type Seal } from './seal.js';

const seal: Omit<Seal, 'key'> = {
  format: FORMAT,
  store: 'd549f0c0-dc83-454a-9736-c9d9adede972',
  number: 1,
  after: null,
  upTo: '00000001-0000000000000b84-00000000000004ed',
  count: 3,
  root: 'ab'.repeat(32),
  previous: null,
  at: '2026-06-01T00:00:00.000Z',
};

describe('The file of the key', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techcoop-key-'));
    file = join(folder, 'data', 'seal-key.pem');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const written = async (text: string | Buffer, mode = 0o600): Promise<string> => {
    const path = join(folder, 'key.pem');
    await writeFile(path, text, { mode });
    return path;
  };
  const pair = (type: 'ed25519' | 'ed448' = 'ed25519') => {
    // Two overloads, one of which TypeScript has to be shown.
    const { privateKey, publicKey } = type === 'ed25519' ? generateKeyPairSync(type) : generateKeyPairSync(type);
    return {
      secret: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      open: String(publicKey.export({ type: 'spki', format: 'pem' })),
    };
  };

  test('is made at first need, for its owner only, and is the same afterwards', async () => {
    const { id } = await signingKeyIn(file, { make: true });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect((await signingKeyIn(file, { make: true })).id).toBe(id);
    expect((await signingKeyIn(file, { make: false })).id).toBe(id);
  });

  test('is made once by many who need it at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => signingKeyIn(file, { make: true })));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  });

  test('that was named and is not there is an error', async () => {
    await expect(signingKeyIn(file, { make: false })).rejects.toThrow(`the key ${file} is not there`);
    await expect(acceptedKeysIn([file])).rejects.toThrow(EvidenceUnusable);
  });

  test('that others may use is refused, and the refusal says what to do', async () => {
    const path = await written(pair().secret, 0o640);
    await expect(signingKeyIn(path, { make: false })).rejects.toThrow(`(mode 640). Run: chmod 600 ${path}`);
    await chmod(path, 0o600);
    await signingKeyIn(path, { make: false });
  });

  test.each([
    ['empty', ''],
    ['cut off', pair().secret.slice(0, 60)],
    ['a public key', pair().open],
    ['something else', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
  ])('that is %s is refused', async (_, text) => {
    await expect(signingKeyIn(await written(text), { make: true })).rejects.toThrow('holds no key in PEM');
  });

  test('of another kind of key is refused', async () => {
    const path = await written(pair('ed448').secret);
    await expect(signingKeyIn(path, { make: false })).rejects.toThrow('must be an Ed25519 key, not ed448');
  });

  test('may name the keys used before, whose seals are then accepted', async () => {
    const before = pair();
    const old = (await signingKeyIn(await written(before.secret), { make: false })).sign(seal);
    const alone = await signingKeyIn(await written(pair().secret), { make: false });
    expect(alone.accepted.fault(old)).toContain('is signed by a key that is not accepted');
    const changed = await signingKeyIn(await written(pair().secret + before.open), { make: false });
    expect(changed.accepted.fault(old)).toBeUndefined();
    expect(changed.accepted.fault(changed.sign(seal))).toBeUndefined();
  });

  test('accepts public keys alone, and no seal that was changed after it was signed', async () => {
    const { secret, open } = pair();
    const signed = (await signingKeyIn(await written(secret), { make: false })).sign(seal);
    const accepted = await acceptedKeysIn([await written(open, 0o644)]);
    expect(accepted.fault(signed)).toBeUndefined();
    expect(accepted.fault({ ...signed, count: 4 })).toBe('has a signature that is not of this seal');
    expect(accepted.fault({ ...signed, signature: 'nonsense' })).toBe('has a signature that is not of this seal');
  });
});
