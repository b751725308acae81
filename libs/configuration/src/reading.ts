import { isIP } from 'node:net';

/** What is wrong, by the variable. */
export type Problems = { variable: string; rule: string }[];
/** The value of a variable; undefined: not set. */
export type Setting = (variable: string) => string | undefined;
export type Reader = (variable: string, fallback: string, rule: string, holds: (value: string) => boolean) => string;

export const HIGHEST_PORT = 65_535;

export const readNumber = (read: Reader, variable: string, fallback: number, highest: number): number =>
  Number(
    read(
      variable,
      String(fallback),
      `must be a whole number from 0 to ${highest}`,
      (text) => /^\d{1,9}$/.test(text) && Number(text) <= highest,
    ),
  );

/** An address, or a network: `10.1.0.0/16`. */
export const isNetwork = (text: string): boolean => {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  const isLength = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
  return family !== 0 && !address.includes('%') && isLength && more === undefined;
};
