import { Refusal } from '#event-sourcing';
import { isCurrency } from '../currency.js';
import { daysBetween, isDay } from './day.js';

export type ExchangeRate = Readonly<{
  currency: string;
  /** YYYY-MM-DD: it holds from this day on, until the next one. */
  effectiveOn: string;
  /** Decimal string: at most 12 digits before and 10 after the point, more than zero. */
  unitsPerUsd: string;
  /** Where it was published. */
  source: string;
}>;

/** Currency → its rates, sorted by day, one a day. USD needs none: it is 1 always. */
export type RateTable = ReadonlyMap<string, readonly ExchangeRate[]>;

/** A rate is used for so many days after the one it takes effect on. */
export const RATE_VALID_DAYS = 62;

/** The newest rate with an effective day not later than `on` (YYYY-MM-DD). */
export const findRate = (
  rates: RateTable,
  currency: string,
  on: string,
): ExchangeRate | 'rate-missing' | 'rate-stale' => {
  const rate = currency === 'USD' ? usd(on) : newest(rates, currency, on);
  if (!rate) return 'rate-missing';
  return daysBetween(rate.effectiveOn, on) > RATE_VALID_DAYS ? 'rate-stale' : rate;
};

/** findRate, or Refusal `RateMissing` { currency, on } or `RateStale` { currency, on, effectiveOn }. */
export const rateOn = (rates: RateTable, currency: string, on: string): ExchangeRate => {
  const rate = findRate(rates, currency, on);
  if (rate === 'rate-missing') throw new Refusal('RateMissing', { currency, on });
  if (rate === 'rate-stale') {
    throw new Refusal('RateStale', { currency, on, effectiveOn: newest(rates, currency, on)?.effectiveOn });
  }
  return rate;
};

/** Of two rates for one currency and day the later in the list counts. */
export const rateTable = (rates: readonly ExchangeRate[]): RateTable => {
  const table = new Map<string, readonly ExchangeRate[]>();
  for (const rate of rates) table.set(rate.currency, withRate(table.get(rate.currency) ?? [], rate));
  return table;
};

/** Rates of one currency with one more, in the place of an earlier one for the same day. */
export const withRate = (rates: readonly ExchangeRate[], rate: ExchangeRate): readonly ExchangeRate[] => {
  const after = rates.findLastIndex(({ effectiveOn }) => effectiveOn < rate.effectiveOn) + 1;
  const replaced = rates[after]?.effectiveOn === rate.effectiveOn ? 1 : 0;
  return rates.toSpliced(after, replaced, rate);
};

/** The rate as a fraction of whole numbers. */
export const fractionOf = ({ unitsPerUsd }: ExchangeRate): Readonly<{ numerator: bigint; denominator: bigint }> => {
  const [whole = '', fraction = ''] = unitsPerUsd.split('.');
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
};

/** The first rule that a rate breaks, by field. */
export const brokenRule = (rate: ExchangeRate): Readonly<{ field: keyof ExchangeRate; rule: string }> | undefined => {
  const { currency, effectiveOn, unitsPerUsd, source } = rate;
  if (!isCurrency(currency)) return { field: 'currency', rule: 'must be an ISO 4217 currency' };
  if (!isDay(effectiveOn)) return { field: 'effectiveOn', rule: 'must be a calendar day, YYYY-MM-DD' };
  if (!/^(?:0|[1-9]\d{0,11})(?:\.\d{1,10})?$/.test(unitsPerUsd) || fractionOf(rate).numerator === 0n) {
    const rule = 'must be a decimal number above zero, at most 12 digits before and 10 after the point';
    return { field: 'unitsPerUsd', rule };
  }
  if (currency === 'USD' && !isOne(rate)) return { field: 'unitsPerUsd', rule: 'must be 1 for USD' };
  if (!/^.{1,200}$/u.test(source) || source.trim() === '') {
    return { field: 'source', rule: 'must be one line of 1 to 200 characters' };
  }
  return undefined;
};

/** Equal in value and source: '1.50' is '1.5'. */
export const isSameRate = (a: ExchangeRate, b: ExchangeRate): boolean => {
  if (a.currency !== b.currency || a.effectiveOn !== b.effectiveOn || a.source !== b.source) return false;
  const [x, y] = [fractionOf(a), fractionOf(b)];
  return x.numerator * y.denominator === y.numerator * x.denominator;
};

const newest = (rates: RateTable, currency: string, on: string) =>
  rates.get(currency)?.findLast(({ effectiveOn }) => effectiveOn <= on);

const usd = (on: string): ExchangeRate => ({
  currency: 'USD',
  effectiveOn: on,
  unitsPerUsd: '1',
  source: 'by definition',
});

const isOne = (rate: ExchangeRate): boolean => {
  const { numerator, denominator } = fractionOf(rate);
  return numerator === denominator;
};
