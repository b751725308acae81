import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Position } from '#event-store';

export const FORMAT = 'techcoop seal 1';

/** What vouches for a part of the log: everything that was there, in its order. */
export type Seal = Readonly<{
  format: typeof FORMAT;
  /** UUID of the log. */
  store: string;
  /** From 1, without gaps. */
  number: number;
  /** The part begins after this position: where the seal before ended; null: with the log. */
  after: Position | null;
  /** The part's last event. */
  upTo: Position;
  /** Events in it. */
  count: number;
  /** Root of its Merkle tree, hex. */
  root: string;
  /** Hash of the seal before, hex; null in the first. */
  previous: string | null;
  /** RFC 3339, UTC; not before the seal before. */
  at: string;
  /** Id of the key that signs: SHA-256 (hex) of its public part (SPKI, DER). */
  key: string;
}>;

export type SignedSeal = Seal &
  Readonly<{
    /** Ed25519 over the seal's canonical JSON (RFC 8785), base64. */
    signature: string;
    /** SPKI, DER, base64. */
    publicKey: string;
  }>;

/** The text that is signed and hashed. */
export const sealText = ({ format, store, number, after, upTo, count, root, previous, at, key }: Seal): string =>
  canonicalize({ format, store, number, after, upTo, count, root, previous, at, key }) ?? '';

/** SHA-256, hex: what the next seal names as its previous. */
export const sealHash = (seal: Seal): string => createHash('sha256').update(sealText(seal)).digest('hex');

const isText = (value: unknown): boolean => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const orNull =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === null || is(value);

const members: Readonly<Record<keyof SignedSeal, (value: unknown) => boolean>> = {
  format: (value) => value === FORMAT,
  store: isText,
  number: isCount,
  after: orNull(isText),
  upTo: isText,
  count: isCount,
  root: isHash,
  previous: orNull(isHash),
  at: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  key: isHash,
  signature: isText,
  publicKey: isText,
};

/** Undefined when it is none. Whether it is true is another question. */
export const readSeal = (json: string): SignedSeal | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const found = value as Readonly<Record<string, unknown>>;
  const isSeal = Object.entries(members).every(([name, holds]) => holds(found[name]));
  return isSeal ? (found as SignedSeal) : undefined; // every member was looked at
};
