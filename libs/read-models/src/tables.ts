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

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** For use in SQL: each version of a projection has tables of its own. */
export const tableName = ({ version }: Pick<AnyProjection, 'version'>, { name }: Pick<Table, 'name'>): string =>
  `${schema}.${quoted(`${name}_v${version}`)}`;

export const typeOf = (table: Table, column: string): string => (table.columns[column] ?? '').replace('?', '');

/** What a column holds that a first `set` leaves out. Of a date or a document nothing can be presumed. */
const presumed: Readonly<Record<string, string>> = {
  text: `default ''`,
  bigint: 'default 0',
  integer: 'default 0',
  boolean: 'default false',
};

/** Statements that make a table with its indexes, unless it is there. */
export const definitions = (projection: AnyProjection, table: Table): readonly string[] => {
  const columns = Object.entries(table.columns).map(([column, declared]) => {
    const type = typeOf(table, column);
    // Codes, ids and keys: sorting by code point is the same everywhere, and fast.
    const collation = type === 'text' ? ' collate "C"' : '';
    const optional = declared.endsWith('?');
    const given = table.key.includes(column);
    return `${quoted(column)} ${type}${collation} ${optional ? '' : `not null ${given ? '' : (presumed[type] ?? '')}`}`;
  });
  const keyed = [...columns, `primary key (${table.key.map(quoted).join(', ')})`];
  const name = `${table.name}_v${projection.version}`;
  const indexes = (table.indexes ?? []).map(
    (index) =>
      `create index if not exists ${quoted(`${name}_${index.join('_')}`)} on ${tableName(projection, table)} (${index.map(quoted).join(', ')})`,
  );
  return [`create table if not exists ${tableName(projection, table)} (${keyed.join(', ')})`, ...indexes];
};

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
