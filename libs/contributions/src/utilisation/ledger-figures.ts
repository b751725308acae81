import type { Row } from '#event-sourcing';
import type { Figure } from '#read-models';
import { contributionLedger } from './contribution-ledger.projection.js';
import { allocationTable, contributionTable, instalmentTable, movementTable } from './contribution-ledger.tables.js';
import { type AllocationRow, LEDGER_FIGURES, MOVEMENTS, SLICES, sliced } from './utilisation.js';

const SLICED = ['reserved', 'committed', 'spent', 'psc_charged'] as const;

/** The figures that views of contributions show: of the whole, and by what they are told apart. */
export const EXPLAINED_FIGURES = {
  whole: [...LEDGER_FIGURES, 'advance_authority', 'advance_shortfall'],
  request: SLICED,
  theme: SLICED,
  place: SLICED,
  quarter: [...Object.keys(MOVEMENTS), 'psc_charged'],
  instalment: ['amount', 'outstanding'],
} as const satisfies Record<string, readonly string[]>;
export type ExplainedBy = keyof typeof EXPLAINED_FIGURES;

/** `key`: which request, theme, place, quarter or instalment; of the whole it says nothing. */
export type AskedFigure = Readonly<{ figure: string; by: ExplainedBy; key: string }>;

/** The figure of whatever contributions the events tell of. */
export const ledgerFigure = ({ figure, by, key }: AskedFigure): Figure => {
  switch (by) {
    case 'whole':
      return figure === 'advance_shortfall'
        ? advanceShortfall
        : ofRows(contributionTable.name, (row) => Number(row[figure]));
    case 'request':
    case 'theme':
    case 'place':
      return ofRows(allocationTable.name, (row) => inSlice(row, figure, SLICES[by], key));
    case 'quarter':
      return ofRows(movementTable.name, (row) =>
        quarterOf(String(row['occurred_on'])) === key ? moved(row, figure) : 0,
      );
    case 'instalment':
      return ofRows(instalmentTable.name, (row) => (row['instalment_id'] === key ? Number(row[figure]) : 0));
  }
};

/** What each row of a table comes to by itself. */
const ofRows = (tableName: string, amountOf: (row: Row) => number): Figure => ({
  projection: contributionLedger,
  groupOf: (row, table) => (table === tableName ? idOf(row) : undefined),
  of: (rows) => rows.reduce((sum, { row }) => sum + amountOf(row), 0),
});

const idOf = (row: Row): string =>
  ['contribution_id', 'request_id', 'instalment_id', 'revision'].map((column) => row[column] ?? '').join(' ');

const inSlice = (row: Row, figure: string, keysOf: Parameters<typeof sliced>[1], key: string): number => {
  // A row of the allocation table.
  const slice = sliced([row as unknown as AllocationRow], keysOf).find((one) => one.key === key);
  return slice ? Number(slice[figure as (typeof SLICED)[number]]) : 0;
};

/** As PostgreSQL writes YYYY"-Q"Q. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const moved = (row: Row, figure: string): number => {
  if (figure === 'psc_charged') return Number(row['psc']);
  return row['kind'] === MOVEMENTS[figure as keyof typeof MOVEMENTS] ? Number(row['amount']) : 0;
};

/** See `usable-authority.ts`. */
const advanceShortfall: Figure = {
  projection: contributionLedger,
  groupOf: (row, table) =>
    table === contributionTable.name || table === instalmentTable.name ? String(row['contribution_id']) : undefined,
  of: (rows) => {
    const of = (table: string, column: string): number =>
      rows.reduce((sum, one) => (one.table === table ? sum + Number(one.row[column]) : sum), 0);
    const authority = of(contributionTable.name, 'advance_authority');
    const usable = authority === 0 ? 0 : Math.min(authority, of(instalmentTable.name, 'outstanding'));
    return Math.max(0, of(contributionTable.name, 'advance_drawn') - usable);
  },
};
