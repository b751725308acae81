import type { Pool } from 'pg';

/** Any number, the same in all processes. */
const MAKING_LOCK = 6_021_200_706;

/**
 * Makes what is not there yet. `statements`: SQL that may be run again (`if not exists`), each one ended by a semicolon.
 * Processes that start at once wait for each other.
 */
export const makeTables = async (pool: Pick<Pool, 'query'>, statements: string): Promise<void> => {
  await pool.query(`do $tables$ begin perform pg_advisory_xact_lock(${MAKING_LOCK}); ${statements} end $tables$`);
};
