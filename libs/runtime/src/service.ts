import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { pino } from 'pino';
import { type Configuration, InvalidConfiguration, isSecure, readConfiguration, SystemClock } from '#configuration';
import { sealingPlaceOf } from '#evidence';
import { openRuntime, type Runtime } from './runtime.js';

/**
 * A process that does its part until it is told to end, on a database that it shares with others. `start` may give back
 * what is to be closed before the runtime; what it throws ends the process, in words.
 */
export const runService = (
  kind: string,
  start: (runtime: Runtime, configuration: Configuration) => Promise<void | (() => Promise<void>)>,
): void => {
  run(kind, start).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
};

const run = async (kind: string, start: Parameters<typeof runService>[1]): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const { databaseUrl, eventStoreUrl, queueUrl, personalData, notifications, files, openIdConnect } = configuration;
  const { healthPort, http, logLevel, shutdownMs } = configuration;
  if (databaseUrl === undefined)
    throw new InvalidConfiguration([
      { variable: 'DATABASE_URL', rule: `must be set: ${kind} of its own shares a database with the other processes` },
    ]);
  const logger = pino({ level: logLevel });
  const sealing = sealingPlaceOf(configuration);
  const kept = { databaseUrl, eventStoreUrl, queueUrl, personalData, sealing, notifications, files, openIdConnect };
  const runtime = await openRuntime({ ...kept, secure: isSecure(http), clock: new SystemClock(), logger });
  const opened: (() => Promise<void>)[] = [runtime.close];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one();
  };
  try {
    const closeFirst = await start(runtime, configuration);
    if (closeFirst) opened.push(closeFirst);
    if (healthPort !== undefined) opened.push(await serveHealth(healthPort, runtime));
  } catch (error) {
    await close();
    throw error;
  }
  const alive = setInterval(() => undefined, 60_000);
  const stop = (): void => {
    clearInterval(alive);
    setTimeout(() => process.exit(1), shutdownMs).unref();
    void close().then(() => logger.info('stopped'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
};

/** `/health/live`, and `/health/ready`: whether database and event store answer. For processes that have no api. */
const serveHealth = async (port: number, { pool, store }: Runtime): Promise<() => Promise<void>> => {
  const isReady = (): Promise<boolean> =>
    Promise.all([pool.query('select 1'), store.head()]).then(
      () => true,
      () => false,
    );
  const server: Server = createServer((request, response) => {
    const answer = (status: number, told: string): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ status: told }));
    if (request.url === '/health/live') return answer(200, 'up');
    if (request.url !== '/health/ready') return answer(404, 'unknown');
    void isReady().then((ready) => answer(ready ? 200 : 503, ready ? 'up' : 'down'));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
};
