import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import { InvalidConfiguration, readConfiguration, SystemClock } from '#configuration';
import { openRuntime, type Runtime } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** A worker of its own: of several, all do jobs, and one reads the log for the processes. */
const run = async (): Promise<void> => {
  const { databaseUrl, eventStoreUrl, queueUrl, personalData, logLevel, shutdownMs } = readConfiguration(process.env);
  if (databaseUrl === undefined)
    throw new InvalidConfiguration([
      { variable: 'DATABASE_URL', rule: 'must be set: a worker of its own shares a database with the other processes' },
    ]);
  const logger = pino({ level: logLevel });
  const kept = { databaseUrl, eventStoreUrl, queueUrl, personalData };
  const runtime = await openRuntime({ ...kept, clock: new SystemClock(), logger });
  await start(runtime).catch(async (error: unknown) => {
    await runtime.close();
    throw error;
  });
  logger.info('working');

  const alive = setInterval(() => undefined, 60_000);
  const stop = (): void => {
    clearInterval(alive);
    setTimeout(() => process.exit(1), shutdownMs).unref();
    void runtime.close().then(() => logger.info('stopped'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
};

const start = async (runtime: Runtime): Promise<void> => {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(runtime), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const bus = context.get(CommandBus);
  await runtime.runProcesses((command) => bus.execute(command));
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
