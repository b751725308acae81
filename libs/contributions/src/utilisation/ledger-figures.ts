import { amountIn, type Figure, tableFigure } from '#read-models';
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
      return figure === 'advance_shortfall' ? advanceShortfall : contributionFigure(figure);
    case 'request':
    case 'theme':
    case 'place':
      return sliceFigure(figure, SLICES[by], key);
    case 'quarter':
      return quarterFigure(figure, key);
    case 'instalment':
      return instalmentFigure(figure, key);
  }
};

const contributionFigure = (figure: string): Figure =>
  tableFigure(contributionLedger, contributionTable, {
    groupOf: ({ contribution_id }) => contribution_id,
    of: (rows) => rows.reduce((sum, row) => sum + amountIn(row, figure), 0),
  });

const sliceFigure = (figure: string, keysOf: Parameters<typeof sliced>[1], key: string): Figure =>
  tableFigure(contributionLedger, allocationTable, {
    groupOf: ({ contribution_id, request_id }) => `${contribution_id} ${request_id}`,
    of: (rows) =>
      // Its documents are as events told them.
      sliced(rows as readonly unknown[] as readonly AllocationRow[], keysOf)
        .filter((slice) => slice.key === key)
        .reduce((sum, slice) => sum + amountIn(slice, figure), 0),
  });

const quarterFigure = (figure: string, quarter: string): Figure =>
  tableFigure(contributionLedger, movementTable, {
    groupOf: (row) => (quarterOf(row.occurred_on) === quarter ? `${row.contribution_id} ${row.revision}` : undefined),
    of: (rows) =>
      rows
        .filter(({ kind }) => figure === 'psc_charged' || kind === MOVEMENTS[figure as keyof typeof MOVEMENTS])
        .reduce((sum, { amount, psc }) => sum + (figure === 'psc_charged' ? psc : amount), 0),
  });

/** As PostgreSQL writes YYYY"-Q"Q. */
const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const instalmentFigure = (figure: string, key: string): Figure =>
  tableFigure(contributionLedger, instalmentTable, {
    groupOf: ({ contribution_id, instalment_id }) => (instalment_id === key ? contribution_id : undefined),
    of: (rows) => rows.reduce((sum, row) => sum + amountIn(row, figure), 0),
  });

/** See `usable-authority.ts`. */
const advanceShortfall: Figure = {
  projection: contributionLedger,
  tables: [contributionTable, instalmentTable],
  groupOf: ({ contribution_id }) => (typeof contribution_id === 'string' ? contribution_id : undefined),
  of: (rows) => {
    const of = (table: string, column: string): number =>
      rows.reduce((sum, one) => (one.table === table ? sum + amountIn(one.row, column) : sum), 0);
    const authority = of(contributionTable.name, 'advance_authority');
    const usable = authority === 0 ? 0 : Math.min(authority, of(instalmentTable.name, 'outstanding'));
    return Math.max(0, of(contributionTable.name, 'advance_drawn') - usable);
  },
};
