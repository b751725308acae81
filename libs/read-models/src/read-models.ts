import { setTimeout as pause } from 'node:timers/promises';
import type { QueryResultRow } from 'pg';
import type { Row } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import { Pool } from '#postgres';
import { type Build, readBuilds } from './builds.js';
import { readerConfig, withWriter } from './connection.js';
import { FaultyProjection, NotCaughtUp, PositionBeyondHead, TooMuchToRecall } from './errors.js';
import { eventsOf, eventsUpTo } from './events-of.js';
import { explained, type Figure, type FigureChange } from './explained.js';
import { channel, prepare } from './layout.js';
import { Moments } from './moments.js';
import { Past } from './past.js';
import { Presence } from './presence.js';
import { beginRebuild } from './rebuild.js';
import { askForReplay } from './replay.js';
import { SharedAnswers } from './shared-answers.js';
import { type ParkedStream, parkedStreams, type Standing, standings } from './standing.js';
import { StreamRows } from './stream-rows.js';
import { type AnyProjection, type NamedText, namedTexts, quoted, type Rows, tableName } from './tables.js';

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
/** Events that are read again for one answer: what had occurred by a day, what makes up a figure. */
const mostRecalled = 100_000;

/** The rows that projections wrote, for queries. Also an injection token. */
export class ReadModels implements Rows {
  readonly #waiting = new Set<() => void>();
  /** Projections that have been seen to be live; they stay so. */
  readonly #live = new Set<AnyProjection>();
  readonly #named: (text: string) => NamedText;
  readonly #answers = new SharedAnswers<readonly QueryResultRow[]>();
  readonly #looks = new SharedAnswers<readonly Build[]>();
  readonly #moments: Moments;

  private constructor(
    private readonly pool: Pool,
    private readonly presence: Presence,
    private readonly options: ReadModelsOptions,
  ) {
    this.#moments = new Moments(pool, options.store);
    this.#named = namedTexts(options.projections, tableName);
  }

  /** Makes missing tables first. Keeps a connection, by which runners know that these versions are read. */
  static async open(options: ReadModelsOptions): Promise<ReadModels> {
    const { connectionString, projections, store, poolSize = 10, onError } = options;
    const presence = await Presence.open(connectionString, projections, async (client) => {
      const isEmpty = (await store.latest()) === undefined;
      await prepare(client, projections, { storeId: store.storeId, isEmpty });
    });
    return new ReadModels(new Pool(readerConfig(connectionString, poolSize), onError), presence, options);
  }

