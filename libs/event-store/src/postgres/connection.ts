import pg, { type ClientConfig, type PoolConfig } from 'pg';
import { StoreUnavailable } from '../errors.js';

/**
 * No statement of ours may hold the log's readers back for long, nor wait for ever. Every query goes by an index: a plan
 * that was made while the tables were empty must not scan them when they are not.
 */
const settings = {
  statement_timeout: '10s',
  transaction_timeout: '15s',
  idle_in_transaction_session_timeout: '5s',
  default_transaction_isolation: 'read\\ committed',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
};

const asOptions = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

export const plainConfig = (connectionString: string): ClientConfig => ({
  connectionString,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  application_name: 'techcoop event store',
});

export const poolConfig = (connectionString: string, poolSize: number): PoolConfig => ({
  ...plainConfig(connectionString),
  max: poolSize,
  options: asOptions(settings),
  // Longer than the server's own, for a server that says nothing any more.
  query_timeout: 12_000,
});

/** For wake-ups: a notification need not wait for the disk. */
export const notifierConfig = (connectionString: string): ClientConfig => ({
  ...plainConfig(connectionString),
  options: asOptions({ synchronous_commit: 'off' }),
});

/** Numbers and JSON are parsed, everything else stays the text that the server sent. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT4, Number],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.JSON, JSON.parse],
  [pg.types.builtins.JSONB, JSON.parse],
  [pg.types.builtins.BOOL, (text) => text === 't'],
]);
export const types = { getTypeParser: (oid: number) => parsers.get(oid) ?? String };

/**
 * Codes that tell of the server's condition or of the way to it, not of our statement: SQLSTATE classes and states
 * (PostgreSQL, appendix A), and system errors like ECONNRESET.
 */
const conditions = /^(08|53|57|58)...$|^(25006|25P03|25P04|40001|40P01|55P03)$|^E(?!RR_)[A-Z_]+$/;
/** Errors that pg makes itself have no code. */
const conditionsWithoutCode = /connection|timeout|not queryable/i;

const isUnavailable = (error: unknown): boolean => {
  // Not instanceof: system errors are of another realm where a test runs in one of its own.
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string') return conditions.test(error.code);
  return 'message' in error && typeof error.message === 'string' && conditionsWithoutCode.test(error.message);
};

/** What went wrong between us and the server, as the port says it; other errors as they are. */
export const asStoreError = (error: unknown): unknown =>
  isUnavailable(error) ? new StoreUnavailable('the event store cannot be reached', { cause: error }) : error;
