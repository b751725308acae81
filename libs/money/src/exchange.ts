import { decimalsOf } from './currency.js';
import { type ExchangeRate, type RateTable, findRate, fractionOf, rateOn } from './exchange-rates/exchange-rate.js';
import { type Money, money } from './money.js';
import { divideDown, divideRounded, toMinor } from './rounding.js';

/** How one currency turns into another at fixed rates. Whole minor units in and out, exact in between. */
export type Exchange = Readonly<{
  from: string;
  to: string;
  /** Those used, to be kept with the amounts: none within one currency, one where USD is involved, else two. */
  rates: readonly ExchangeRate[];
  /** Rounded once, half away from zero. Refusal `AmountTooLarge` { currency } beyond a safe integer. */
  apply: (minor: number) => number;
  /**
   * The largest amount in `from` that comes to no more than `limit` in `to`, exactly; at most the largest safe
   * integer. Refusal `AmountTooLarge` where it is below the smallest.
   */
  largestWithin: (limit: number) => number;
}>;

/** An amount as it was, what it became, and the rates between (see Exchange). */
export type Conversion = Readonly<{ from: Money; to: Money; rates: readonly ExchangeRate[] }>;

/**
 * At rates already known, such as those kept on an event; rates of other currencies are ignored.
 * Throws RangeError when one is missing or a code is not a currency.
 */
export const exchangeAt = (from: string, to: string, rates: readonly ExchangeRate[]): Exchange => {
  const used = needed(from, to).map((currency) => rateFor(currency, rates));
  const { numerator, denominator } = ratio(from, to, used);
  return {
    from,
    to,
    rates: used,
    apply: (minor) => toMinor(divideRounded(BigInt(minor) * numerator, denominator), to),
    largestWithin: (limit) => {
      // Rounds to at most the limit: below limit + 1/2; for a negative limit, where halves go down, also exactly there
      const bound = (2n * BigInt(limit) + 1n) * denominator;
      const largest = divideDown(limit < 0 ? bound : bound - 1n, 2n * numerator);
      return toMinor(largest < LARGEST ? largest : LARGEST, from);
    },
  };
};

/** At the rates of the day (YYYY-MM-DD). Refusal `RateMissing` or `RateStale`, see rateOn. */
export const exchangeBetween = (from: string, to: string, rates: RateTable, on: string): Exchange =>
  exchangeAt(
    from,
    to,
    needed(from, to).map((currency) => rateOn(rates, currency, on)),
  );

/** exchangeBetween for those who go on without a rate. A missing one is told before a stale one. */
export const findExchange = (
  from: string,
  to: string,
  rates: RateTable,
  on: string,
): Exchange | 'rate-missing' | 'rate-stale' => {
  const found = needed(from, to).map((currency) => findRate(rates, currency, on));
  if (found.includes('rate-missing')) return 'rate-missing';
  if (found.includes('rate-stale')) return 'rate-stale';
  return exchangeAt(
    from,
    to,
    found.filter((rate) => typeof rate === 'object'),
  );
};

/** An amount in another currency at the rates of the day (YYYY-MM-DD). Errors: those of exchangeBetween and apply. */
export const convert = (amount: Money, to: string, rates: RateTable, on: string): Conversion => {
  const exchange = exchangeBetween(amount.currency, to, rates, on);
  return { from: amount, to: money(exchange.apply(amount.minor), to), rates: exchange.rates };
};

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

const needed = (from: string, to: string): readonly string[] =>
  from === to ? [] : [from, to].filter((currency) => currency !== 'USD');

const rateFor = (currency: string, rates: readonly ExchangeRate[]): ExchangeRate => {
  const rate = rates.find((each) => each.currency === currency);
  if (!rate) throw new RangeError(`no rate for ${currency} was given`);
  return rate;
};

/** Minor units of `to` for one minor unit of `from`, through USD. */
const ratio = (from: string, to: string, rates: readonly ExchangeRate[]) => {
  const one = { numerator: 1n, denominator: 1n };
  const fraction = (currency: string) => {
    const rate = rates.find((each) => each.currency === currency);
    return rate ? fractionOf(rate) : one; // USD, or no exchange at all
  };
  const [units, unitsWanted] = [fraction(from), fraction(to)];
  return {
    numerator: unitsWanted.numerator * units.denominator * 10n ** BigInt(decimalsOf(to)),
    denominator: unitsWanted.denominator * units.numerator * 10n ** BigInt(decimalsOf(from)),
  };
};
