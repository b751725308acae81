import { InvalidInput, Refusal } from '#event-sourcing';
import { type ExchangeRate, brokenRule, isSameRate } from './exchange-rate.js';
import { ratesInCsv } from './rates-csv.js';
import type { FieldNames } from './rates-form.js';
import { ratesInXml } from './rates-xml.js';

/**
 * Rates from a file of one of three forms, which it shows itself:
 * - CSV with the columns `currency,effective_on,units_per_usd,source`;
 * - the UN Treasury's CSV: a currency code, a rate, an effective date (`01 Jan 2026`) under whatever usual title;
 * - the UN Treasury's XML: one element a rate, with `f_curr_code`, `rate`, `eff_date`.
 *
 * Columns come in any order; other columns and elements, empty lines, a byte order mark and the repetition of a rate
 * (the treasury lists a currency with each country that uses it) change nothing. One wrong rate, and none is returned.
 * Errors: InvalidInput(field, rule, { line, value? }); Refusal `EffectiveDateInFuture` with the same facts.
 */
export const parseRates = (text: string, today: string): ExchangeRate[] => {
  const { names, stated } = /^\uFEFF?\s*</.test(text) ? ratesInXml(text) : ratesInCsv(text);
  const known = new Map<string, ExchangeRate>();
  for (const { line, rate } of stated) {
    refuseBroken(rate, names, line);
    refuseFuture(rate, names, line, today);
    const key = `${rate.currency} ${rate.effectiveOn}`;
    refuseContradiction(known.get(key), rate, names, line);
    known.set(key, rate);
  }
  return [...known.values()];
};

const refuseBroken = (rate: ExchangeRate, names: FieldNames, line: number): void => {
  const broken = brokenRule(rate);
  if (broken) throw new InvalidInput(names[broken.field], broken.rule, { line, value: rate[broken.field] });
};

const refuseFuture = (
  { currency, effectiveOn }: ExchangeRate,
  names: FieldNames,
  line: number,
  today: string,
): void => {
  const facts = { field: names.effectiveOn, rule: 'must not be after today', line, currency, effectiveOn, today };
  if (effectiveOn > today) throw new Refusal('EffectiveDateInFuture', facts);
};

const refuseContradiction = (
  earlier: ExchangeRate | undefined,
  rate: ExchangeRate,
  names: FieldNames,
  line: number,
): void => {
  if (!earlier || isSameRate(earlier, rate)) return;
  const { currency, effectiveOn } = rate;
  const field = isSameRate({ ...earlier, source: rate.source }, rate) ? 'source' : 'unitsPerUsd';
  throw new InvalidInput(names[field], 'must not contradict an earlier line of the same currency and day', {
    line,
    currency,
    effectiveOn,
  });
};
