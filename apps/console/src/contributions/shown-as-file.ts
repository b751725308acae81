import type { Schemas } from '../api/client.js';
import { type Cell, plainAmount } from '../csv/csv.js';
import { MEASURES } from './place.js';

type Utilisation = Schemas['Utilisation'];
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
