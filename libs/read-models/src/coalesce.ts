import type { Row, RowChange, Table } from '#event-sourcing';
import type { AnyProjection } from './tables.js';
import { FaultyProjection } from './errors.js';

/** What a batch does to one row, all in all: `set` after `gone` makes it anew. */
type Outcome = { key: Row; gone: boolean; set: Row | undefined };

/** What a batch does to one table. */
export type TableChanges = Readonly<{ table: Table; gone: readonly Row[]; set: readonly (readonly Row[])[] }>;

/**
 * Row changes of one projection, in order, as what they come to: first the rows that go, then rows to be set, whole
 * with their keys, grouped by the columns that they set.
 */
export const coalesced = (projection: AnyProjection, changes: readonly RowChange[]): readonly TableChanges[] => {
  const outcomes = new Map(projection.tables.map((table) => [table.name, { table, rows: new Map<string, Outcome>() }]));
  for (const change of changes) {
    const target = outcomes.get(change.table);
    if (target === undefined) throw new FaultyProjection(`${projection.name} declares no table ${change.table}`);
    checkColumns(projection, target.table, change);
    apply(
      target.rows,
      target.table.key.map((column) => change.key[column]),
      change,
    );
  }
  return [...outcomes.values()]
    .filter(({ rows }) => rows.size > 0)
    .map(({ table, rows }) => summary(table, [...rows.values()]));
};

const apply = (rows: Map<string, Outcome>, key: readonly unknown[], change: RowChange): void => {
  const id = JSON.stringify(key);
  const known = rows.get(id);
  if ('delete' in change) rows.set(id, { key: change.key, gone: true, set: undefined });
  else if (known === undefined) rows.set(id, { key: change.key, gone: false, set: { ...change.set } });
  else known.set = { ...known.set, ...change.set };
};

const checkColumns = (projection: AnyProjection, table: Table, change: RowChange): void => {
  const where = `${projection.name}: ${table.name}`;
  const unknown = 'set' in change && Object.keys(change.set).find((column) => !(column in table.columns));
  if (unknown) throw new FaultyProjection(`${where} has no column ${unknown}`);
  const inKey = 'set' in change && table.key.find((column) => column in change.set);
  if (inKey) throw new FaultyProjection(`${where}: ${inKey} belongs to the key and cannot be set`);
  const given = Object.keys(change.key);
  if (given.length !== table.key.length || table.key.some((column) => (change.key[column] ?? null) === null)) {
    throw new FaultyProjection(`${where}: the key is ${table.key.join(', ')}, not ${given.join(', ')}`);
  }
};

const summary = (table: Table, outcomes: readonly Outcome[]): TableChanges => {
  const groups = new Map<string, Row[]>();
  for (const { key, set } of outcomes) {
    if (set === undefined) continue;
    const columns = Object.keys(set).toSorted().join('\n');
    const group = groups.get(columns);
    if (group === undefined) groups.set(columns, [{ ...key, ...set }]);
    else group.push({ ...key, ...set });
  }
  return { table, gone: outcomes.filter(({ gone }) => gone).map(({ key }) => key), set: [...groups.values()] };
};
