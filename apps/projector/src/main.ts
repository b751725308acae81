import { pino } from 'pino';
import { InvalidConfiguration, readConfiguration, SystemClock } from '#configuration';
import { sealingPlaceOf } from '#evidence';
import { openRuntime } from '#runtime';

/** A projector of its own: of several, one works and the others stand by. */
const run = async (): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const { databaseUrl, eventStoreUrl, personalData, logLevel, shutdownMs } = configuration;
  if (databaseUrl === undefined)
    throw new InvalidConfiguration([
      {
        variable: 'DATABASE_URL',
        rule: 'must be set: a projector of its own shares a database with the other processes',
      },
    ]);
  const logger = pino({ level: logLevel });
  const sealing = sealingPlaceOf(configuration);
  const kept = { databaseUrl, eventStoreUrl, personalData, sealing };
  const runtime = await openRuntime({ ...kept, clock: new SystemClock(), logger });
  runtime.project();
  await runtime.seal().catch(async (error: unknown) => {
    await runtime.close();
    throw error;
  });
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
