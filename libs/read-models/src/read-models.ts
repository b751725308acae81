import { setTimeout as pause } from 'node:timers/promises';
import pg, { type QueryResultRow } from 'pg';
import type { Row } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import { Pool } from '#postgres';
import { type Checkpoint, prepare, readCheckpoints, reset } from './checkpoints.js';
import { readerConfig, writerConfig } from './connection.js';
import { NotCaughtUp, PositionBeyondHead } from './errors.js';
import { type Lag, lagOf } from './lag.js';
import { type AnyProjection, quoted, tableName } from './tables.js';

export type ReadModelsOptions = Readonly<{
  store: EventStore;
  /** PostgreSQL with the read models; for queries it may be a replica. */
  connectionString: string;
  projections: readonly AnyProjection[];
  /** Connections (default 10). */
  poolSize?: number;
  onError?: (error: Error) => void;
}>;

/** Between two looks at the checkpoints while somebody waits, unless this process's runner says that they moved. */
const lookAgainMs = 20;
const caughtUpWithinMs = 5_000;

/** The rows that projections wrote, for queries. Also an injection token. */
export class ReadModels {
  readonly #waiting = new Set<() => void>();
  #looking: Promise<readonly Checkpoint[]> | undefined;

  private constructor(
    private readonly pool: Pool,
    private readonly options: ReadModelsOptions,
  ) {}

  /** Makes missing tables first, so that queries work before any runner has started. */
  static async open(options: ReadModelsOptions): Promise<ReadModels> {
    await write(options.connectionString, (client) => prepare(client, options.projections, options.store.storeId));
    const { connectionString, poolSize = 10, onError } = options;
    return new ReadModels(new Pool(readerConfig(connectionString, poolSize), onError), options);
  }

  /**
   * Rows of an SQL query. Tables are named `{contribution}`: the table of that name as its projection's version has it.
   * Columns come as RowOf describes; sums of bigints are numbers, too. Refuses to write.
   */
  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return (
      await this.pool.query<R>(
        text.replaceAll(/\{(\w+)\}/g, (_, name: string) => this.#tableNamed(name)),
        [...values],
      )
    ).rows;
  }

  /** Resolves when all projections show everything that was acknowledged before it was called. Error: NotCaughtUp. */
  async caughtUp(timeoutMs = caughtUpWithinMs): Promise<void> {
    await this.shows(await this.latest(), timeoutMs);
  }

  /** Where the log ends: what was acknowledged before the call is not beyond it. */
  latest(): Promise<Position | undefined> {
    return this.options.store.latest();
  }

  /** Resolves when all projections show everything up to there. Error: NotCaughtUp. */
  async shows(position: Position | undefined, timeoutMs = caughtUpWithinMs): Promise<void> {
    if (position !== undefined) await this.waitFor(position, timeoutMs);
  }

  /**
   * Resolves when these projections (default: all) show everything up to `position`. Errors: NotCaughtUp after
   * `timeoutMs`; PositionBeyondHead.
   */
  async waitFor(position: Position, timeoutMs: number, projections = this.options.projections): Promise<void> {
    const names = new Set(projections.map(({ name }) => name));
    const begun = performance.now();
    for (let looks = 1; ; looks += 1) {
      const behind = (await this.#checkpoints()).filter(
        (at) => names.has(at.projection) && (at.position ?? '') < position,
      );
      if (behind.length === 0) return;
      if (looks === 1 && position > ((await this.options.store.latest()) ?? '')) throw new PositionBeyondHead(position);
      const waited = performance.now() - begun;
      if (waited >= timeoutMs)
        throw new NotCaughtUp(
          position,
          behind.map(({ projection }) => projection),
        );
      await this.#moved(Math.min(lookAgainMs, timeoutMs - waited));
    }
  }

  /** To be given to the runner as `onProgress`. */
  readonly onProgress = (): void => {
    for (const wake of this.#waiting) wake();
  };

  /** How far each projection is behind the log, for metrics. */
  async lag(): Promise<readonly Lag[]> {
    return lagOf(this.options.store, await this.#checkpoints(), Date.now());
  }

  /** Empties these read models (default: all); the runner, wherever it works, fills them again from the first event. */
  async rebuild(projections = this.options.projections): Promise<void> {
    const { connectionString, store } = this.options;
    await write(connectionString, (client) => reset(client, projections, store.storeId));
  }

  /** All rows of all tables, in the order of their keys: to compare two builds. */
  async dump(): Promise<Readonly<Record<string, readonly Row[]>>> {
    const tables = this.options.projections.flatMap((projection) =>
      projection.tables.map(async (table) => {
        const keys = table.key.map(quoted).join(', ');
        return [
          table.name,
          await this.rows<Row>(`select * from ${tableName(projection, table)} order by ${keys}`),
        ] as const;
      }),
    );
    return Object.fromEntries(await Promise.all(tables));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  #tableNamed(name: string): string {
    for (const projection of this.options.projections)
      for (const table of projection.tables) if (table.name === name) return tableName(projection, table);
    throw new Error(`no projection has a table ${name}`);
  }

  /** Those who ask at the same moment share one look. One that is under way may be too old for who asks now. */
  async #checkpoints(): Promise<readonly Checkpoint[]> {
    await this.#looking?.catch(() => undefined);
    this.#looking ??= readCheckpoints(this.pool, this.options.projections).finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  #moved(limitMs: number): Promise<void> {
    const ended = new AbortController();
    const wake = () => ended.abort();
    this.#waiting.add(wake);
    return pause(limitMs, undefined, { signal: ended.signal })
      .catch(() => undefined)
      .finally(() => this.#waiting.delete(wake));
  }
}

const write = async (connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client(writerConfig(connectionString));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};
