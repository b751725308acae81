import type { Projection, RowChange, Table, Value } from '#event-sourcing';
import { FaultyProjection } from './errors.js';

/** A projection of whatever events; the runner gives it those it handles only. */
export type AnyProjection = Omit<Projection, 'project'> & Readonly<{ project: (event: never) => readonly RowChange[] }>;

type ValueOf<Type extends string> = Type extends `${infer Base}?`
  ? ValueOf<Base> | null
  : Type extends 'text' | 'date' | 'timestamptz'
    ? string
    : Type extends 'bigint' | 'integer'
      ? number
      : Type extends 'boolean'
        ? boolean
        : Value;

/**
 * A row of a table declared `as const satisfies Table`, as queries give it: `date` is `YYYY-MM-DD`, `timestamptz` is
 * RFC 3339 in UTC with milliseconds, `bigint` is a safe integer.
 */
export type RowOf<T extends Table> = { readonly [Column in keyof T['columns']]: ValueOf<T['columns'][Column]> };

export const schema = 'read_model';

/** Where tables are: those that queries read, or those that a rebuild fills beside them. */
export type Place = 'serving' | 'beside';
const schemas: Readonly<Record<Place, string>> = { serving: schema, beside: `${schema}_beside` };
export const allSchemas = Object.values(schemas);

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** For use in SQL: each version of a projection has tables of its own. */
export const tableName = (
  { version }: Pick<AnyProjection, 'version'>,
  { name }: Pick<Table, 'name'>,
  place: Place = 'serving',
): string => `${schemas[place]}.${quoted(`${name}_v${version}`)}`;

export const tableNames = (projection: Pick<AnyProjection, 'version' | 'tables'>, place: Place): readonly string[] =>
  projection.tables.map((table) => tableName(projection, table, place));

export const typeOf = (table: Table, column: string): string => (table.columns[column] ?? '').replace('?', '');

/** What a column holds that a first `set` leaves out. Of a date or a document nothing can be presumed. */
export const presumed: Readonly<Record<string, '' | 0 | false>> = { text: '', bigint: 0, integer: 0, boolean: false };

const defaultOf = (type: string): string => {
  const value = presumed[type];
  return value === undefined ? '' : `default ${value === '' ? `''` : value}`;
};

/** Statements that make a table with its indexes. These get their names from PostgreSQL, so that the table can move. */
export const definitions = (projection: AnyProjection, table: Table, place: Place): readonly string[] => {
  const name = tableName(projection, table, place);
  const columns = Object.entries(table.columns).map(([column, declared]) => {
    const type = typeOf(table, column);
    // Codes, ids and keys: sorting by code point is the same everywhere, and fast.
    const collation = type === 'text' ? ' collate "C"' : '';
    const optional = declared.endsWith('?');
    const given = table.key.includes(column);
    return `${quoted(column)} ${type}${collation} ${optional ? '' : `not null ${given ? '' : defaultOf(type)}`}`;
  });
  const keyed = [...columns, `primary key (${table.key.map(quoted).join(', ')})`];
  const indexes = (table.indexes ?? []).map((index) => `create index on ${name} (${index.map(quoted).join(', ')})`);
  return [`create table ${name} (${keyed.join(', ')})`, ...indexes];
};

/** Moves tables from beside to where queries read them, in place of those that are there. */
export const exchange = (projection: AnyProjection): readonly string[] => [
  `drop table ${tableNames(projection, 'serving').join(', ')}`,
  ...tableNames(projection, 'beside').map((name) => `alter table ${name} set schema ${schema}`),
];

/** Refuses what could not work: two tables or projections of one name, key or index columns that do not exist. */
export const checkDeclarations = (projections: readonly AnyProjection[]): void => {
  refuseTwice(
    projections.map(({ name }) => name),
    'projections',
  );
  refuseTwice(
    projections.flatMap(({ tables }) => tables.map(({ name }) => name)),
    'tables',
  );
  for (const { name, tables } of projections) {
    if (tables.length === 0) throw new FaultyProjection(`${name} declares no table`);
    for (const table of tables) {
      const unknown = [table.key, ...(table.indexes ?? [])].flat().find((column) => !(column in table.columns));
      if (unknown !== undefined) throw new FaultyProjection(`${name}: ${table.name} has no column ${unknown}`);
      if (table.key.length === 0) throw new FaultyProjection(`${name}: ${table.name} has no key`);
    }
  }
};

const refuseTwice = (names: readonly string[], what: string): void => {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new FaultyProjection(`two ${what} are named ${twice}`);
};
