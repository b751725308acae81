import type { RequestRow } from './requests.query.js';

/** As in the address: codes of lists, never what somebody typed. */
export type Filter = Readonly<Partial<Record<'phase' | 'country' | 'programme' | 'turn', string>>>;

type Row = Partial<RequestRow> & Pick<RequestRow, 'requestId' | 'beneficiaries' | 'phase'>;

const codesOf = ({ beneficiaries }: Row): readonly string[] => beneficiaries.map(({ code }) => String(code));

/** What of these requests fits; what is late and what is due first comes first. */
export const filtered = <R extends Row>(
  rows: readonly R[],
  { phase, country, programme, turn }: Filter,
): readonly R[] =>
  rows
    .filter(
      (row) =>
        (phase === undefined || row.phase === phase) &&
        (country === undefined || codesOf(row).includes(country)) &&
        (programme === undefined || row.programme === programme) &&
        (turn === undefined || row.turn?.kind === turn),
    )
    .toSorted((a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(b.requestId, a.requestId));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What there is to choose from: what these requests have. */
export const optionsIn = (rows: readonly Row[]) => {
  const distinct = (of: (row: Row) => readonly (string | null | undefined)[]): readonly string[] =>
    [...new Set(rows.flatMap(of))].filter((one): one is string => typeof one === 'string').toSorted();
  return {
    phase: distinct(({ phase }) => [phase]),
    country: distinct(codesOf),
    programme: distinct(({ programme }) => [programme]),
    turn: distinct(({ turn }) => [turn?.kind]),
  };
};
