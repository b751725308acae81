import { pino } from 'pino';
import { InvalidConfiguration, readConfiguration, SystemClock } from '#configuration';
import { openRuntime } from '#runtime';

/** A projector of its own: of several, one works and the others stand by. */
const run = async (): Promise<void> => {
  const { databaseUrl, eventStoreUrl, logLevel, shutdownMs } = readConfiguration(process.env);
  if (databaseUrl === undefined)
    throw new InvalidConfiguration([
      {
        variable: 'DATABASE_URL',
        rule: 'must be set: a projector of its own shares a database with the other processes',
      },
    ]);
  const logger = pino({ level: logLevel });
  const runtime = await openRuntime({ databaseUrl, eventStoreUrl, clock: new SystemClock(), logger });
  runtime.project();
  logger.info('projecting');

  const alive = setInterval(() => undefined, 60_000);
  const stop = (): void => {
    clearInterval(alive);
    setTimeout(() => process.exit(1), shutdownMs).unref();
    void runtime.close().then(() => logger.info('stopped'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
