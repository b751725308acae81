import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { donor, RegisterDonor } from '#contributions';
import type { Command } from '#event-sourcing';
import { CommandRunner, PostgresEventStore, singleStream } from '#event-store';
import { PostgresKeyStore, SealingVault } from '#personal-data';
import { Pool } from '#postgres';
import { JobQueue, type NewJob, prepare, Processes } from '#processes';
import { hasRedis, startTestRedis } from '#processes/testing';
import type { Bench, OpenBench, Place } from '../comparison.js';

/** Commands given at once, and empty jobs done at once: as many as a worker does at most, in four jobs of eight pieces each. */
const CONCURRENCY = 32;

/**
 * A job that sends one command, from the due work in the database to its outcome there, against an empty job and the
 * command on its own: milliseconds for each, with so many at once.
 */
const open = async ({ postgres, quick }: Place, backend: 'postgresql' | 'redis'): Promise<Bench> => {
  const jobs = quick ? 500 : 2_000;
  const redis = backend === 'redis' ? await startTestRedis() : undefined;
  const databaseUrl = await postgres.createDatabase();
  const store = await PostgresEventStore.open({ connectionString: databaseUrl });
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const runner = new CommandRunner(store, new SealingVault(await PostgresKeyStore.open(pool), {}));
  await prepare(pool);
  const own = singleStream(donor);
  let carriedOut = 0;
  const carryOut = async (command: Command): Promise<void> => {
    await runner.run(command as RegisterDonor, own); // the only command that there is
    carriedOut += 1;
  };
  const logger = { info: () => undefined, warn: (message: string) => void process.stderr.write(`${message}\n`) };
  const clock = { now: () => new Date() };
  const queueUrl = redis?.url;
  await pool.query(
    `insert into process.progress (process, version, store_id, caught_up) values ('bench', 1, $1, true)`,
    [store.storeId],
  );
  const processes = await Processes.start({
    ...{ store, databaseUrl, queueUrl, logger, clock, carryOut },
    processes: [],
    commands: { RegisterDonor },
  });

  const ours = async (): Promise<number> => {
    carriedOut = 0;
    const names = Array.from({ length: jobs }, () => randomUUID());
    const begun = performance.now();
    await pool.query(
      `insert into process.work (process, instance, key, command, data, caused_by, correlation_id, due_at, next_at)
       select 'bench', name, 'register', 'RegisterDonor',
         json_build_object('donorId', name, 'name', 'Norway', 'type', 'government', 'country', 'NO', 'organisationRef', null), name::uuid, 'bench', now(), now()
       from unnest($1::text[]) as name`,
      [names],
    );
    await pool.query('notify process_work');
    const waiting = async (): Promise<boolean> => (await processes.work.figures(clock.now())).waiting > 0;
    const isDone = async (): Promise<boolean> => carriedOut === jobs && !(await waiting());
    while (!(await isDone())) await pause(2);
    return (performance.now() - begun) / jobs;
  };

  const emptyJob = async (): Promise<number> => {
    const queue = await JobQueue.open({ queueUrl, databaseUrl, name: 'empty', onError: () => undefined });
    let done = 0;
    queue.work(async () => void (done += 1), CONCURRENCY);
    const begun = performance.now();
    const batch = Array.from({ length: jobs }, (): NewJob => {
      const id = randomUUID();
      return { id, work: [id], delayMs: 0 };
    });
    for (let at = 0; at < jobs; at += 1_000) await queue.add(batch.slice(at, at + 1_000));
    const isDone = (): boolean => done === jobs;
    while (!isDone()) await pause(2);
    const took = performance.now() - begun;
    await queue.close();
    return took / jobs;
  };

  const command = async (): Promise<number> => {
    const begun = performance.now();
    let left = jobs;
    const giver = async (): Promise<void> => {
      for (; left > 0; left -= 1) {
        const donorId = randomUUID();
        const context = {
          commandId: randomUUID(),
          requestHash: 'a1'.repeat(32),
          actor: 'bench',
          correlationId: 'bench',
        };
        const data = { donorId, name: 'Norway', type: 'government', country: 'NO', organisationRef: null } as const;
        await runner.run(new RegisterDonor(data, { ...context, at: new Date().toISOString() }), own);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, giver));
    return (performance.now() - begun) / jobs;
  };

  return {
    comparisons: [
      {
        name: `job-with-command-${backend}`,
        unit: 'ms',
        better: 'less',
        ours,
        against: {
          'empty job + command': { measure: async () => (await emptyJob()) + (await command()), reach: 1.25, aim: 1.1 },
        },
        verify: async () => {
          const { rows } = await pool.query<{ done: number; once: number }>(
            `select count(*)::integer as done, (select count(*)::integer from event_store.event e where e.metadata->>'actor' = 'process:bench') as once
             from process.work where status = 'done'`,
          );
          const [{ done, once } = { done: 0, once: 0 }] = rows;
          if (done === 0 || done !== once) throw new Error(`${done} pieces of work, ${once} events`);
          return `${done} pieces of work, each done once`;
        },
      },
    ],
    close: async () => {
      await processes.stop();
      await store.close();
      await pool.end();
      await redis?.stop();
    },
  };
};

export const queueBenches: readonly OpenBench[] = [
  (place) => open(place, 'postgresql'),
  ...(hasRedis ? [(place: Place) => open(place, 'redis')] : []),
];
