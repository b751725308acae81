import pg from 'pg';
import type { Table } from '#event-sourcing';
import type { Outcome, TableChanges } from './coalesce.js';
import { presumed, quoted, typeOf } from './tables.js';
import { statementsFor, withLiterals } from './write-rows.js';

/** Part of what is sent as one transaction: a statement, with what it copies. */
export type Piece = Readonly<{ text: string; copied?: string; rows: number }>;

/** Which rows may be there already. Never wrong when it says that one is not. */
export class WrittenRows {
  readonly #bits = new Uint8Array(2 ** 24);

  /** `startsEmpty`: the tables are; otherwise any row may be there. */
  constructor(private readonly startsEmpty: boolean) {}

  /** Remembers that it is there; true when it may have been before. */
  add(table: string, id: string): boolean {
    const bit = this.#bitOf(table, id);
    const may = this.#isSet(bit);
    this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
    return may;
  }

  has(table: string, id: string): boolean {
    return this.#isSet(this.#bitOf(table, id));
  }

  #isSet(bit: number): boolean {
    return !this.startsEmpty || ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** FNV-1a, of which as many bits are taken as there are places. */
  #bitOf(table: string, id: string): number {
    let hash = 0x811c9dc5;
    for (const text of [table, id])
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 27)) & (2 ** 27 - 1);
  }
}

/**
 * What brings these changes about, in order, in pieces of at most so many rows: rows that cannot be there yet are
 * copied, which is the fastest way, the others merged.
 */
export const piecesFor = (
  name: string,
  { table, rows }: TableChanges,
  written: WrittenRows,
  most: number,
): readonly Piece[] => {
  const known: Outcome[] = [];
  const fresh: Outcome[] = [];
  for (const row of rows) {
    if (row.set === undefined) {
      if (written.has(name, row.id)) known.push(row);
    } else (written.add(name, row.id) ? known : fresh).push(row);
  }
  return [
    ...slices(fresh, most).map((slice) => ({
      text: `copy ${name} (${Object.keys(table.columns).map(quoted).join(', ')}) from stdin`,
      copied: slice.map((row) => lineOf(table, row)).join(''),
      rows: slice.length,
    })),
    ...slices(known, most).flatMap((slice) =>
      statementsFor(name, { table, rows: slice }).map((statement) => ({
        text: withLiterals(statement),
        rows: slice.length,
      })),
    ),
  ];
};

const slices = <T>(items: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));

/** A column as COPY writes it. `absent`: what stands for it in a row that does not set it. */
type CopiedColumn = Readonly<{ name: string; isDocument: boolean; absent: string }>;
const copiedColumns = new WeakMap<Table, readonly CopiedColumn[]>();
const nothing = String.raw`\N`;

const columnsOf = (table: Table): readonly CopiedColumn[] => {
  const known =
    copiedColumns.get(table) ??
    Object.entries(table.columns).map(([name, declared]) => {
      const type = typeOf(table, name);
      return {
        name,
        isDocument: type === 'jsonb',
        absent: declared.endsWith('?') ? nothing : String(presumed[type] ?? nothing),
      };
    });
  copiedColumns.set(table, known);
  return known;
};

/** A row in PostgreSQL's text format of COPY. */
const lineOf = (table: Table, { key, set = {} }: Outcome): string => {
  const texts = columnsOf(table).map(({ name, isDocument, absent }) => {
    const value = name in set ? set[name] : key[name];
    if (value === undefined) return name in set ? nothing : absent;
    if (value === null) return nothing;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return escaped(isDocument || typeof value !== 'string' ? JSON.stringify(value) : value);
  });
  return `${texts.join('\t')}\n`;
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (found) => escapes[found] ?? found) : text;

/** Statements, some of which copy, sent together as one transaction: all or none. */
export const sendTogether = (client: pg.Client, pieces: readonly Omit<Piece, 'rows'>[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const copied = pieces.flatMap((piece) => piece.copied ?? []).map((text) => Buffer.from(text));
    const text = pieces.map((piece) => piece.text).join(';\n');
    client.query(new CopyingQuery(text, copied, (error) => (error ? reject(error) : resolve())));
  });

/** The connection of pg, as far as its type leaves it out. */
type CopyingConnection = pg.Connection &
  Readonly<{ sendCopyFromChunk: (chunk: Buffer) => void; endCopyFrom: () => void }>;

/** A query of several statements. What they copy is sent behind, without waiting until each asks for its part. */
class CopyingQuery extends pg.Query {
  constructor(
    text: string,
    private readonly copied: readonly Buffer[],
    done: (error: Error | undefined) => void,
  ) {
    super(text, done);
    const submit = this.submit.bind(this);
    this.submit = (connection) => {
      const sent: unknown = submit(connection);
      const copying = connection as CopyingConnection; // the only kind there is
      for (const chunk of this.copied) {
        copying.sendCopyFromChunk(chunk);
        copying.endCopyFrom();
      }
      return sent;
    };
  }

  /** The server asks for what is on its way to it. */
  handleCopyInResponse(): void {
    // Nothing is left to do.
  }
}
