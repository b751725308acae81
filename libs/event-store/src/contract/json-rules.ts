import { InvalidAppend } from '../errors.js';
import { isPlain, quickJson } from './quick-json.js';

/** Largest data of one event, and largest answer of a command, in bytes of UTF-8 JSON. */
const maxJsonBytes = 512 * 1024;
const maxDepth = 100;

/** Without NUL, which PostgreSQL stores in no text, and halves of surrogate pairs, which are no characters. */
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
const textRule = 'must be well-formed Unicode without NUL';

/** Where in the value: written out only where it is needed, since most values are leaves, and most are valid. */
const placeOf = (parent: string, key: string | number | undefined): string =>
  typeof key === 'number' ? `${parent}[${key}]` : key === undefined ? parent : `${parent}.${key}`;

/** JSON's own way of writing texts and finite numbers is the canonical one; what is left is the order of keys. */
const written = (value: unknown, parent: string, key: string | number | undefined, depth: number): string => {
  if (typeof value === 'string') {
    if (!isStorable(value)) throw new InvalidAppend(placeOf(parent, key), textRule);
    return JSON.stringify(value);
  }
  if (Number.isFinite(value) || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'object') return writtenBranch(value, placeOf(parent, key), depth);
  throw new InvalidAppend(placeOf(parent, key), 'must be JSON');
};

const writtenBranch = (value: object, place: string, depth: number): string => {
  if (depth >= maxDepth) throw new InvalidAppend(place, `must be at most ${maxDepth} levels deep`);
  if (Array.isArray(value)) {
    let list = '';
    for (let i = 0; i < value.length; i++) list += `${i === 0 ? '' : ','}${written(value[i], place, i, depth + 1)}`;
    return `[${list}]`;
  }
  if (!isPlain(value)) throw new InvalidAppend(place, 'must be plain JSON');
  let members = '';
  // By UTF-16 code units, which is how texts compare.
  for (const name of Object.keys(value).toSorted()) {
    const member = written(Reflect.get(value, name), place, name, depth + 1);
    members += `${members === '' ? '' : ','}${quoted(name, place)}:${member}`;
  }
  return `{${members}}`;
};

/** Names come again and again; those that have been written so far. */
const quotedNames = new Map<string, string>();
const maxQuotedNames = 5_000;

const quoted = (name: string, place: string): string => {
  const known = quotedNames.get(name);
  if (known !== undefined) return known;
  if (!isStorable(name)) throw new InvalidAppend(place, `keys ${textRule}`);
  const text = JSON.stringify(name);
  if (quotedNames.size < maxQuotedNames) quotedNames.set(name, text);
  return text;
};

/** Canonical JSON (RFC 8785) of a value that comes back from the store as it was. Throws InvalidAppend. */
export const canonicalJson = (value: unknown, field: string): string => {
  const json = quickJson(value) ?? written(value, field, undefined, 0);
  // A character takes three bytes at most.
  if (json.length * 3 > maxJsonBytes && Buffer.byteLength(json) > maxJsonBytes) {
    throw new InvalidAppend(field, `must be at most ${maxJsonBytes} bytes of JSON`);
  }
  return json;
};
