import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { InvalidConfiguration } from '#configuration';
import { KEY_BYTES } from '../sealed-value.js';

/** A person's key as it is stored; `wrappedBy` names the master key that it is encrypted under, null: none. */
export type StoredKey = Readonly<{ key: Buffer; wrappedBy: string | null }>;

const VARIABLE = 'PERSONAL_DATA_KEY_FILE';
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const READABLE_BY_ALL = 0o007;

/**
 * Encrypts persons' keys by a key that is not in the database, so that a copy of the database alone opens nothing.
 * AES-256-GCM; a wrapped key is initialisation vector, ciphertext and tag, and opens for its own person only.
 */
export class MasterKeys {
  /** Keys are stored as they are. */
  static readonly none = new MasterKeys([]);

  readonly #keys: ReadonlyMap<string, Buffer>;
  /** The name of the one that new keys are wrapped by. */
  readonly current: string | null;

  private constructor(keys: readonly Buffer[]) {
    this.#keys = new Map(keys.map((key) => [nameOf(key), key]));
    this.current = [...this.#keys.keys()][0] ?? null;
  }

  /**
   * A file of 32 random bytes in Base64, one key a line: the first is used, the others only open what was wrapped
   * before. Undefined: none. Throws InvalidConfiguration.
   */
  static async fromFile(path: string | undefined): Promise<MasterKeys> {
    if (path === undefined) return MasterKeys.none;
    const [text, mode] = await Promise.all([readFile(path, 'utf8'), stat(path).then((found) => found.mode)]).catch(
      (error: NodeJS.ErrnoException) => refuse(`names a file that cannot be read (${error.code})`),
    );
    if (process.platform !== 'win32' && (mode & READABLE_BY_ALL) !== 0)
      refuse('names a file that everybody on this machine may read: chmod 600 it');
    const keys = text.split('\n').flatMap((line) => line.trim() || []);
    const isKey = (line: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(line);
    if (keys.length === 0 || !keys.every(isKey))
      refuse('names a file that must hold 32 random bytes in Base64: openssl rand -base64 32');
    return new MasterKeys(keys.map((line) => Buffer.from(line, 'base64')));
  }

  /** Whether it opens what was wrapped by the master key of this name. */
  has(name: string): boolean {
    return this.#keys.has(name);
  }

  wrap(person: string, key: Buffer): StoredKey {
    const master = this.current === null ? undefined : this.#keys.get(this.current);
    if (!master) return { key, wrappedBy: null };
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, master, iv).setAAD(Buffer.from(person));
    return {
      key: Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]),
      wrappedBy: this.current,
    };
  }

  /** Throws InvalidConfiguration when that master key is not among these. */
  unwrap(person: string, { key, wrappedBy }: StoredKey): Buffer {
    if (wrappedBy === null) return key;
    const master = this.#keys.get(wrappedBy);
    if (!master) return refuse(`must name the file with the master key ${wrappedBy}, which persons' keys are under`);
    const end = IV_BYTES + KEY_BYTES;
    const decipher = createDecipheriv(ALGORITHM, master, key.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(person))
      .setAuthTag(key.subarray(end));
    return Buffer.concat([decipher.update(key.subarray(IV_BYTES, end)), decipher.final()]);
  }
}

/** Tells master keys apart, and nothing of what they are. */
const nameOf = (key: Buffer): string =>
  createHash('sha256').update('techcoop master key').update(key).digest('hex').slice(0, 16);

const refuse = (rule: string): never => {
  throw new InvalidConfiguration([{ variable: VARIABLE, rule }]);
};
