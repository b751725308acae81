import { createHash } from 'node:crypto';
import type { Row, Table } from '#event-sourcing';
import type { Outcome, TableChanges } from './coalesce.js';
import { quoted, typeOf } from './tables.js';

/** A statement that is prepared once per connection, where it has a name. */
export type Statement = Readonly<{ name?: string; text: string; values: readonly Parameter[] }>;
export type Parameter = string | number | null | readonly Parameter[];

/** The statements that bring these changes about, in order; each takes its rows as one JSON text. */
export const statementsFor = (name: string, { table, rows }: TableChanges): readonly Statement[] => {
  const gone = rows.filter((row) => row.gone).map(({ key }) => key);
  const removal = gone.length === 0 ? [] : [prepared(remove(name, table), gone)];
  return [
    ...removal,
    ...grouped(rows).map((group) => prepared(merge(name, table, Object.keys(group[0] ?? {})), group)),
  ];
};

/** Whole rows with their keys, grouped by the columns that they set. */
const grouped = (rows: readonly Outcome[]): readonly (readonly Row[])[] => {
  const groups = new Map<string, Row[]>();
  for (const { key, set } of rows) {
    if (set === undefined) continue;
    const columns = Object.keys(set).toSorted().join('\n');
    const row = { ...key, ...set };
    const group = groups.get(columns);
    if (group === undefined) groups.set(columns, [row]);
    else group.push(row);
  }
  return [...groups.values()];
};

/** A server keeps a plan for each; rows of a large batch may set their columns in more ways than are worth that. */
const mostNames = 200;
const names = new Map<string, string>();

const prepared = (text: string, rows: readonly Row[]): Statement => {
  const known = names.get(text);
  const name = known ?? (names.size < mostNames ? createHash('md5').update(text).digest('hex') : undefined);
  if (known === undefined && name !== undefined) names.set(text, name);
  return { ...(name !== undefined && { name }), text, values: [JSON.stringify(rows)] };
};

const remove = (name: string, table: Table): string =>
  `delete from ${name} t using ${recordset(table, table.key)} where ${sameKey(table)}`;

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

/** A statement with its parameters in it, for one that is sent together with others. */
export const withLiterals = ({ text, values }: Statement): string =>
  text.replaceAll(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]));

const literal = (value: Parameter | undefined): string =>
  value === null || value === undefined
    ? 'null'
    : typeof value === 'object'
      ? `array[${value.map(literal).join(', ')}]`
      : typeof value === 'number'
        ? String(value)
        : `'${value.replaceAll(`'`, `''`)}'`;
