import type { Event, Recorded } from './event.js';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/**
 * `set`: these columns of the row with this key, inserted if absent. `delete`: the row goes.
 * Values are set, never added up: applying a change twice is the same as once.
 */
export type RowChange = Readonly<{ table: string; key: Row; set: Row } | { table: string; key: Row; delete: true }>;

/** A column's PostgreSQL type; `?` at the end: may be null, and is null until set. */
export type ColumnType = `${'text' | 'bigint' | 'integer' | 'boolean' | 'date' | 'timestamptz' | 'jsonb'}${'' | '?'}`;

export type Table = Readonly<{
  name: string;
  key: readonly string[];
  columns: Readonly<Record<string, ColumnType>>;
  /** Columns of further indexes. */
  indexes?: readonly (readonly string[])[];
  /** Columns of words, apart by a space each, that are looked for by how they begin. */
  searched?: readonly string[];
}>;

/**
 * A read model: pure, from events to row changes. A row belongs to one stream: it is set and deleted by the events of
 * that stream only. So a stream that was left out, because of an event that could not be projected, can be applied again
 * later without overwriting what others said since.
 */
export type Projection<E extends Event = Event> = Readonly<{
  name: string;
  /** Raised when tables or rules change: the read model is then built anew. */
  version: number;
  tables: readonly Table[];
  /** Types of the events it looks at; the others are not given to it. */
  handles: readonly E['type'][];
  project: (event: Recorded<E>) => readonly RowChange[];
}>;
