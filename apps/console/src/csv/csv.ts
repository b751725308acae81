import { minorUnitsOf } from '../amounts/minor-units.js';

export type Cell = string | number | null | undefined;

/** RFC 4180. Words that a spreadsheet would take for a formula stay words. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

const cellOf = (cell: Cell): string => {
  const text = String(cell ?? '');
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** Minor units as a number that machines read: `-1234.50`, for any reader of any language. */
export const plainAmount = (amount: number, currency: string): string => {
  const digits = minorUnitsOf(currency);
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? plain : `${plain.slice(0, -digits)}.${plain.slice(-digits)}`;
  return amount < 0 ? `-${decimal}` : decimal;
};

/** Gives the person a file. The mark in front makes spreadsheets read it as UTF-8. */
export const saveCsv = (name: string, rows: readonly (readonly Cell[])[]): void => {
  const url = URL.createObjectURL(new Blob(['\ufeff', csvOf(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replaceAll(/[^\w-]+/g, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(url);
};
