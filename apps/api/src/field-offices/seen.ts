import type { OfficeWorkload } from '#assistance';
import type { Scope } from '../access/scope.js';

/** What an office sees of another: whom to turn to, and for what. How much it can take, and runs, is not in it. */
const OFFICES_SEE = [
  'code',
  'name',
  'host_country',
  'countries',
  'themes',
  'languages',
  'weekend',
  'holidays',
  'open',
  'revision',
] as const satisfies readonly (keyof OfficeWorkload)[];

/** A field office with no more than whoever asks may see. */
export const asSeen = (row: OfficeWorkload, { offices }: Pick<Scope, 'offices'>): Partial<OfficeWorkload> =>
  offices === null || offices.includes(row.code)
    ? row
    : Object.fromEntries(OFFICES_SEE.map((field) => [field, row[field]]));
