import type { QueryResultRow } from 'pg';
import type { Recorded, Table } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import type { Pool } from '#postgres';
import { Pending, type TableChanges } from './coalesce.js';
import { described, refusesRows } from './failure.js';
import { type AnyProjection, presumed, quoted, type Rows, typeOf, withTables } from './tables.js';

/** Whoever asks more than once is better served by tables when there are more. */
const mostEvents = 10_000;
const streamsAtOnce = 100;

type Means = Readonly<{ pool: Pool; store: EventStore; projections: readonly AnyProjection[] }>;
type Asked = Readonly<{
  streams: readonly string[];
  position: Position | undefined;
  /** For what the database will not take. */
  otherwise: Rows;
}>;

/**
 * Rows of a few streams, projected when they are asked for: the database gets them as JSON in place of tables. Where a
 * projection throws or the database refuses rows, what is to be left out is for the runner to say.
 */
export class StreamRows implements Rows {
  readonly #documents = new Map<Table, string>();

  private constructor(
    private readonly means: Means,
    private readonly events: readonly Recorded[],
    private readonly otherwise?: Rows,
  ) {}

  /** As at the log's beginning. */
  static none(means: Means): StreamRows {
    return new StreamRows(means, []);
  }

  /** Undefined when these are many events. */
  static async from(means: Means, { streams, position = '', otherwise }: Asked): Promise<StreamRows | undefined> {
    const events: Recorded[] = [];
    for (let first = 0; first < streams.length; first += streamsAtOnce) {
      const some = streams.slice(first, first + streamsAtOnce);
      const found = await means.store.readMany(new Map(some.map((stream) => [stream, 0])));
      for (const ofStream of found.values()) events.push(...ofStream.filter((event) => event.position <= position));
      if (events.length > mostEvents) return undefined;
    }
    return new StreamRows(means, events, otherwise);
  }

  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const given = [...values];
    try {
      const named = withTables(text, this.means.projections, (projection, table) => {
        const place = given.push(this.#documentOf(projection, table));
        return `(select * from json_to_recordset($${place}::json) as r(${columnsOf(table)}))`;
      });
      return (await this.means.pool.query<R>(named.text, given)).rows;
    } catch (error) {
      if (!this.otherwise || !(refusesRows(error) || error instanceof Unprojectable)) throw error;
      return this.otherwise.rows<R>(text, values);
    }
  }

  #documentOf(projection: AnyProjection, table: Table): string {
    const known = this.#documents.get(table);
    if (known !== undefined) return known;
    const pending = this.#project(projection);
    for (const one of projection.tables)
      this.#documents.set(one, JSON.stringify(rowsOf(pending.tables.find((changes) => changes.table === one))));
    return this.#documents.get(table) ?? '[]';
  }

  #project(projection: AnyProjection): Pending {
    const pending = new Pending(projection);
    const handles = new Set(projection.handles);
    try {
      for (const event of this.events)
        // Its `handles` says that it takes events of this type.
        if (handles.has(event.type)) pending.add(projection.project(event as never));
    } catch (error) {
      throw new Unprojectable(described(error));
    }
    return pending;
  }
}

class Unprojectable extends Error {}

/** Texts sort as in tables. */
const columnsOf = (table: Table): string =>
  Object.keys(table.columns)
    .map((column) => {
      const type = typeOf(table, column);
      return `${quoted(column)} ${type}${type === 'text' ? ' collate "C"' : ''}`;
    })
    .join(', ');

/** With what a column holds that was never set. */
const rowsOf = (changes: TableChanges | undefined): readonly object[] => {
  if (!changes) return [];
  const { table, rows } = changes;
  const absent = Object.fromEntries(
    Object.entries(table.columns).flatMap(([column, declared]) => {
      const value = presumed[declared];
      return value === undefined ? [] : [[column, value]];
    }),
  );
  return rows.flatMap(({ key, set }) => (set ? [{ ...absent, ...key, ...set }] : []));
};
