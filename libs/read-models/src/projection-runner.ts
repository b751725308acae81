import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Recorded, RowChange } from '#event-sourcing';
import type { EventStore, PersonalDataVault, Position, Subscription } from '#event-store';
import { channel, inTransaction, moveCheckpoints, prepare, readCheckpoints } from './checkpoints.js';
import { coalesced } from './coalesce.js';
import { writerConfig } from './connection.js';
import { FaultyProjection, RebuildNeeded } from './errors.js';
import { type AnyProjection, schema } from './tables.js';
import { statementsFor } from './write-rows.js';

type Batch = Parameters<Subscription['handle']>[0];

export type ProjectionRunnerOptions = Readonly<{
  store: EventStore;
  /** PostgreSQL with the read models. */
  connectionString: string;
  projections: readonly AnyProjection[];
  /** Opens encrypted fields before projections see them. */
  vault?: Pick<PersonalDataVault, 'open'>;
  logger: Readonly<{ info(message: string): void; warn(message: string): void }>;
  /** Called after each step, so that those who wait in this process look at once. */
  onProgress?: () => void;
  /** Events projected in one transaction (default 200: some 50 ms). */
  batchSize?: number;
}>;

/** How long a runner waits before it asks again whether it may take over. */
const standbyMs = 500;
const longestBackOffMs = 5_000;

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
      try {
        await this.#lead(() => (failures = 0));
      } catch (error) {
        this.#failure = described(error);
        this.options.logger.warn(`projections stopped: ${this.#failure}`);
        failures++;
      }
      const backOff = Math.min(longestBackOffMs, 50 * 2 ** failures) * (0.5 + Math.random() / 2);
      if (failures > 0) await sleep(backOff, signal);
    }
  }

  /** One turn on one connection, which holds the lock: until stopped, disconnected, reset, or in error. */
  async #lead(onProgress: () => void): Promise<void> {
    const { store, connectionString, projections, batchSize = 200 } = this.options;
    const turn = new AbortController();
    const endTurn = () => turn.abort();
    const client = new pg.Client(writerConfig(connectionString));
    client.on('error', endTurn).on('end', endTurn).on('notification', endTurn);
    this.#stop.signal.addEventListener('abort', endTurn);
    try {
      await client.connect();
      if (!(await this.#takeLock(client, turn.signal))) return;
      this.#leading = true;
      await prepare(client, projections, store.storeId);
      await client.query(`listen ${channel}`);
      const progress = await this.#progress(client);
      const handle = async (batch: Batch) => {
        await this.#write(client, progress, batch);
        this.#failure = undefined;
        onProgress();
        this.options.onProgress?.();
      };
      const after = earliest([...progress.values()]);
      if (!turn.signal.aborted) await store.subscribe({ after, batchSize, handle, signal: turn.signal });
    } finally {
      this.#leading = false;
      this.#stop.signal.removeEventListener('abort', endTurn);
      await client.end().catch(() => undefined);
    }
  }

  /** Asks again and again rather than wait in the database: a waiting statement would keep vacuum back. */
  async #takeLock(client: pg.Client, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      const { rows } = await client.query<{ taken: boolean }>(
        `select pg_try_advisory_lock(hashtext('${schema}'), 0) as taken`,
      );
      if (rows[0]?.taken) return true;
      await sleep(standbyMs, signal);
    }
    return false;
  }

  async #progress(client: pg.Client): Promise<Map<AnyProjection, Position | undefined>> {
    const { store, projections } = this.options;
    const checkpoints = new Map((await readCheckpoints(client, projections)).map((found) => [found.projection, found]));
    const foreign = [...checkpoints.values()].filter(({ storeId }) => storeId !== store.storeId);
    if (foreign.length > 0)
      throw new RebuildNeeded(
        foreign.map(({ projection }) => projection),
        'made from another log',
      );
    const head = (await store.head()) ?? '';
    const ahead = [...checkpoints.values()].filter(({ position = '' }) => position > head);
    if (ahead.length > 0)
      throw new RebuildNeeded(
        ahead.map(({ projection }) => projection),
        'the log ends before them',
      );
    return new Map(projections.map((projection) => [projection, checkpoints.get(projection.name)?.position]));
  }

  async #write(client: pg.Client, progress: Map<AnyProjection, Position | undefined>, batch: Batch): Promise<void> {
    const { store } = this.options;
    const behind = [...progress]
      .filter(([, from]) => (from ?? '') < batch.position)
      .map(([projection, from]) => ({ projection, from }));
    // An empty log ends at its beginning, which is no event's position.
    if (behind.length === 0 || (batch.events.length === 0 && behind.every(({ from }) => from === undefined))) return;
    const events = await this.#readable(batch.events);
    const statements = behind.flatMap(({ projection, from }) => statementsOf(projection, from, events));
    await inTransaction(client, async () => {
      const moved = await moveCheckpoints(client, behind, batch.position, store.storeId);
      if (!moved) throw new Error('checkpoints moved: another runner is at work, or a rebuild began');
      for (const { text, values } of statements) await client.query(text, [...values]);
    });
    for (const { projection } of behind) progress.set(projection, batch.position);
  }

  async #readable(events: readonly Recorded[]): Promise<readonly Recorded[]> {
    const { projections, vault } = this.options;
    const handled = new Set(projections.flatMap(({ handles }) => handles));
    const wanted = events.filter(({ type }) => handled.has(type));
    return vault === undefined || wanted.length === 0 ? wanted : vault.open(wanted);
  }
}

const statementsOf = (projection: AnyProjection, from: Position | undefined, events: readonly Recorded[]) => {
  const changes = events
    .filter(({ type, position }) => projection.handles.includes(type) && position > (from ?? ''))
    .flatMap((event) => changesBy(projection, event));
  return coalesced(projection, changes).flatMap((ofTable) => statementsFor(projection, ofTable));
};

const changesBy = (projection: AnyProjection, event: Recorded): readonly RowChange[] => {
  try {
    // Its `handles` says that it takes events of this type.
    return projection.project(event as never);
  } catch (cause) {
    const what = cause instanceof Error ? cause.name : 'error';
    throw new FaultyProjection(`${projection.name}: ${what} on ${event.type} at ${event.position}`, { cause });
  }
};

/** Without values: what the database or a projection says of an event may hold personal data. */
const described = (error: unknown): string => {
  if (error instanceof pg.DatabaseError) {
    const where = [error.table, error.column].filter((name) => name !== undefined).join('.');
    return `the database said ${error.code}${where && ` of ${where}`}`;
  }
  return String(error);
};

const earliest = (positions: readonly (Position | undefined)[]): Position | undefined =>
  positions.includes(undefined)
    ? undefined
    : positions.reduce((first, next) => ((next ?? '') < (first ?? '') ? next : first), positions[0]);

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);
