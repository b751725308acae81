import { InvalidRequest } from '../problems/invalid-request.js';

const DEEPEST = 20;
/** Checking takes its time for each: no more than the largest body of ours may need. */
const MOST_VALUES = 40_000;

/** Halves of surrogate pairs are no characters, and PostgreSQL stores no NUL. */
const NOT_STORABLE = /[\0\p{Surrogate}]/u;

/** A request's body: an object, nothing in it that could not be kept, not deeper than any body of ours. Throws InvalidRequest. */
export const parseJsonBody = (text: string): Readonly<Record<string, unknown>> | undefined => {
  if (text.trim() === '') return undefined;
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw malformed('body', 'must be a JSON object');
  requireStorable(body);
  return body as Readonly<Record<string, unknown>>; // an object, as was just checked
};

/** Throws InvalidRequest, which names the member. */
export const requireStorable = (value: unknown): void => {
  let values = 0;
  const visit: Visit = (field) => {
    values += 1;
    if (values > MOST_VALUES) throw malformed(field, `must not bring the body above ${MOST_VALUES} values`);
  };
  requireEach(value, '', 0, visit);
};

type Visit = (field: string) => void;

const requireEach = (value: unknown, field: string, depth: number, visit: Visit): void => {
  visit(field);
  if (typeof value === 'string' && NOT_STORABLE.test(value))
    throw malformed(field, 'must be well-formed text without NUL');
  if (typeof value === 'number' && !Number.isFinite(value))
    throw malformed(field, 'must be a number that fits 64 bits');
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw malformed(field, `must be at most ${DEEPEST} levels deep`);
  for (const [key, member] of Object.entries(value)) {
    // Names that every object has would be taken for members of ours.
    if (key in Object.prototype || NOT_STORABLE.test(key))
      throw malformed(field || 'body', 'has a field that is not known');
    requireEach(member, field === '' ? key : `${field}.${key}`, depth + 1, visit);
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('body', 'must be JSON');
  }
};

const malformed = (field: string, rule: string): InvalidRequest => new InvalidRequest(400, [{ field, rule }]);