  /**
   * Rows of an SQL query. Tables are named `{contribution}`: the table of that name as its projection's version has it.
   * Columns come as RowOf describes; sums of bigints are numbers, too. Refuses to write. Error: NotCaughtUp, while one
   * of the tables is being filled for the first time. `prepared`: see Rows.
   */
  async rows<R extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    { prepared = false }: Readonly<{ prepared?: boolean }> = {},
  ): Promise<readonly R[]> {
    const named = this.#named(text);
    await this.#requireLive(named.asked.filter((projection) => !this.#live.has(projection)));
    const ask = async (): Promise<QueryResultRow[]> => {
      const name = prepared ? { name: named.digest } : {};
      return (await this.pool.query({ ...name, text: named.text, values: [...values] })).rows;
    };
    return (await this.#answers.of(JSON.stringify([text, values]), ask)) as readonly R[];
  }

  /**
   * Where the log stood at a moment: the position of the last event that was recorded then or before, undefined when
   * there is none. Takes in everything that was acknowledged before the call. Error: NotCaughtUp.
   */
  positionAt(moment: Date): Promise<Position | undefined> {
    return this.#moments.positionAt(moment);
  }

  /** The same rows as they were at a position; undefined: the log's beginning. */
  asAt(position: Position | undefined): Rows {
    const { connectionString, projections, store } = this.options;
    const moved = (limitMs: number): Promise<void> => this.#moved(limitMs);
    if (position === undefined) return StreamRows.none({ pool: this.pool, store, projections });
    return new Past({ pool: this.pool, store, connectionString, projections, moved }, position);
  }

  /**
   * The same rows as they were at a position, for queries that look at no rows but those of these streams. Made from
   * their events, while they are few and there is nothing wrong with them; else as `asAt`.
   */
  async ofStreams(streams: readonly string[], position: Position | undefined): Promise<Rows> {
    const { projections, store } = this.options;
    const past = this.asAt(position);
    return (
      (await StreamRows.from({ pool: this.pool, store, projections }, { streams, position, otherwise: past })) ?? past
    );
  }

  /**
   * The same rows with no more than what had occurred by the end of a day, as it is known at a position; see ToldRows. Of
   * these streams, or of all. Error: TooMuchToRecall.
   */
  async occurredUntil(until: string, position: Position = '', streams?: readonly string[]): Promise<Rows> {
    const { projections, store } = this.options;
    const events = streams
      ? await eventsOf(store, streams, { upto: position, most: mostRecalled })
      : await eventsUpTo(store, position, mostRecalled);
    if (!events) throw new TooMuchToRecall(mostRecalled);
    return new StreamRows({ pool: this.pool, store, projections }, { events, until });
  }

  /**
   * The events that make up a figure of these streams, at a position; of those that occurred `until` a day. Error:
   * TooMuchToRecall.
   */
  async explain(
    figure: Figure,
    streams: readonly string[],
    { position = '', until }: Readonly<{ position: Position | undefined; until?: string }>,
  ): Promise<readonly FigureChange[]> {
    const types = new Set(figure.changedBy ?? figure.projection.handles);
    const events = await eventsOf(this.options.store, streams, { upto: position, most: mostRecalled, types });
    if (!events) throw new TooMuchToRecall(mostRecalled);
    return explained(figure, events, until);
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
      const behind = (await this.#serving()).filter(
        (build) => names.has(build.projection.name) && (!build.live || (build.position ?? '') < position),
      );
      if (behind.length === 0) return;
      if (looks === 1 && position > ((await this.options.store.latest()) ?? '')) throw new PositionBeyondHead(position);
      const waited = performance.now() - begun;
      if (waited >= timeoutMs)
        throw new NotCaughtUp(
          position,
          behind.map(({ projection }) => projection.name),
        );
      await this.#moved(Math.min(lookAgainMs, timeoutMs - waited));
    }
  }

  /** To be given to the runner as `onProgress`. */
  readonly onProgress = (): void => {
    for (const wake of this.#waiting) wake();
  };

  /** How things stand with all tables, also those of a rebuild. */
  standings(): Promise<readonly Standing[]> {
    return standings(this.pool, this.options.store, this.options.projections);
  }

  /** Names of the projections whose tables are being filled for the first time: nothing can be read of them yet. */
  async filling(): Promise<readonly string[]> {
    return (await this.#serving()).filter(({ live }) => !live).map(({ projection }) => projection.name);
  }

  /** Streams that a projection leaves out, and why. */
  parked(name: string): Promise<readonly ParkedStream[]> {
    return parkedStreams(this.pool, this.#projectionNamed(name));
  }

  /**
   * Has these read models (default: all) built anew beside those that serve; the runner, wherever it works, fills them
   * and then switches. With parked streams it does not, unless `forced`.
   */
  async rebuild(names?: readonly string[], { forced = false } = {}): Promise<void> {
    const { connectionString, projections, store } = this.options;
    const chosen = names?.map((name) => this.#projectionNamed(name)) ?? projections;
    const { storeId } = store;
    await withWriter(connectionString, (client) => beginRebuild(client, chosen, { storeId, forced }));
  }

  /** Resolves when nothing is being filled or rebuilt any more. Error: NotCaughtUp, after `timeoutMs`. */
  async settled(timeoutMs: number): Promise<void> {
    const begun = performance.now();
    for (;;) {
      const builds = await readBuilds(this.pool, this.options.projections);
      const underWay = builds.filter(({ live }) => !live).map(({ projection }) => projection.name);
      if (underWay.length === 0) return;
      if (performance.now() - begun > timeoutMs) throw new NotCaughtUp(undefined, underWay);
      await this.#moved(lookAgainMs);
    }
  }

  /** Has a projection's parked streams (default: all) applied again. Resolves with how many there are. */
  async replay(name: string, stream?: string): Promise<number> {
    const projection = this.#projectionNamed(name);
    return withWriter(this.options.connectionString, async (client) => {
      const asked = await askForReplay(client, projection, stream);
      await client.query(`notify ${channel}`);
      return asked;
    });
  }

  /** Rows in each table of a projection. */
  async sizes(name: string): Promise<Readonly<Record<string, number>>> {
    const projection = this.#projectionNamed(name);
    const counted = projection.tables.map(async (table) => {
      const [row] = await this.rows<{ count: number }>(`select count(*) from ${tableName(projection, table)}`);
      return [table.name, row?.count ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(counted));
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
    await Promise.all([this.pool.end(), this.presence.close()]);
  }

  #projectionNamed(name: string): AnyProjection {
    const found = this.options.projections.find((projection) => projection.name === name);
    if (!found) throw new FaultyProjection(`there is no projection ${name}`);
    return found;
  }

  async #requireLive(projections: readonly AnyProjection[]): Promise<void> {
    if (projections.length === 0) return;
    for (const { projection, live } of await this.#serving()) if (live) this.#live.add(projection);
    const filling = projections.filter((projection) => !this.#live.has(projection));
    if (filling.length > 0)
      throw new NotCaughtUp(
        undefined,
        filling.map(({ name }) => name),
      );
  }

  #serving(): Promise<readonly Build[]> {
    return this.#looks.of('', async () => {
      const builds = await readBuilds(this.pool, this.options.projections);
      return builds.filter(({ place }) => place === 'serving');
    });
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
