/** An amount in the currency's smallest unit (cents of USD, whole JPY, fils of KWD), so that sums never round. */
export type Money = Readonly<{ minor: number; currency: string }>;

/** Throws RangeError unless `minor` is a whole number that is exact in a double (±9,007,199,254,740,991). */
export const money = (minor: number, currency: string): Money => {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not a whole number of minor units`);
  return { minor: minor + 0, currency }; // + 0: never a negative zero
};

export const zero = (currency: string): Money => money(0, currency);
export const isZero = ({ minor }: Money): boolean => minor === 0;

/** These throw TypeError when currencies are mixed. */
export const add = (a: Money, b: Money): Money => money(a.minor + inSameCurrency(a, b), a.currency);
export const subtract = (a: Money, b: Money): Money => money(a.minor - inSameCurrency(a, b), a.currency);
export const isLess = (a: Money, b: Money): boolean => a.minor < inSameCurrency(a, b);

/** Negative when a is less than b, 0 when equal: to sort by. */
export const compare = (a: Money, b: Money): number => Math.sign(a.minor - inSameCurrency(a, b));

/** `currency` says what nothing at all adds up to. */
export const sum = (amounts: readonly Money[], currency: string): Money => amounts.reduce(add, zero(currency));

const inSameCurrency = (a: Money, b: Money): number => {
  if (a.currency !== b.currency) throw new TypeError(`${b.currency} cannot be mixed with ${a.currency}`);
  return b.minor;
};
