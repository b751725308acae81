import { CsvError, parse } from 'csv-parse/sync';
import { InvalidInput } from '#event-sourcing';
import { type StatedRates, TREASURY_SOURCE, treasuryDay, treasuryTitles } from './rates-form.js';

/** Our own form. */
const COLUMNS = {
  currency: 'currency',
  effectiveOn: 'effective_on',
  unitsPerUsd: 'units_per_usd',
  source: 'source',
} as const;

/** What csv-parse gives with `info`. */
type Read = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>;

type Line = Readonly<{ line: number; cells: readonly string[] }>;

/** Rates from CSV with a header, in our own form or in the treasury's. Errors: InvalidInput(column, rule, { line, value? }). */
export const ratesInCsv = (text: string): StatedRates => {
  const [header, ...lines] = linesOf(text);
  const titles = header?.cells ?? [];
  const { currency, effectiveOn, unitsPerUsd } = treasuryTitles(titles);
  const isOurs = titles.includes(COLUMNS.effectiveOn) || titles.includes(COLUMNS.unitsPerUsd);
  if (isOurs || currency === undefined || effectiveOn === undefined || unitsPerUsd === undefined)
    return inOurForm(titles, lines);

  const at = [currency, effectiveOn, unitsPerUsd].map((column) => position(titles, column));
  const stated = lines.map(({ line, cells }) => {
    const [code = '', day = '', rate = ''] = at.map((index) => cells[index] ?? '');
    const effective = treasuryDay(effectiveOn, day, line);
    return { line, rate: { currency: code, effectiveOn: effective, unitsPerUsd: rate, source: TREASURY_SOURCE } };
  });
  return { names: { currency, effectiveOn, unitsPerUsd, source: 'source' }, stated };
};

const inOurForm = (titles: readonly string[], lines: readonly Line[]): StatedRates => {
  const at = {
    currency: position(titles, COLUMNS.currency),
    effectiveOn: position(titles, COLUMNS.effectiveOn),
    unitsPerUsd: position(titles, COLUMNS.unitsPerUsd),
    source: position(titles, COLUMNS.source),
  };
  const stated = lines.map(({ line, cells }) => {
    const cell = (field: keyof typeof at): string => cells[at[field]] ?? '';
    const rate = {
      currency: cell('currency'),
      effectiveOn: cell('effectiveOn'),
      unitsPerUsd: cell('unitsPerUsd'),
      source: cell('source'),
    };
    return { line, rate };
  });
  return { names: COLUMNS, stated };
};

const linesOf = (text: string): readonly Line[] => {
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, trim: true };
    const read = parse(text, options) as unknown as readonly Read[]; // its types do not know `info`
    return read.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    throw new InvalidInput('csv', 'every line must have the columns of the header, with quotes closed', { line });
  }
};

const position = (titles: readonly string[], column: string): number => {
  const first = titles.indexOf(column);
  if (first < 0) throw new InvalidInput(column, 'must be a column of the header', { line: 1 });
  if (titles.includes(column, first + 1)) throw new InvalidInput(column, 'must be one column only', { line: 1 });
  return first;
};
