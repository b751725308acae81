import { CsvError, parse } from 'csv-parse/sync';
import { InvalidInput } from '#event-sourcing';
import { type ExchangeRate, brokenRule, isSameRate } from './exchange-rate.js';

const COLUMNS = {
  currency: 'currency',
  effectiveOn: 'effective_on',
  unitsPerUsd: 'units_per_usd',
  source: 'source',
} as const satisfies Record<keyof ExchangeRate, string>;

/** What csv-parse gives with `info`. */
type Read = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>;

type Line = Readonly<{ line: number; cells: readonly string[] }>;

/**
 * Rates from CSV with a header: `currency,effective_on,units_per_usd,source`, in any order; other columns are ignored,
 * and so are empty lines, a byte order mark and the repetition of a line. Nothing is returned when one line is wrong.
 * Errors: InvalidInput(column, rule, { line, value? }).
 */
export const parseRatesCsv = (text: string): ExchangeRate[] => {
  const [header, ...lines] = linesOf(text);
  const at = positions(header?.cells ?? []);
  const known = new Map<string, ExchangeRate>();
  for (const { line, cells } of lines) {
    const cell = (field: keyof ExchangeRate) => cells[at[field]] ?? '';
    const rate = {
      currency: cell('currency'),
      effectiveOn: cell('effectiveOn'),
      unitsPerUsd: cell('unitsPerUsd'),
      source: cell('source'),
    };
    refuseBroken(rate, line);
    const key = `${rate.currency} ${rate.effectiveOn}`;
    refuseContradiction(known.get(key), rate, line);
    known.set(key, rate);
  }
  return [...known.values()];
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

const positions = (header: readonly string[]): Record<keyof ExchangeRate, number> => {
  const position = (column: string): number => {
    const first = header.indexOf(column);
    if (first < 0) throw new InvalidInput(column, 'must be a column of the header', { line: 1 });
    if (header.includes(column, first + 1)) throw new InvalidInput(column, 'must be one column only', { line: 1 });
    return first;
  };
  return {
    currency: position(COLUMNS.currency),
    effectiveOn: position(COLUMNS.effectiveOn),
    unitsPerUsd: position(COLUMNS.unitsPerUsd),
    source: position(COLUMNS.source),
  };
};

const refuseBroken = (rate: ExchangeRate, line: number): void => {
  const broken = brokenRule(rate);
  if (broken) throw new InvalidInput(COLUMNS[broken.field], broken.rule, { line, value: rate[broken.field] });
};

const refuseContradiction = (earlier: ExchangeRate | undefined, rate: ExchangeRate, line: number): void => {
  if (!earlier || isSameRate(earlier, rate)) return;
  const { currency, effectiveOn } = rate;
  const field = isSameRate({ ...earlier, source: rate.source }, rate) ? 'source' : 'unitsPerUsd';
  throw new InvalidInput(COLUMNS[field], 'must not contradict an earlier line of the same currency and day', {
    line,
    currency,
    effectiveOn,
  });
};
