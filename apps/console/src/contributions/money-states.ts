import type { Schemas } from '../api/client.js';
import type { Fill } from '../charts/fills.js';

type Figures = Schemas['LedgerFigures'];
export type Figure = keyof Figures;

/** Where money is that came: parts of one whole, in the order in which they are drawn. */
export const STATES = [
  { figure: 'spent', fill: 'spent' },
  { figure: 'pscCharged', fill: 'psc' },
  { figure: 'committed', fill: 'committed' },
  { figure: 'reserved', fill: 'reserved' },
  { figure: 'pscSetAside', fill: 'psc-to-come' },
  { figure: 'available', fill: 'available' },
] as const satisfies readonly Readonly<{ figure: Figure; fill: Fill }>[];

/** Where it came from; what went back counts against it. */
export const SOURCES = [
  { figure: 'receipts', sign: 1 },
  { figure: 'interest', sign: 1 },
  { figure: 'transfers', sign: 1 },
  { figure: 'refunded', sign: -1 },
  { figure: 'advanceDrawn', sign: 1 },
] as const satisfies readonly Readonly<{ figure: Figure; sign: 1 | -1 }>[];

/** What came, less what went back. The same as `used`, whatever happens. */
export const came = (figures: Figures): number =>
  SOURCES.reduce((sum, { figure, sign }) => sum + sign * figures[figure], 0);

export const used = (figures: Figures): number => STATES.reduce((sum, { figure }) => sum + figures[figure], 0);
