import pg from 'pg';
import { UnknownEventVersion } from '#event-sourcing';
import { FaultyProjection } from './errors.js';
import { movedState } from './layout.js';

/** Rows that the database will not take, however often they are sent: SQLSTATE classes of data, constraints, limits. */
export const refusesRows = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? '');

/** Of what went wrong around the projections: connections, the store, the database. */
export const toldOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? described(error) : String(error);

/** Without values: what the database or a projection says of an event may hold personal data. */
export const described = (error: unknown): string => {
  if (error instanceof pg.DatabaseError) {
    if (error.code === movedState) return error.message;
    const where = [error.table, error.column].filter((name) => name !== undefined).join('.');
    return `the database said ${error.code}${where && ` of ${where}`}`;
  }
  if (error instanceof FaultyProjection || error instanceof UnknownEventVersion) return error.message;
  return error instanceof Error ? error.name : 'error';
};
