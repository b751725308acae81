import { occurredOn, type Recorded, type Row, type RowChange, type Table, type Value } from '#event-sourcing';
import { idOf } from './coalesce.js';
import { type AnyProjection, presumed } from './tables.js';

/** What an event made of a row; undefined: it is not there. */
export type Touched = Readonly<{ table: Table; id: string; before: Row | undefined; after: Row | undefined }>;

type Target = Readonly<{
  table: Table;
  columns: readonly Column[];
  /** What a row holds that nothing was set of yet. */
  absent: Row;
  /** As all events that came so far tell. */
  told: Map<string, Row>;
  /** The same but for what occurred later. */
  shown: Map<string, Row>;
}>;
type Column = Readonly<{ name: string; isAmount: boolean; kept: boolean; absent: Value | undefined }>;

/**
 * The rows of one projection, made of events in the order in which they were recorded, and kept in mind. With `until`, a
 * day, they tell what had happened by its end, as far as the events know: those that occurred later are left out. Events
 * carry resulting figures, in which what was left out is contained; so amounts (`bigint`) become the sum of the changes by
 * the others, and may be negative. All else is as the last of them says.
 */
export class ToldRows {
  /** Null: nobody asks for these. */
  readonly #targets: ReadonlyMap<string, Target | null>;
  readonly #handles: ReadonlySet<string>;
  readonly #parked = new Set<string>();

  /** `tables`: no others are kept. */
  constructor(
    private readonly projection: AnyProjection,
    private readonly until?: string,
    tables: readonly Table[] = projection.tables,
  ) {
    this.#handles = new Set(projection.handles);
    const isKept = new Set(tables.map(({ name }) => name));
    this.#targets = new Map(
      projection.tables.map((table) => [
        table.name,
        isKept.has(table.name) ? targetOf(table, until !== undefined) : null,
      ]),
    );
  }

  /** Where the projection throws, the stream is left out from there on, as the read model does. */
  addOrPark(event: Recorded): readonly Touched[] {
    if (this.#parked.has(event.stream)) return [];
    try {
      return this.add(event);
    } catch {
      this.#parked.add(event.stream);
      return [];
    }
  }

  /** Throws what the projection throws, before anything has changed. */
  add(event: Recorded): readonly Touched[] {
    if (!this.#handles.has(event.type)) return [];
    // Its `handles` says that it takes events of this type.
    const changes = this.projection.project(event as never);
    const isLater = this.until !== undefined && (occurredOn(event) ?? '') > this.until;
    return changes.flatMap((change) => {
      const target = this.#targets.get(change.table);
      if (target === null) return [];
      if (!target) throw new Error(`${this.projection.name} declares no table ${change.table}`);
      const id = idOf(target.table, change.key);
      const told = target.told.get(id);
      const now = after(target, told, change);
      put(target.told, id, now);
      if (target.shown === target.told) return [{ table: target.table, id, before: told, after: now }];
      if (isLater) return [];
      const before = target.shown.get(id);
      const shown = now && 'set' in change ? moved(target, { before, told, now, set: change.set }) : undefined;
      put(target.shown, id, shown);
      return [{ table: target.table, id, before, after: shown }];
    });
  }

  rowsOf({ name }: Table): readonly Row[] {
    return [...(this.#targets.get(name)?.shown.values() ?? [])];
  }
}

const targetOf = (table: Table, isPartial: boolean): Target => {
  const told = new Map<string, Row>();
  const columns = Object.entries(table.columns).flatMap(([name, declared]): Column[] => {
    if (table.key.includes(name)) return [];
    const isAmount = declared.startsWith('bigint');
    const isOptional = declared.endsWith('?');
    const absent = isOptional ? null : presumed[declared];
    // Of what a thing is, what was told later is told of it now.
    const kept = !isOptional && ['text', 'date', 'timestamptz', 'jsonb'].includes(declared);
    return [{ name, isAmount, kept, absent }];
  });
  const absent = Object.fromEntries(
    columns.flatMap(({ name, absent: value }) => (value === undefined ? [] : [[name, value]])),
  );
  return { table, columns, absent, told, shown: isPartial ? new Map<string, Row>() : told };
};

const after = (target: Target, before: Row | undefined, change: RowChange): Row | undefined => {
  if ('delete' in change) return undefined;
  return before ? { ...before, ...change.set } : { ...target.absent, ...change.key, ...change.set };
};

type Told = Readonly<{ before: Row | undefined; told: Row | undefined; now: Row; set: Row }>;

const moved = (target: Target, { before, told, now, set }: Told): Row => {
  const row: Record<string, Value> = { ...(before ?? begun(target, now)) };
  for (const { name, isAmount, absent } of target.columns) {
    const value = set[name];
    if (value === undefined) continue;
    const amount = amountIn(row, name) + amountIn(now, name) - amountIn(told, name);
    row[name] = isAmount && !(value === null && absent === null && amount === 0) ? amount : value;
  }
  return row;
};

/** A row that nothing has changed yet. */
const begun = (target: Target, now: Row): Row => {
  const kept = target.columns.filter((column) => column.kept).map(({ name }) => [name, now[name] ?? null]);
  const key = target.table.key.map((name) => [name, now[name] ?? null]);
  return { ...target.absent, ...Object.fromEntries([...key, ...kept]) };
};

/** What a column of a row holds; 0 where that is no number. */
export const amountIn = (row: Row | undefined, column: string): number => {
  const value = row?.[column];
  return typeof value === 'number' ? value : 0;
};

const put = (rows: Map<string, Row>, id: string, row: Row | undefined): void => {
  if (row === undefined) rows.delete(id);
  else rows.set(id, row);
};
