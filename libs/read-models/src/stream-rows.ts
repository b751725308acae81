import type { QueryResultRow } from 'pg';
import type { Recorded, Table } from '#event-sourcing';
import type { EventStore, Position } from '#event-store';
import type { Pool } from '#postgres';
import { eventsOf, inParts } from './events-of.js';
import { described, refusesRows } from './failure.js';
import { type AnyProjection, quoted, type Rows, typeOf, withTables } from './tables.js';
import { ToldRows } from './told-rows.js';

/** Whoever asks more than once is better served by tables when there are more. */
const mostEvents = 10_000;

type Means = Readonly<{ pool: Pool; store: EventStore; projections: readonly AnyProjection[] }>;
type Asked = Readonly<{
  streams: readonly string[];
  position: Position | undefined;
  /** For what the database will not take. */
  otherwise: Rows;
}>;
/** `until`: see ToldRows. */
type Made = Readonly<{ events: readonly Recorded[]; until?: string; otherwise?: Rows }>;

/**
 * Rows of a few streams, projected when they are asked for: the database gets them as JSON in place of tables. Where a
 * projection throws or the database refuses rows, what is to be left out is for the runner to say; without one, a stream
 * is left out from the event on that its projection could not take.
 */
export class StreamRows implements Rows {
  readonly #documents = new Map<Table, string>();
  readonly #telling = new Map<AnyProjection, Promise<void>>();

  constructor(
    private readonly means: Means,
    private readonly made: Made,
  ) {}

  /** As at the log's beginning. */
  static none(means: Means): StreamRows {
    return new StreamRows(means, { events: [] });
  }

  /** Undefined when these are many events. */
  static async from(means: Means, { streams, position = '', otherwise }: Asked): Promise<StreamRows | undefined> {
    const events = await eventsOf(means.store, streams, { upto: position, most: mostEvents });
    return events && new StreamRows(means, { events, otherwise });
  }

  async rows<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
    const { otherwise } = this.made;
    const { projections, pool } = this.means;
    const given = [...values];
    try {
      for (const projection of withTables(text, projections, () => '').asked) await this.#told(projection);
      const named = withTables(text, projections, (_, table) => {
        const place = given.push(this.#documents.get(table) ?? '[]');
        return `(select * from json_to_recordset($${place}::json) as r(${columnsOf(table)}))`;
      });
      return (await pool.query<R>(named.text, given)).rows;
    } catch (error) {
      if (!otherwise || !(refusesRows(error) || error instanceof Unprojectable)) throw error;
      return otherwise.rows<R>(text, values);
    }
  }

  /** Resolves when its documents are there. */
  #told(projection: AnyProjection): Promise<void> {
    const telling = this.#telling.get(projection) ?? this.#tell(projection);
    this.#telling.set(projection, telling);
    return telling;
  }

  async #tell(projection: AnyProjection): Promise<void> {
    const { events, until, otherwise } = this.made;
    const rows = new ToldRows(projection, until);
    const take = (event: Recorded): unknown => (otherwise ? rows.add(event) : rows.addOrPark(event));
    try {
      for await (const part of inParts(events)) for (const event of part) take(event);
    } catch (error) {
      throw new Unprojectable(described(error));
    }
    for (const table of projection.tables) this.#documents.set(table, JSON.stringify(rows.rowsOf(table)));
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
