import pg, { type ClientConfig, type PoolConfig } from 'pg';
import { leadingSettings, optionsOf } from '#event-store';

/** An open transaction holds the log's readers back, so none stays open for long. */
const limits = {
  statement_timeout: '10s',
  transaction_timeout: '15s',
  idle_in_transaction_session_timeout: '5s',
  datestyle: 'ISO',
  timezone: 'UTC',
};

/** Rows are found by their keys: a plan made while a table was empty must not scan it when it is not. */
const plans = {
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
};

const common = { connectionTimeoutMillis: 10_000, keepAlive: true, query_timeout: 12_000 };

/** Writes need not wait for the disk: rows and checkpoint are lost together, and then projected again. */
export const writerConfig = (connectionString: string): ClientConfig => ({
  ...common,
  connectionString,
  application_name: 'techcoop projector',
  options: optionsOf({ ...limits, synchronous_commit: 'off' }),
});

/** For the connection that leads, and writes. */
export const leaderConfig = (connectionString: string): ClientConfig => ({
  ...writerConfig(connectionString),
  application_name: 'techcoop projector leading',
  pipeline: true,
  options: optionsOf({
    ...limits,
    ...plans,
    synchronous_commit: 'off',
    ...leadingSettings,
  }),
});

/** Does something on a connection that lasts no longer. */
export const withWriter = async <T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(writerConfig(connectionString));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const readerConfig = (connectionString: string, poolSize: number): PoolConfig => ({
  ...common,
  connectionString,
  max: poolSize,
  application_name: 'techcoop queries',
  options: optionsOf({ ...limits, default_transaction_read_only: 'on' }),
  types: {
    getTypeParser: (...asked: Parameters<typeof pg.types.getTypeParser>) =>
      parsers.get(asked[0]) ?? pg.types.getTypeParser(...asked),
  },
});

/** Sums of amounts are `numeric` in PostgreSQL; they too are whole minor units. Ratios come with a fraction. */
const toNumber = (text: string): number => {
  const number = Number(text);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER)
    throw new RangeError('a figure is beyond what a number holds exactly');
  return number;
};

const { builtins } = pg.types;

/** For this pool alone; the default parsers make dates of the server's time zone and strings of figures. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, toNumber],
  [builtins.NUMERIC, toNumber],
  [builtins.DATE, String],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
]);
