import type { Load } from '#event-sourcing';
import { type ExchangeRate, type Money, convert, exchangeRates } from '#money';
import type { ReceiptInHeldCurrency } from './contribution.commands.js';

/** Money in the currency of a ledger, at the rates of the day. Refusal `RateMissing`, `RateStale`, `AmountTooLarge`. */
export const inHeldCurrency = async (
  load: Load,
  money: Money,
  held: string,
  on: string,
): Promise<ReceiptInHeldCurrency> => {
  const currencies = money.currency === held ? [] : [money.currency, held].filter((currency) => currency !== 'USD');
  const rates = await Promise.all(
    currencies.map(async (currency): Promise<[string, readonly ExchangeRate[]]> => [
      currency,
      await load.state(exchangeRates, `exchange-rate-${currency}`),
    ]),
  );
  const { to, rates: used } = convert(money, held, new Map(rates), on);
  return { amount: to.minor, rates: used };
};
