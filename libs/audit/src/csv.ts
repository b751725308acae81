import type { EntryRow } from './entries.js';

const COLUMNS: readonly (keyof EntryRow)[] = [
  'at',
  'actor',
  'proven_by',
  'on_behalf_of',
  'address',
  'operation',
  'outcome',
  'status',
  'code',
  'times',
  'subjects',
  'events',
  'correlation_id',
  'command_id',
  'position',
];

/** RFC 4180, first line with the names of the columns; one text for each list of rows. */
export async function* csvOf(lists: AsyncIterable<readonly EntryRow[]>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const rows of lists)
    if (rows.length > 0)
      yield rows.map((row) => `${COLUMNS.map((column) => cellOf(row[column])).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula (OWASP: CSV injection) begins with an apostrophe instead. */
const FORMULA = /^[=+\-@\t\r\n]/;

const cellOf = (value: EntryRow[keyof EntryRow]): string => {
  const text = value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};
