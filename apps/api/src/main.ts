import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { type Configuration, InvalidConfiguration, readConfiguration, SystemClock } from '#configuration';
import { openRuntime, type Runtime } from '#runtime';
import { createApi } from './create-api.js';

const run = async (): Promise<void> => {
  const { databaseUrl, eventStoreUrl, personalData, http, logLevel, shutdownMs } = readConfiguration(process.env);
  if (databaseUrl === undefined)
    throw new InvalidConfiguration([
      { variable: 'DATABASE_URL', rule: 'must be set: an api of its own shares a database with the other processes' },
    ]);
  const logger = pino({ level: logLevel });
  const runtime = await openRuntime({ databaseUrl, eventStoreUrl, personalData, clock: new SystemClock(), logger });
  const api = await serve(runtime, http).catch(async (error: unknown) => {
    await runtime.close();
    throw error;
  });
  logger.info({ url: await api.getUrl() }, 'listening, on loopback only, because there is no access control yet');

  const stop = (): void => {
    setTimeout(() => process.exit(1), shutdownMs).unref();
    void api
      .close()
      .then(() => runtime.close())
      .then(() => logger.info('stopped'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
};

const serve = async (runtime: Runtime, { host, port }: Configuration['http']): Promise<NestFastifyApplication> => {
  const api = await createApi(runtime);
  await api.listen(port, host);
  return api;
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
