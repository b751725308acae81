import canonicalize from 'canonicalize';
import { InvalidAppend } from '../errors.js';

/** Largest data of one event, and largest answer of a command, in bytes of UTF-8 JSON. */
const maxJsonBytes = 512 * 1024;
const maxDepth = 100;

/** NUL, which PostgreSQL stores in no text, and halves of surrogate pairs, which are no characters. */
const notStorable = /[\0\p{Surrogate}]/u;
const textRule = 'must be well-formed Unicode without NUL';

/** Objects that JSON gives back as they were: no dates, no maps, no instances of classes. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const checkMembers = (value: object, field: string, depth: number): void => {
  if (depth >= maxDepth) throw new InvalidAppend(field, `must be at most ${maxDepth} levels deep`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) checkJson(value[i], field, i, depth + 1);
    return;
  }
  if (!isPlain(value)) throw new InvalidAppend(field, 'must be plain JSON');
  for (const [key, member] of Object.entries(value)) {
    if (notStorable.test(key)) throw new InvalidAppend(field, `keys ${textRule}`);
    checkJson(member, field, key, depth + 1);
  }
};

const checkJson = (value: unknown, parent: string, key: string | number | undefined, depth: number): void => {
  const valid =
    typeof value === 'string'
      ? !notStorable.test(value)
      : value === null || typeof value === 'object' || typeof value === 'boolean' || Number.isFinite(value);
  const isBranch = typeof value === 'object' && value !== null;
  if (valid && !isBranch) return;
  // The path is written out only where it is needed: most values are leaves, and most are valid.
  const field = typeof key === 'number' ? `${parent}[${key}]` : key === undefined ? parent : `${parent}.${key}`;
  if (isBranch) return checkMembers(value, field, depth);
  throw new InvalidAppend(field, typeof value === 'string' ? textRule : 'must be JSON');
};

/** Canonical JSON (RFC 8785) of a value that comes back from the store as it was. Throws InvalidAppend. */
export const canonicalJson = (value: unknown, field: string): string => {
  checkJson(value, field, undefined, 0);
  const json = canonicalize(value);
  if (json === undefined) throw new InvalidAppend(field, 'must be JSON');
  if (Buffer.byteLength(json) > maxJsonBytes) {
    throw new InvalidAppend(field, `must be at most ${maxJsonBytes} bytes of JSON`);
  }
  return json;
};
