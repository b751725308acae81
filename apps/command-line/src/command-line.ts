import { userInfo } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Instance } from './instance.js';

/** The words of a command line cannot be understood: the message says why. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

export type Parsed = Readonly<{
  positionals: readonly string[];
  values: Readonly<Record<string, string | boolean | undefined>>;
  /** Of options that may be given several times. */
  lists: Readonly<Record<string, readonly string[]>>;
}>;

/** What every command is given to work with. */
export type Surroundings = Readonly<{
  /** Opens the data directory, or joins the instance that runs on it; closed when the command has ended. */
  open: () => Promise<Instance>;
  environment: NodeJS.ProcessEnv;
  out: NodeJS.WritableStream;
  /** For progress and what went wrong; a terminal or not. */
  err: NodeJS.WriteStream;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}>;

/** One thing that an operator can ask for: `techcoop <name> …`. */
export type CommandLine = Readonly<{
  /** What comes after its name: `FILE [--force]`. */
  usage: string;
  summary: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** Resolves with the exit code. Throws WrongUsage. */
  run: (parsed: Parsed, surroundings: Surroundings) => Promise<number>;
}>;

/** Who acts by the command line, as events name them. */
export const whoever = (): string => `${userInfo().username} (command line)`;

export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

export const parse = ({ options = {} }: CommandLine, args: readonly string[]): Parsed => {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const isList = ([name]: readonly [string, unknown]): boolean => options[name]?.multiple ?? false;
    const given = Object.entries(values);
    // Options are declared as strings or booleans; those that are `multiple` are strings.
    return {
      positionals,
      values: Object.fromEntries(given.filter((one) => !isList(one))) as Parsed['values'],
      lists: Object.fromEntries(given.filter(isList)) as Parsed['lists'],
    };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
};
