import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { PostgresEventStore } from '#event-store';
import { program, type TestPostgres } from '#postgres/testing';
import { ProjectionRunner, type ProjectionRunnerOptions } from '../projection-runner.js';
import { ReadModels } from '../read-models.js';
import { type AnyProjection, tableName } from '../tables.js';
import { donors, pledged, pledgeTable, record, registered } from './samples.js';
import { SilentWay } from './silent-way.js';

/** A log and read models in a fresh database. Whatever is started here ends with `close`. */
export class Projecting {
  readonly warnings: string[] = [];
  readonly #closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly url: string,
    readonly store: PostgresEventStore,
  ) {}

  static async open(postgres: TestPostgres): Promise<Projecting> {
    const url = await postgres.createDatabase();
    return new Projecting(url, await PostgresEventStore.open({ connectionString: url }));
  }

  async close(): Promise<void> {
    for (const close of this.#closing.toReversed()) await close();
    await this.store.close();
  }

  async openReadModels(projections: readonly AnyProjection[] = [donors]): Promise<ReadModels> {
    const readModels = await ReadModels.open({ store: this.store, connectionString: this.url, projections });
    this.#closing.push(() => readModels.close());
    return readModels;
  }

  startRunner(
    projections: readonly AnyProjection[] = [donors],
    readModels?: ReadModels,
    options: Partial<ProjectionRunnerOptions> = {},
  ): ProjectionRunner {
    const runner = new ProjectionRunner({
      store: this.store,
      connectionString: this.url,
      projections,
      logger: { info: () => undefined, warn: (message) => void this.warnings.push(message) },
      // Small batches: there shall be a middle to be disturbed in.
      batchSize: 7,
      ...(readModels && { onProgress: readModels.onProgress }),
      ...options,
    });
    runner.start();
    this.#closing.push(() => runner.stop());
    return runner;
  }

  /** A runner in a process of its own, to be killed; `url` leads to the database by another way. */
  spawnRunner(url = this.url): ChildProcess {
    const runner = program('libs/read-models/src/testing/runner-process.ts');
    const child = spawn(process.execPath, [runner, url], { stdio: 'inherit' });
    this.#closing.push(async () => child.kill('SIGKILL'));
    return child;
  }

  /** A way to the database that can be cut. */
  async silentWay(): Promise<SilentWay> {
    const way = await SilentWay.to(this.url);
    this.#closing.push(() => way.close());
    return way;
  }

  async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, pipeline: true });
    client.on('error', () => undefined);
    await client.connect();
    this.#closing.push(() => client.end());
    return client;
  }

  /** Polls: what is waited for may happen in another process. */
  async eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
    const until = performance.now() + 30_000;
    while (!(await holds())) {
      if (performance.now() > until) throw new Error(`did not come true; warnings: ${this.warnings.join('; ')}`);
      await pause(20);
    }
  }

  /** Counts, in the database, how often each pledge row was written; that takes 2 ms each. */
  async countWrites(): Promise<() => Promise<readonly { times: number; pledges: number }[]>> {
    const client = await this.connect();
    await client.query(`
      create table read_model.written (donor_id text, pledge_id int);
      create function read_model.note() returns trigger language plpgsql as $$ begin
        insert into read_model.written values (new.donor_id, new.pledge_id);
        perform pg_sleep(0.002);
        return new;
      end $$;
      create trigger note after insert or update on ${tableName(donors, pledgeTable)}
        for each row execute function read_model.note()`);
    return async () => {
      // Not on the connection above: the server may have restarted.
      const counter = new pg.Client(this.url);
      await counter.connect();
      const { rows } = await counter
        .query<{ times: number; pledges: number }>(
          `select times::int, count(*)::int as pledges
           from (select count(*) as times from read_model.written group by donor_id, pledge_id) counted group by times`,
        )
        .finally(() => counter.end());
      return rows;
    };
  }

  /** Resolves with the last position. */
  async recordMany(donorCount: number, pledgeCount: number): Promise<string> {
    let last = '';
    for (let donor = 0; donor < donorCount; donor++) {
      const id = String(donor);
      const pledges = Array.from({ length: pledgeCount }, (_, place) => pledged(id, place + 1));
      last = await record(this.store, id, registered(id), ...pledges);
    }
    return last;
  }
}
