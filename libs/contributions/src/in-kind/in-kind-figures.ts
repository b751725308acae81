import type { Figure } from '#read-models';
import { inKindList, inKindTable } from './in-kind-list.projection.js';

export const IN_KIND_FIGURES = ['value', 'count'] as const;

/** What whatever was given in kind adds up to, in one currency. */
export const inKindFigure = (figure: (typeof IN_KIND_FIGURES)[number], currency: string): Figure => ({
  projection: inKindList,
  groupOf: (row, table) =>
    table === inKindTable.name && row['currency'] === currency ? String(row['in_kind_id']) : undefined,
  of: (rows) => rows.reduce((sum, { row }) => sum + (figure === 'count' ? 1 : Number(row['value'])), 0),
});
