import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What stands in an event in place of a string that belongs to a person. */
export type SealedValue = Readonly<{
  /** Base64 of initialisation vector (12 bytes), ciphertext and tag (16 bytes). */
  encrypted: string;
  person: string;
  version: 1;
}>;

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** `place` (event and path) is authenticated with it: a sealed value moved elsewhere does not open. */
export const sealValue = (text: string, person: string, key: Buffer, place: string): SealedValue => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
  const bytes = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { encrypted: bytes.toString('base64'), person, version: 1 };
};

/** Throws when it was sealed with another key or at another place, or was changed since. */
export const openValue = ({ encrypted }: SealedValue, key: Buffer, place: string): string => {
  const bytes = Buffer.from(encrypted, 'base64');
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, end)), decipher.final()]).toString('utf8');
};

export const isSealed = (value: unknown): value is SealedValue =>
  typeof value === 'object' &&
  value !== null &&
  'encrypted' in value &&
  'person' in value &&
  typeof value.person === 'string';
