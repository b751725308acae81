import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { runService } from '#runtime';
import { WorkerModule } from './worker.module.js';

/** A worker of its own: of several, all do jobs, and one reads the log for the processes. */
runService('a worker', async (runtime) => {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(runtime), {
    abortOnError: false,
    logger: ['error', 'warn'],
  });
  const bus = context.get(CommandBus);
  await runtime.runProcesses((command) => bus.execute(command));
  runtime.notify();
  runtime.logger.info('working');
  return () => context.close();
});
