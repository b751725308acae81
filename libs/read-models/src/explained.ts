import type { Recorded, Row, Table } from '#event-sourcing';
import { inParts } from './events-of.js';
import type { AnyProjection, RowOf } from './tables.js';
import { ToldRows, type Touched } from './told-rows.js';

type TableRow = Readonly<{ table: string; row: Row }>;

/** A number that a view shows, as what rows of a projection add up to. */
export type Figure = Readonly<{
  projection: AnyProjection;
  /** Those whose rows may count. */
  tables: readonly Table[];
  /** Rows with the same name count together, and most by themselves; undefined: the row does not count. */
  groupOf: (row: Row) => string | undefined;
  /** What rows that count together come to. */
  of: (rows: readonly TableRow[]) => number;
  /** Types of events; no others change what `groupOf` and `of` look at. Left out: all that the projection takes. */
  changedBy?: readonly string[] | undefined;
}>;

type OfTable<T extends Table> = Readonly<{
  groupOf: (row: RowOf<T>) => string | undefined;
  of: (rows: readonly RowOf<T>[]) => number;
  changedBy?: readonly string[];
}>;

/** A figure that rows of one table come to. */
export const tableFigure = <T extends Table>(
  projection: AnyProjection,
  table: T,
  { groupOf, of, changedBy }: OfTable<T>,
): Figure => ({
  projection,
  tables: [table],
  // Rows of this table, as its projection makes them.
  groupOf: (row) => groupOf(row as RowOf<T>),
  of: (rows) => of(rows.map(({ row }) => row as RowOf<T>)),
  changedBy,
});

/** An event that changed a figure, by how much, and what the figure was then. */
export type FigureChange = Readonly<{ event: Recorded; change: number; sum: number }>;

type Group = { readonly rows: Map<string, TableRow>; value: number };

/**
 * The events that make up a figure, in the order in which they were recorded. They are projected as for the view, one by
 * one, and the figure taken after each: so the last sum is the figure, and there is no second rule. `until`: see ToldRows.
 */
export const explained = async (
  figure: Figure,
  events: readonly Recorded[],
  until?: string,
): Promise<readonly FigureChange[]> => {
  const rows = new ToldRows(figure.projection, until, figure.tables);
  const groups = new Map<string, Group>();
  const changes: FigureChange[] = [];
  let sum = 0;
  for await (const part of inParts(inOrder(events)))
    for (const event of part) {
      const change = regrouped(figure, groups, rows.addOrPark(event));
      if (change === 0) continue;
      sum += change;
      changes.push({ event, change, sum });
    }
  return changes;
};

/** Takes rows into their groups. By how much the figure has changed. */
const regrouped = (figure: Figure, groups: Map<string, Group>, touched: readonly Touched[]): number => {
  const changed = new Set<Group>();
  for (const { table, id, before, after } of touched) {
    const rowId = `${table.name} ${id}`;
    const from = before && figure.groupOf(before);
    const to = after && figure.groupOf(after);
    if (from !== undefined && from !== to) changed.add(without(groups, from, rowId));
    if (to === undefined || !after) continue;
    const group = groupNamed(groups, to);
    group.rows.set(rowId, { table: table.name, row: after });
    changed.add(group);
  }
  let change = 0;
  for (const group of changed) {
    const value = group.rows.size === 0 ? 0 : figure.of([...group.rows.values()]);
    change += value - group.value;
    group.value = value;
  }
  return change;
};

const groupNamed = (groups: Map<string, Group>, name: string): Group => {
  const known = groups.get(name) ?? { rows: new Map(), value: 0 };
  groups.set(name, known);
  return known;
};

const without = (groups: Map<string, Group>, name: string, rowId: string): Group => {
  const group = groupNamed(groups, name);
  group.rows.delete(rowId);
  return group;
};

const inOrder = (events: readonly Recorded[]): readonly Recorded[] =>
  events.toSorted((one, other) =>
    one.position < other.position ? -1 : one.position > other.position ? 1 : one.revision - other.revision,
  );
