export { currencies, decimalsOf, isCurrency } from './currency.js';
export { formatMoney, fromDecimal, toDecimal } from './decimal.js';
export { type Conversion, convert, type Exchange, exchangeAt, exchangeBetween, findExchange } from './exchange.js';
export {
  type ExchangeRate,
  findRate,
  RATE_VALID_DAYS,
  rateOn,
  type RateTable,
  rateTable,
} from './exchange-rates/exchange-rate.js';
export { exchangeRateList, exchangeRateTable } from './exchange-rates/exchange-rate-list.projection.js';
export { type ExchangeRateCommand, LoadRate } from './exchange-rates/exchange-rates.commands.js';
export { exchangeRates } from './exchange-rates/exchange-rates.decider.js';
export type { ExchangeRateEvent } from './exchange-rates/exchange-rates.events.js';
export { LoadRates, loadRates } from './exchange-rates/load-rates.transaction.js';
export { parseRates } from './exchange-rates/rates-file.js';
export { add, compare, isLess, isZero, type Money, money, subtract, sum, zero } from './money.js';
export { percentOf, split } from './split.js';
