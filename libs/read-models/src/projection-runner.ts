import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { backOff, type EventStore, heartbeatMs, sleep } from '#event-store';
import { leaderConfig, withWriter } from './connection.js';
import { toldOf } from './failure.js';
import { channel, prepare } from './layout.js';
import { Leadership } from './leadership.js';
import { keepSpans } from './moments.js';
import { retire } from './retire.js';
import type { AnyProjection } from './tables.js';
import { Shift } from './shift.js';

export type ProjectionRunnerOptions = Readonly<{
  store: EventStore;
  /** PostgreSQL with the read models. */
  connectionString: string;
  projections: readonly AnyProjection[];
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
  /** Called after each step, so that those who wait in this process look at once. */
  onProgress?: () => void;
  /** Events projected in one transaction, at most (default 5,000); less, when these take long. */
  batchSize?: number;
}>;

/** How long a runner waits before it asks again whether it may take over. */
const standbyMs = 500;
const longestBackOffMs = 5_000;
/** A turn that lasted so long was no failure from the beginning. */
const wentWellMs = 10_000;
/** Between two looks for tables of other versions that nobody reads any more. */
const retireEveryMs = 60_000;
/** So that moments are found without looking through much of the log. */
const spansEveryMs = 5_000;

/**
 * Keeps the read models up to date: every event exactly once, rows and checkpoints in one transaction. Of several
 * runners on one database one works, the others stand by; should two ever work at once, the checkpoints'
 * compare-and-set lets only one of them write.
 */
export class ProjectionRunner {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #leading = false;
  #failure: string | undefined;

  constructor(private readonly options: ProjectionRunnerOptions) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the batch that is being written. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Whether this runner works; otherwise another one does, or nobody can. */
  get leading(): boolean {
    return this.#leading;
  }

  /** Why it gets no further at present; it keeps trying. */
  get failure(): string | undefined {
    return this.#failure;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted;) {
      const begun = performance.now();
      try {
        await this.#lead(() => (this.#failure = undefined));
        failures = 0;
      } catch (error) {
        this.#failure = toldOf(error);
        this.options.logger.warn(`projections stopped: ${this.#failure}`);
        failures = performance.now() - begun > wentWellMs ? 1 : failures + 1;
      }
      if (failures > 0) await sleep(backOff(failures, 50, longestBackOffMs), signal);
    }
  }

  /** One turn on one connection, which holds the locks: until stopped, disconnected, or in error. */
  async #lead(onSuccess: () => void): Promise<void> {
    const { store, connectionString, projections, logger, onProgress, batchSize = 5_000 } = this.options;
    const turn = new AbortController();
    const endTurn = (): void => turn.abort();
    let round = new AbortController();
    const endRound = (): void => round.abort();
    const client = new pg.Client(leaderConfig(connectionString));
    client.on('error', endTurn).on('end', endTurn).on('notification', endRound);
    this.#stop.signal.addEventListener('abort', endTurn);
    turn.signal.addEventListener('abort', endRound);
    const every = async (ms: number, work: () => Promise<void>): Promise<void> => {
      for (; !turn.signal.aborted; await sleep(ms, turn.signal)) await work().catch(endTurn);
    };
    try {
      await client.connect();
      const isEmpty = (await store.latest()) === undefined;
      await prepare(client, projections, { storeId: store.storeId, isEmpty });
      const leadership = new Leadership(client, projections);
      while (!turn.signal.aborted && !(await leadership.claim())) await sleep(standbyMs, turn.signal);
      if (turn.signal.aborted) return;
      this.#leading = true;
      await client.query(`listen ${channel}`);
      void every(heartbeatMs, async () => {
        if (await leadership.claim()) endRound();
      });
      void every(retireEveryMs, () => withWriter(connectionString, (other) => retire(other, projections)));
      void every(spansEveryMs, () => withWriter(connectionString, (other) => keepSpans(other, store, turn.signal)));
      const onWritten = (): void => {
        onSuccess();
        onProgress?.();
      };
      const pen = { client, runner: randomUUID() };
      const say = (message: string): void => logger.info(message);
      const shift = new Shift({ store, connectionString, pen, onWritten, say, batchSize });
      while (!turn.signal.aborted) {
        round = new AbortController();
        await shift.round(leadership.led, round.signal);
      }
    } finally {
      this.#leading = false;
      endTurn();
      this.#stop.signal.removeEventListener('abort', endTurn);
      await client.end().catch(() => undefined);
    }
  }
}
