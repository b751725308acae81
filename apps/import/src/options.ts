import { parseArgs } from 'node:util';

export type Options = Readonly<{ files: readonly string[]; rates: string; json: boolean }>;

export const USAGE = `Usage: npm run import:iati -- FILE… --rates RATES [--json]

  FILE…        IATI activity files, versions 2.01 to 2.03
  --rates FILE exchange rates: currency,effective_on,units_per_usd,source,
               or the UN Treasury's file of its operational rates, CSV or XML
  --json       one line of JSON at the end, on standard output

TECHCOOP_DATA names the data directory (default .data); an instance that runs on it is joined.
DATABASE_URL names a PostgreSQL server of your own instead.
`;

/** The command line cannot be understood: the message says why. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export const readOptions = (args: readonly string[]): Options | 'help' => {
  const { values, positionals } = parsed(args);
  if (values.help === true) return 'help';
  if (positionals.length === 0) throw new WrongUsage('Name at least one file.');
  if (values.rates === undefined) throw new WrongUsage('Name the rates: --rates RATES');
  return { files: positionals, rates: values.rates, json: values.json === true };
};

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rates: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};
