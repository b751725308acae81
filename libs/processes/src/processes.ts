import type { Command } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import { ChannelNews, Pool } from '#postgres';
import type { AnyProcess } from './evaluate.js';
import { type CommandClasses, execute } from './execute.js';
import { JobQueue } from './job-queue.js';
import { channel } from './layout.js';
import { ProcessRunner } from './process-runner.js';
import { Sweeper } from './sweeper.js';
import { Work } from './work.js';

export type ProcessesOptions = Readonly<{
  store: EventStore;
  databaseUrl: string;
  /** Undefined: jobs are in the database, too. */
  queueUrl: string | undefined;
  processes: readonly AnyProcess[];
  commands: CommandClasses;
  /** Carries out a command: the command bus. */
  carryOut: (command: Command) => Promise<unknown>;
  clock: Readonly<{ now(): Date }>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
  /** Jobs done at once in this process (default 4), each of up to eight pieces of work. */
  concurrency?: number;
  /** Between two looks for work that is due or lost (default 5 s). */
  sweepEveryMs?: number;
  /** A job that was made so long ago, for work that is due and not done, is taken for lost (default 30 s). */
  lostAfterMs?: number;
}>;

/**
 * What moves by itself, in this process: reads the log for all processes (or stands by), makes jobs of what falls due,
 * and does them. Several may run on one database.
 */
export class Processes {
  private constructor(
    readonly work: Work,
    readonly queue: JobQueue,
    private readonly parts: Readonly<{ runner: ProcessRunner; sweeper: Sweeper; news: ChannelNews; pool: Pool }>,
  ) {}

  /** On a database with the tables of `prepare`. */
  static async start(options: ProcessesOptions): Promise<Processes> {
    const { store, databaseUrl, queueUrl, processes, commands, carryOut, clock, logger, concurrency = 4 } = options;
    const pool = new Pool(workConfig(databaseUrl, concurrency), ({ message }) => logger.warn(message));
    const work = new Work(pool, options.lostAfterMs);
    let failure: string | undefined;
    const onError = ({ message }: Error): void => {
      // Each lost connection tells so again and again.
      if (message !== failure) logger.warn(`the queue of jobs: ${message}`);
      failure = message;
    };
    const queue = await JobQueue.open({ queueUrl, databaseUrl, onError });
    const { sweepEveryMs: everyMs } = options;
    const sweeper = new Sweeper({ work, queue, clock, logger, ...(everyMs !== undefined && { everyMs }) });
    const news = await ChannelNews.listen({ connectionString: databaseUrl }, channel, { onNews: sweeper.wake });
    const execution = { work, storeId: store.storeId, commands, carryOut, clock, logger };
    queue.work(async (ids) => {
      if (await execute(execution, ids)) sweeper.wake();
    }, concurrency);
    const runner = new ProcessRunner({ store, connectionString: databaseUrl, processes, logger });
    sweeper.start();
    runner.start();
    return new Processes(work, queue, { runner, sweeper, news, pool });
  }

  /** Whether this process reads the log for all; otherwise another does, or nobody can. */
  get leading(): boolean {
    return this.parts.runner.leading;
  }

  /** Up to where this process has read the log for all; undefined while another does. */
  get position(): Position | undefined {
    return this.parts.runner.position;
  }

  /** Ends what is being done; what waits is done by others, or later. */
  async stop(): Promise<void> {
    const { runner, sweeper, news, pool } = this.parts;
    await runner.stop();
    await sweeper.stop();
    await news.close();
    await this.queue.close();
    await pool.end();
  }
}

/** What is noted of work need not wait for the disk: what is lost with the machine is done again, which changes nothing. */
const workConfig = (connectionString: string, max: number) => ({
  connectionString,
  max,
  connectionTimeoutMillis: 5_000,
  query_timeout: 12_000,
  options: '-c statement_timeout=10s -c idle_in_transaction_session_timeout=5s -c synchronous_commit=off',
  application_name: 'techcoop work',
});
