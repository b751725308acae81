import pg from 'pg';
import { schema } from './layout.js';

/** Whoever leads says every second that it is there; silent for so long, the server takes it for gone. */
const heartbeatMs = 1_000;
const silentForMs = 5_000;
/** How long another waits before it asks again whether it may take over. */
const standbyMs = 500;
const lock = `hashtext('${schema}.leader'), 0`;

/** An open transaction holds the log's readers back. What is lost with the machine is worked out again from the log. */
const settings = [
  'statement_timeout=10s',
  'transaction_timeout=15s',
  'idle_in_transaction_session_timeout=5s',
  `idle_session_timeout=${silentForMs}ms`,
  'client_connection_check_interval=2s',
  `tcp_user_timeout=${silentForMs}ms`,
  'synchronous_commit=off',
];

export type Turn = Readonly<{ client: pg.Client; signal: AbortSignal }>;

/**
 * Leads on a connection of its own until the signal is aborted, the connection is lost, or the work ends or fails. The
 * lock is the connection's: of all processes on one database one leads, the others wait here.
 */
export const lead = async (
  connectionString: string,
  signal: AbortSignal,
  work: (turn: Turn) => Promise<void>,
): Promise<void> => {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    query_timeout: 12_000,
    keepAlive: true,
    application_name: 'techcoop processes',
    options: settings.map((one) => `-c ${one}`).join(' '),
  });
  client.on('error', end).on('end', end);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  let heartbeat: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    while (!ended.signal.aborted && !(await claim(client))) await sleep(standbyMs, ended.signal);
    if (ended.signal.aborted) return;
    heartbeat = setInterval(() => void client.query('select 1').catch(end), heartbeatMs);
    await work({ client, signal: ended.signal });
  } finally {
    clearInterval(heartbeat);
    signal.removeEventListener('abort', end);
    end();
    await client.end().catch(() => undefined);
  }
};

const claim = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${lock}) as mine`);
  return rows[0]?.mine === true;
};

export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
