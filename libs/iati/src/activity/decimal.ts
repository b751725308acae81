/** A number as published, written plainly. */
type Decimal = Readonly<{
  /** A minus where negative, digits, and where needed a point and digits: `-1200.5`. */
  text: string;
  /** Its digits stood in groups of three with spaces between. */
  grouped: boolean;
}>;

const NUMBER = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?(?:[0-2]?\d|30)))?$/;
const GROUPS = /^[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d*)?$/;
const LONGEST = 80;

/**
 * Reads xsd:decimal, and two more forms that mean one number only: an exponent up to 30 (`1.5E6`) and groups of three
 * digits divided by spaces (`1 000`). Commas are not read: `1,000` is a thousand here and one there.
 */
export const decimalOf = (raw: string): Decimal | undefined => {
  if (raw.length > LONGEST) return undefined;
  const grouped = GROUPS.test(raw);
  const match = NUMBER.exec(grouped ? raw.replaceAll(/[^\d.+-]/g, '') : raw);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  return { text: (sign === '-' ? '-' : '') + shifted(whole, fraction, Number(exponent)), grouped };
};

/** Digits after the point that are needed: none for 1000.00. */
export const fractionDigits = (text: string): number => text.split('.')[1]?.length ?? 0;

const shifted = (whole: string, fraction: string, by: number): string => {
  const digits = '0'.repeat(Math.max(0, -by)) + whole + fraction + '0'.repeat(Math.max(0, by));
  const point = whole.length + Math.max(0, -by) + by;
  const left = digits.slice(0, point).replace(/^0+/, '') || '0';
  const right = digits.slice(point).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
};
