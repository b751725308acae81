import type * as BullMq from 'bullmq';
import type { ConnectionOptions, Queue, Worker } from 'bullmq';
import { Pool } from '#postgres';

/** A job carries only the ids of pieces of work. `delayMs`: not before. */
export type NewJob = Readonly<{ id: string; work: readonly string[]; delayMs: number }>;

type Handle = (work: readonly string[]) => Promise<unknown>;

export type JobQueueOptions = Readonly<{
  /** `redis://…`, `rediss://…`, `redis+sentinel://…`, `redis+cluster://…`; undefined: the database. */
  queueUrl: string | undefined;
  databaseUrl: string;
  /** Of the queue (default `work`). */
  name?: string;
  /** Whatever goes wrong with the connections; they are made again. */
  onError: (error: Error) => void;
}>;

/** With braces, so that all of its keys are in one slot of a cluster. */
const prefix = '{techcoop}';
/** What the queue does not take by then, it is not asked to: the work is found again by the sweeper. */
const patienceMs = 5_000;
/** A job that is being done is not waited for longer than this at the end. */
const closingMs = 10_000;

/** BullMQ, in the database or in Redis. Whatever it loses, it is told again: see Sweeper. */
export class JobQueue {
  #worker: Worker | undefined;

  private constructor(
    private readonly queue: Queue,
    private readonly makeWorker: (handle: Handle, concurrency: number) => Worker,
    private readonly disconnect: () => Promise<void>,
  ) {}

  static async open({ queueUrl, databaseUrl, name = 'work', onError }: JobQueueOptions): Promise<JobQueue> {
    const opened =
      queueUrl === undefined ? await inPostgres(name, databaseUrl, onError) : await inRedis(name, queueUrl, onError);
    opened.queue.on('error', onError);
    return new JobQueue(
      opened.queue,
      (handle, concurrency) => {
        const worker = opened.worker(({ data }) => handle(data), concurrency);
        worker.on('error', onError);
        return worker;
      },
      opened.disconnect,
    );
  }

  /** Errors: whatever keeps the queue from taking them. */
  async add(jobs: readonly NewJob[]): Promise<void> {
    const added = this.queue.addBulk(
      jobs.map(({ id, work, delayMs }) => ({
        name: 'work',
        data: work,
        opts: { jobId: id, delay: Math.max(0, delayMs), removeOnComplete: true, removeOnFail: true },
      })),
    );
    await within(patienceMs, added, 'the queue does not answer');
  }

  /** Does jobs, so many at a time, until closed. */
  work(handle: Handle, concurrency: number): void {
    this.#worker ??= this.makeWorker(handle, concurrency);
  }

  /** For what shows the queue to administrators. */
  get board(): Queue {
    return this.queue;
  }

  /** Waits for the jobs that are being done. */
  async close(): Promise<void> {
    const ended = (async () => {
      await this.#worker?.close();
      await this.queue.close();
    })();
    await within(closingMs, ended, 'the queue does not answer').catch(() => this.#worker?.close(true));
    await within(closingMs, this.disconnect(), 'the connections do not end').catch(() => undefined);
  }
}

type Handler = (job: { data: readonly string[] }) => Promise<unknown>;
type Opened = Readonly<{
  queue: Queue;
  worker: (handle: Handler, concurrency: number) => Worker;
  disconnect: () => Promise<void>;
}>;

/** Hundreds of files, which only a process that does jobs has to read. */
const bullmq = (): Promise<typeof BullMq> => import('bullmq');

const inPostgres = async (name: string, connectionString: string, onError: (error: Error) => void): Promise<Opened> => {
  const { createPostgresBackend, DEFAULT_SCHEMA, Queue, runMigrations, Worker } = await bullmq();
  const settings = [
    `search_path=${DEFAULT_SCHEMA}`,
    'statement_timeout=10s',
    'transaction_timeout=15s',
    'idle_in_transaction_session_timeout=5s',
    'synchronous_commit=off',
  ];
  const options = settings.map((one) => `-c ${one}`).join(' ');
  // One that it made itself would end the process when a connection is lost as it is made.
  const pool = new Pool(
    { connectionString, max: 6, keepAlive: true, options, application_name: 'techcoop jobs' },
    onError,
  );
  const migrated = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      await runMigrations(client, DEFAULT_SCHEMA);
    } finally {
      client.release();
    }
  };
  await migrated().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  // A pool of pg, which BullMQ's own type for Redis does not know.
  const connection = pool as unknown as ConnectionOptions;
  const backend = createPostgresBackend as never;
  return {
    queue: new Queue(name, { connection }, backend),
    worker: (handle, concurrency) => new Worker(name, handle, { connection, concurrency }, backend),
    disconnect: () => pool.end(),
  };
};

const inRedis = async (name: string, url: string, onError: (error: Error) => void): Promise<Opened> => {
  const [{ Queue, Worker }, { openRedis }] = await Promise.all([bullmq(), import('./redis.js')]);
  const connections = [
    openRedis(url, { enableOfflineQueue: false }),
    openRedis(url, { enableOfflineQueue: true }),
  ] as const;
  for (const one of connections) one.on('error', onError);
  const [adding, working] = connections;
  return {
    queue: new Queue(name, { connection: adding, prefix }),
    worker: (handle, concurrency) => new Worker(name, handle, { connection: working, prefix, concurrency }),
    disconnect: async () => {
      for (const one of connections) one.disconnect();
    },
  };
};

const within = async <T>(ms: number, work: Promise<T>, otherwise: string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms);
  });
  // Should it fail later, nobody waits for it any more.
  work.catch(() => undefined);
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
};
