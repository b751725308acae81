import { CommandBus } from '@nestjs/cqrs';
import { pino } from 'pino';
import { type Clock, type Configuration, InvalidConfiguration, isSecure, SystemClock } from '#configuration';
import { sealingPlaceOf } from '#evidence';
import { openDatabase } from '#postgres';
import { type Runtime, openRuntime } from '#runtime';
import { admissionBy } from '../../api/src/access/admission.js';
import { createApi } from '../../api/src/create-api.js';

export type Desk = Readonly<{
  runtime: Runtime;
  api: Awaited<ReturnType<typeof createApi>>;
  /** Where it answers: `http://127.0.0.1:3000`. */
  url: string;
  /** Lets things move by themselves, until closed: whoever plays history does so first. */
  runProcesses: () => Promise<void>;
  close: () => Promise<void>;
}>;

/**
 * The whole system in one process: database, read models, api and processes. `sealEveryMs`: between two looks whether a
 * seal is due.
 */
export const openDesk = async (
  {
    dataDirectory,
    databaseUrl,
    eventStoreUrl,
    queueUrl,
    personalData,
    sealing: wanted,
    notifications,
    diskFloorBytes,
    files,
    openIdConnect,
    http,
    separateReceiptsAbove,
    logLevel,
  }: Configuration,
  clock: Clock = new SystemClock(),
  sealEveryMs?: number,
): Promise<Desk> => {
  const logger = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }));
  const database = await openDatabase({
    dataDirectory,
    databaseUrl,
    logger: { info: (message) => logger.info(message), warn: (message) => logger.warn(message) },
  });
  const opened: (() => Promise<void>)[] = [database.stop];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one();
  };
  try {
    const sealing = sealingPlaceOf({ sealing: wanted, dataDirectory });
    const kept = { databaseUrl: database.url, eventStoreUrl, queueUrl, personalData, sealing, notifications };
    const disk = { directory: database.directory, floorBytes: diskFloorBytes };
    const secure = isSecure(http);
    const runtime = await openRuntime({ ...kept, disk, files, openIdConnect, secure, clock, logger });
    opened.push(runtime.close);
    runtime.project();
    await runtime.seal(sealEveryMs);
    const api = await createApi(runtime, admissionBy(runtime, separateReceiptsAbove), http);
    opened.push(() => api.close());
    await api.listen(http.port, http.host).catch((error: unknown) => {
      throw portTaken(error, http.port);
    });
    const url = await api.getUrl();
    await database.announce({ httpPort: Number(new URL(url).port) });
    const runProcesses = async (): Promise<void> => {
      const bus = api.get(CommandBus);
      await runtime.runProcesses((command) => bus.execute(command));
    };
    return { runtime, api, url, runProcesses, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const portTaken = (error: unknown, port: number): unknown =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new InvalidConfiguration([
        { variable: 'HTTP_PORT', rule: `${port} is in use: choose another port, or 0 for any` },
      ])
    : error;

/** Ends the process cleanly on Ctrl-C and on SIGTERM; at once on the second. */
export const closeOnSignal = (desk: Pick<Desk, 'close'>, withinMs: number): void => {
  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(130);
    closing = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    void desk.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
};
