import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EvidenceUnusable } from './evidence-unusable.js';
import { AcceptedKeys, SigningKey } from './seal-keys.js';

const pem = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/**
 * The key in a file of PEM: a private key (PKCS#8, Ed25519), and after it the public parts of those used earlier. With
 * `make`, a new one is written when there is no file. Errors: EvidenceUnusable.
 */
export const signingKeyIn = async (file: string, { make }: Readonly<{ make: boolean }>): Promise<SigningKey> => {
  if (make && !(await isThere(file))) await makeKey(file);
  const text = await readPrivately(file);
  const [first, ...earlier] = blocksOf(text);
  return understood(file, () => new SigningKey(createPrivateKey(first ?? ''), earlier.map(publicKey)));
};

/** Errors: EvidenceUnusable. */
export const acceptedKeysIn = async (files: readonly string[]): Promise<AcceptedKeys> => {
  const keys: KeyObject[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch((error: unknown) => cannotRead(file, error));
    const blocks = blocksOf(text);
    keys.push(...understood(file, () => (blocks.length > 0 ? blocks : ['']).map(publicKey)));
  }
  return new AcceptedKeys(keys);
};

export const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const blocksOf = (text: string): readonly string[] => [...text.matchAll(pem)].map(([block]) => block);

const publicKey = (block: string): KeyObject => createPublicKey(block);

const understood = <T>(file: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof EvidenceUnusable) throw new EvidenceUnusable(`${file}: ${cause.message}`);
    throw new EvidenceUnusable(
      `${file} holds no key in PEM that can be read. Put your copy of it there again; a new one is made by: ` +
        'openssl genpkey -algorithm ed25519',
      { cause },
    );
  }
};

/** Whoever can read the key can sign a forged log. */
const readPrivately = async (file: string): Promise<string> => {
  const { mode } = await stat(file).catch((error: unknown) => cannotRead(file, error));
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    const found = (mode & 0o777).toString(8);
    throw new EvidenceUnusable(`${file} may be used by others (mode ${found}). Run: chmod 600 ${file}`);
  }
  return readFile(file, 'utf8').catch((error: unknown) => cannotRead(file, error));
};

const cannotRead = (file: string, cause: unknown): never => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : String(cause);
  const reason = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
  throw new EvidenceUnusable(`the key ${file} ${reason}`, { cause });
};

/** Beside its place first, then linked: whole or not there, and of two processes one makes it. */
const makeKey = async (file: string): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ed25519');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomUUID()}`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await handle.sync();
    await link(unfinished, file);
  } catch (error) {
    if (!(await isThere(file))) throw error;
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
};
