import type { operations } from '../api/schema.js';

/** Where in these pages somebody is, as the address tells: the day, what is shown, what is explained. */

export const VIEWS = ['time', 'theme', 'place', 'request', 'results', 'ledger'] as const;
export type View = (typeof VIEWS)[number];
/** What of a slice of the money is shown. */
export const MEASURES = ['spent', 'pscCharged', 'committed', 'reserved'] as const;
export type Measure = (typeof MEASURES)[number];

type Of<Operation extends keyof operations> = operations[Operation]['parameters'];
type OfDonor = Of<'explainDonor'>;
type OfRequest = Of<'explainRequest'>;
export type FigureName = (OfDonor | OfRequest | Of<'explainMandate'>)['path']['figure'];
export type FigureBy = NonNullable<OfDonor['query']['by'] | NonNullable<OfRequest['query']>['by']>;
/** A figure, as the api names it, in a currency where it is money; `by` and `key`: only a part of it. */
export type FigureAsked = Readonly<{ figure: FigureName; currency?: string; by?: FigureBy; key?: string }>;

export type Shown = Readonly<{
  /** YYYY-MM-DD, a day that has passed; left out: now. */
  asAt?: string;
  /** With what is known now of that day, rather than what had been recorded by then. */
  known?: 'now';
  view?: View;
  measure?: Measure;
}>;
export type Place = Partial<FigureAsked> & Shown;
type Search = Readonly<Record<string, unknown>>;

/** What there is one of. */
const KEYLESS: ReadonlySet<FigureBy> = new Set(['in-kind', 'people']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAME = /^[\w-]{1,100}$/;

const today = (): string => new Date().toISOString().slice(0, 10);
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** What else an address says is left out. */
export const placeIn = (search: Search, now = today()): Place => ({ ...shownIn(search, now), ...figureIn(search) });

const textIn = (search: Search, name: string, form: RegExp = NAME): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && form.test(value) ? value : undefined;
};

/** What the page itself shows. */
export const shownIn = (search: Search, now = today()): Shown => {
  const asAt = textIn(search, 'asAt', DAY);
  const [view, measure] = [
    VIEWS.find((one) => one === search['view']),
    MEASURES.find((one) => one === search['measure']),
  ];
  return {
    ...(asAt !== undefined &&
      isDay(asAt) &&
      asAt < now && { asAt, ...(search['known'] === 'now' && { known: 'now' }) }),
    ...(view && { view }),
    ...(measure && { measure }),
  };
};

/** What is explained beside it. */
export const figureIn = (search: Search): FigureAsked | undefined => {
  const [currency, key] = [textIn(search, 'currency'), textIn(search, 'key')];
  // Names that the api does not know, it refuses.
  const [figure, by] = [
    textIn(search, 'figure') as FigureName | undefined,
    textIn(search, 'by') as FigureBy | undefined,
  ];
  return (
    figure && {
      figure,
      ...(currency && { currency }),
      ...(by && key && { by, key }),
      ...(by && KEYLESS.has(by) && { by }),
    }
  );
};

/** What the api is to be asked, so that it answers as at the place's day. */
export const momentOf = ({ asAt, known }: Shown): Readonly<{ asAt?: string; known?: 'now' }> =>
  asAt === undefined ? {} : { asAt: `${asAt}T23:59:59.999Z`, ...(known && { known }) };

/** The day that the page shows. */
export const dayShown = ({ asAt }: Shown): string => asAt ?? today();
