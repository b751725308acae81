import type { Row, RowChange, Table } from '#event-sourcing';
import { FaultyProjection } from './errors.js';
import type { AnyProjection } from './tables.js';

/** What became of one row, all in all: `set` after `gone` makes it anew. */
export type Outcome = { readonly id: string; readonly key: Row; readonly gone: boolean; set: Row | undefined };

/** What became of one table. */
export type TableChanges = Readonly<{ table: Table; rows: readonly Outcome[] }>;

type Target = Readonly<{ table: Table; settable: ReadonlySet<string>; rows: Map<string, Outcome> }>;

/** Row changes of one projection, in order, as what they come to. */
export class Pending {
  readonly #targets: ReadonlyMap<string, Target>;

  constructor(private readonly projection: AnyProjection) {
    this.#targets = new Map(
      projection.tables.map((table) => {
        const settable = new Set(Object.keys(table.columns).filter((column) => !table.key.includes(column)));
        return [table.name, { table, settable, rows: new Map<string, Outcome>() }];
      }),
    );
  }

  /** Rows to be written. */
  get size(): number {
    let size = 0;
    for (const { rows } of this.#targets.values()) size += rows.size;
    return size;
  }

  get tables(): readonly TableChanges[] {
    return [...this.#targets.values()]
      .filter(({ rows }) => rows.size > 0)
      .map(({ table, rows }) => ({ table, rows: [...rows.values()] }));
  }

  /** All of them or none: throws FaultyProjection. */
  add(changes: readonly RowChange[]): void {
    const targets = changes.map((change) => this.#targetOf(change));
    for (const [place, change] of changes.entries()) {
      const target = targets[place];
      if (target) apply(target, change);
    }
  }

  #targetOf(change: RowChange): Target {
    const { name } = this.projection;
    const target = this.#targets.get(change.table);
    if (target === undefined) throw new FaultyProjection(`${name} declares no table ${change.table}`);
    const { table, settable } = target;
    if ('set' in change)
      for (const column in change.set) if (!settable.has(column)) throw this.#wrongColumn(table, column);
    let given = 0;
    for (const column in change.key) {
      given += 1;
      if (!table.key.includes(column) || (change.key[column] ?? null) === null) given = Number.NaN;
    }
    if (given !== table.key.length)
      throw new FaultyProjection(
        `${name}: ${table.name}: the key is ${table.key.join(', ')}, not ${Object.keys(change.key).join(', ')}`,
      );
    return target;
  }

  #wrongColumn(table: Table, column: string): FaultyProjection {
    const where = `${this.projection.name}: ${table.name}`;
    return new FaultyProjection(
      table.key.includes(column)
        ? `${where}: ${column} belongs to the key and cannot be set`
        : `${where} has no column ${column}`,
    );
  }
}

const apply = ({ table, rows }: Target, change: RowChange): void => {
  const id = idOf(table, change.key);
  const known = rows.get(id);
  if ('delete' in change) rows.set(id, { id, key: change.key, gone: true, set: undefined });
  else if (known === undefined) rows.set(id, { id, key: change.key, gone: false, set: change.set });
  else known.set = { ...known.set, ...change.set };
};

/** What tells a row from the others of its table. No text of the database holds a NUL. */
export const idOf = ({ key }: Table, values: Row): string => {
  const [first = ''] = key;
  if (key.length === 1) return textOf(values[first]);
  return key.map((column) => textOf(values[column])).join('\0');
};

const textOf = (value: Row[string] | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
