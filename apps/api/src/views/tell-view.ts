import { hash } from 'node:crypto';
import type { Tell } from '../answers/answered-by.js';
import { camelCased } from './row-view.js';
import { shownFor } from './views.js';

/** Of a view as at a moment: the moment, and the position of the last event that it shows; empty when there is none. */
export const AS_AT = 'Techcoop-As-At';
export const POSITION = 'Techcoop-Position';

/**
 * Gives a view its ETag, and 304 to those who have it already. One thing's ETag begins with its revision: it goes into
 * If-Match. What is shown of one revision is not always the same: a service standard moves the day on which it is due.
 */
export const tellView: Tell = (answer, { headers, query }, reply) => {
  const { etag, text } = toldOf(answer);
  void reply.header('etag', etag);
  const shown = shownFor(query);
  if (shown) {
    void reply.header(AS_AT, shown.moment.toISOString());
    void reply.header(POSITION, shown.position ?? '');
  }
  if (isKnown(etag, headers['if-none-match'])) {
    void reply.status(304);
    return undefined;
  }
  void reply.type('application/json; charset=utf-8');
  return text;
};

type Told = Readonly<{ etag: string; text: string }>;

/** An answer that many share is told once. */
const told = new WeakMap<object, Told>();

const toldOf = (answer: object): Told => {
  const before = told.get(answer);
  if (before) return before;
  const view = named(answer);
  const text = JSON.stringify(view);
  const now = { etag: etagOf(view, text), text };
  told.set(answer, now);
  return now;
};

/** Rows have the names of their columns; an answer has the names that bodies have. */
const named = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [camelCased(name), named(member)]));
};

const etagOf = (view: unknown, text: string): string => {
  const shown = hash('sha256', text, 'base64url').slice(0, 27);
  return typeof view === 'object' && view !== null && 'revision' in view && typeof view.revision === 'number'
    ? `"${view.revision}-${shown}"`
    : `W/"${shown}"`;
};

/** RFC 9110: compared without regard to weakness. */
export const isKnown = (etag: string, ifNoneMatch = ''): boolean =>
  ifNoneMatch
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
