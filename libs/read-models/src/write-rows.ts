import type { Row, Table } from '#event-sourcing';
import type { TableChanges } from './coalesce.js';
import { type AnyProjection, quoted, tableName, typeOf } from './tables.js';

export type Statement = Readonly<{ text: string; values: readonly [rows: string] }>;

/** The statements that bring these changes about, in order; each takes its rows as one JSON text. */
export const statementsFor = (projection: AnyProjection, { table, gone, set }: TableChanges): readonly Statement[] => {
  const name = tableName(projection, table);
  const changes = set.map((rows) => ({ text: merge(name, table, Object.keys(rows[0] ?? {})), values: json(rows) }));
  if (gone.length === 0) return changes;
  const removal = `delete from ${name} t using ${recordset(table, table.key)} where ${sameKey(table)}`;
  return [{ text: removal, values: json(gone) }, ...changes];
};

const json = (rows: readonly Row[]): readonly [string] => [JSON.stringify(rows)];

/** Not `insert … on conflict`: that would want every column without a default also for a row that is there. */
const merge = (name: string, table: Table, columns: readonly string[]): string => {
  const given = columns.filter((column) => !table.key.includes(column));
  const update = given.map((column) => `${quoted(column)} = n.${quoted(column)}`).join(', ');
  return `merge into ${name} t using ${recordset(table, columns)} on ${sameKey(table)}
    when matched then ${given.length === 0 ? 'do nothing' : `update set ${update}`}
    when not matched then insert (${columns.map(quoted).join(', ')}) values (${columns.map((column) => `n.${quoted(column)}`).join(', ')})`;
};

const recordset = (table: Table, columns: readonly string[]): string =>
  `json_to_recordset($1::json) as n(${columns.map((column) => `${quoted(column)} ${typeOf(table, column)}`).join(', ')})`;

const sameKey = (table: Table): string =>
  table.key.map((column) => `t.${quoted(column)} = n.${quoted(column)}`).join(' and ');
