import type { Schemas } from '../api/client.js';
import { type Cell, plainAmount } from '../csv/csv.js';
import { MEASURES } from './place.js';

type Utilisation = Schemas['Utilisation'];
type Result = Schemas['RequestResults'];
type Names = Readonly<{
  figure: (figure: string) => string;
  key: (by: string, key: string) => string;
}>;

const OF_QUARTERS = ['received', 'interest', 'transferred', 'refunded', 'spent', 'pscCharged'] as const;
const SLICES = [
  ['theme', 'byTheme'],
  ['place', 'byPlace'],
  ['request', 'byRequest'],
] as const;

/** All figures of a page, one a row: by what they are told apart, which one, its name, the figure, its amount. */
export const rowsOf = (utilisations: readonly Utilisation[], names: Names): readonly (readonly Cell[])[] => [
  ['by', 'key', 'name', 'figure', 'currency', 'amount'],
  ...utilisations.flatMap((utilisation) => {
    const { currency, figures, byQuarter } = utilisation;
    const row = (by: string, key: string, figure: string, amount: number): readonly Cell[] => [
      ...[by, key, by === '' ? '' : names.key(by, key)],
      ...[names.figure(figure), currency, plainAmount(amount, currency)],
    ];
    return [
      ...Object.entries(figures).map(([figure, amount]) => row('', '', figure, amount)),
      ...byQuarter.flatMap((one) => OF_QUARTERS.map((figure) => row('quarter', one.quarter, figure, one[figure]))),
      ...SLICES.flatMap(([by, slices]) =>
        utilisation[slices].flatMap((slice) => MEASURES.map((figure) => row(by, slice.key, figure, slice[figure]))),
      ),
    ];
  }),
];

const SEXES = ['female', 'male', 'notStated'] as const;
const PLAIN = ['activities', 'outputs'] as const;

/** What the money bought, in the same columns: counts and ratings have no currency. `named`: as the page calls them. */
export const resultRows = (results: readonly Result[], named: (what: string) => string): readonly (readonly Cell[])[] =>
  results.flatMap((result) => {
    const { requestId, title, participants, byKind, ratings } = result;
    const row = (figure: string, amount: number): readonly Cell[] => [
      'request',
      requestId,
      title,
      figure,
      null,
      amount,
    ];
    return [
      ...SEXES.map((sex) => row(`${named('people')}: ${named(sex)}`, participants[sex])),
      ...PLAIN.map((figure) => row(named(figure), result[figure])),
      ...byKind.map(({ kind, activities }) => row(`${named('activities')}: ${named(kind)}`, activities)),
      ...Object.entries(ratings ?? {}).map(([criterion, rating]) =>
        row(`${named('ratings')}: ${named(criterion)}`, rating),
      ),
    ];
  });
