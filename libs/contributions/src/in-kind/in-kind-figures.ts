import { type Figure, tableFigure } from '#read-models';
import { inKindList, inKindTable } from './in-kind-list.projection.js';

export const IN_KIND_FIGURES = ['value', 'count'] as const;

/** What whatever was given in kind adds up to, in one currency. */
export const inKindFigure = (figure: (typeof IN_KIND_FIGURES)[number], inCurrency: string): Figure =>
  tableFigure(inKindList, inKindTable, {
    groupOf: ({ in_kind_id, currency }) => (currency === inCurrency ? in_kind_id : undefined),
    of: (rows) => rows.reduce((sum, { value }) => sum + (figure === 'count' ? 1 : value), 0),
  });
