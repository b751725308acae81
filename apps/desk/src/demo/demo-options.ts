import { parseArgs } from 'node:util';

export type DemoOptions = Readonly<{
  /** Undefined: a directory of its own, which goes with the demo. */
  data: string | undefined;
  once: boolean;
  json: boolean;
}>;

export const USAGE = `Usage: npm run demo [-- --data DIR] [--once] [--json]

  --data DIR  keep the demo's data there; it must hold none yet (default: a temporary directory)
  --once      end when the report is printed, rather than go on serving
  --json      print a summary as one line of JSON instead of the tables
`;

/** The command line cannot be understood: the message says why. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export const readDemoOptions = (args: readonly string[]): DemoOptions | 'help' => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.data === '') throw new WrongUsage('--data wants the path of a directory.');
    return values.help ? 'help' : { data: values.data, once: values.once, json: values.json };
  } catch (error) {
    throw error instanceof WrongUsage ? error : new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};
