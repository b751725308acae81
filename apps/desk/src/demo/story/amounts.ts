import { type Money, fromDecimal } from '#money';

/** `usd(1_250)` is a thousand two hundred and fifty dollars. */
const inCurrency =
  (currency: string) =>
  (units: number): Money =>
    fromDecimal(String(units), currency);

export const usd = inCurrency('USD');
export const eur = inCurrency('EUR');
export const cad = inCurrency('CAD');
export const chf = inCurrency('CHF');
export const jpy = inCurrency('JPY');
export const kwd = inCurrency('KWD');
export const nok = inCurrency('NOK');
export const kes = inCurrency('KES');
export const cop = inCurrency('COP');
export const xof = inCurrency('XOF');
export const thb = inCurrency('THB');
