import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';
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

/**
 * What a query is answered from: rows of an SQL query that names tables as `{contribution}`. `prepared`: each connection
 * parses and plans it once, not each time; for what is found by its key and asked often, in a text that never varies.
 */
export type Rows = Readonly<{
  rows: <R extends QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    how?: Readonly<{ prepared?: boolean }>,
  ) => Promise<readonly R[]>;
}>;

export const schema = 'read_model';

/** Where tables are: those that queries read, those that a rebuild fills beside them, those of an earlier moment. */
export type Place = 'serving' | 'beside' | `past-${number}`;
const beside = `${schema}_beside`;
const past = `${schema}_past`;
export const allSchemas = [schema, beside, past];

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** For use in SQL: each version of a projection has tables of its own. */
export const tableName = (
  { version }: Pick<AnyProjection, 'version'>,
  { name }: Pick<Table, 'name'>,
  place: Place = 'serving',
): string => {
  if (place === 'serving' || place === 'beside')
    return `${place === 'serving' ? schema : beside}.${quoted(`${name}_v${version}`)}`;
  return `${past}.${quoted(`${name}_v${version}_${place.slice('past-'.length)}`)}`;
};

/** The text with names of tables instead of `{waitlist_entry}`, and the projections that it names. */
export const withTables = (
  text: string,
  projections: readonly AnyProjection[],
  nameOf: (projection: AnyProjection, table: Table) => string,
): Readonly<{ text: string; asked: ReadonlySet<AnyProjection> }> => {
  const asked = new Set<AnyProjection>();
  const named = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    for (const projection of projections) {
      const table = projection.tables.find((one) => one.name === name);
      if (!table) continue;
      asked.add(projection);
      return nameOf(projection, table);
    }
    throw new FaultyProjection(`no projection has a table ${name}`);
  });
  return { text: named, asked };
};

/** `digest`: of the text, which names it. */
export type NamedText = Readonly<{ text: string; asked: readonly AnyProjection[]; digest: string }>;

/** What `withTables` gives for each text, which is found out once. Texts are the program's: there are not that many. */
export const namedTexts = (
  projections: readonly AnyProjection[],
  nameOf: Parameters<typeof withTables>[2],
): ((text: string) => NamedText) => {
  const known = new Map<string, NamedText>();
  return (given) => {
    const there = known.get(given);
    if (there) return there;
    const { text, asked } = withTables(given, projections, nameOf);
    const named = { text, asked: [...asked], digest: createHash('sha256').update(text).digest('base64url') };
    known.set(given, named);
    return named;
  };
};

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
  // What waits to be sorted into an index is read by every search, which PostgreSQL then finds dearer than the whole table.
  const searched = table.searched
    ? [`create index on ${name} using gin (${wordsIn(table.searched)}) with (fastupdate = off)`]
    : [];
  return [`create table ${name} (${keyed.join(', ')})`, ...indexes, ...searched];
};

/** SQL: the words of these columns, to be matched (`@@`) with a tsquery. Words are taken as they are. */
export const wordsIn = (columns: readonly string[]): string =>
  `array_to_tsvector(array_remove(string_to_array(${columns.map(quoted).join(` || ' ' || `)}, ' '), ''))`;

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
      const unknown = [table.key, table.searched ?? [], ...(table.indexes ?? [])]
        .flat()
        .find((column) => !(column in table.columns));
      if (unknown !== undefined) throw new FaultyProjection(`${name}: ${table.name} has no column ${unknown}`);
      if (table.key.length === 0) throw new FaultyProjection(`${name}: ${table.name} has no key`);
    }
  }
};

const refuseTwice = (names: readonly string[], what: string): void => {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new FaultyProjection(`two ${what} are named ${twice}`);
};
