import type { Schemas } from '../api/client.js';

export type Change = Schemas['Change'];

/** What nobody's commands about requests and contributions change. */
const STILL: ReadonlySet<unknown> = new Set([
  'session',
  'commands',
  'lookup',
  'search',
  'audit',
  'inbox',
  'accounts',
  'verifications',
  'seals',
]);
const ABOUT_ONE: ReadonlySet<unknown> = new Set(['request', 'contribution']);

/** Whether a query, by its key, may answer something else since: lists and sums may, another request does not. */
export const mayBeChanged = (key: readonly unknown[], changes: readonly Change[]): boolean => {
  const [kind, id] = key;
  if (STILL.has(kind)) return false;
  if (!ABOUT_ONE.has(kind)) return true;
  return changes.some((one) => one.kind === kind && one.id === id);
};

/** The rows as they are now, in the order in which they were; new ones come last. */
export const inOrderOf = <Row>(
  order: readonly string[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): readonly Row[] => {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (row: Row): number => places.get(idOf(row)) ?? order.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
};
