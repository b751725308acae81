import { BackupRefused } from '#backup';
import { EvidenceUnusable } from '#evidence';
import { Refusal } from '#event-sourcing';
import { FilesUnavailable } from '#files';
import { RegisterDamaged } from '#personal-data';
import { toldOf } from '#runtime';
import { account } from './account.js';
import { archive } from './archive.js';
import { type CommandLine, EXIT, parse, type Surroundings, WrongUsage } from './command-line.js';
import { backup } from './backup.js';
import { erase } from './erase.js';
import { events } from './events.js';
import { files } from './files.js';
import { type Instance, openInstance } from './instance.js';
import { keys } from './keys.js';
import { projections } from './projections.js';
import { restore } from './restore.js';
import { seal } from './seal.js';
import { verify } from './verify.js';

const COMMANDS: Readonly<Record<string, CommandLine>> = {
  ...{ backup, restore, keys, erase },
  ...{ account, events, projections, seal, verify, files, archive },
};

type Process = Omit<Surroundings, 'open'>;

const usageOf = (name: string): string => `techcoop ${name} ${COMMANDS[name]?.usage ?? ''}`.trimEnd();

const help = (): string => {
  const names = Object.keys(COMMANDS);
  const widest = Math.max(...names.map((name) => usageOf(name).length));
  const lines = names.map((name) => `  ${usageOf(name).padEnd(widest)}  ${COMMANDS[name]?.summary ?? ''}`);
  return `Usage:\n\n${lines.join('\n')}

TECHCOOP_DATA names the data directory (default .data); an instance that runs on it is joined.
DATABASE_URL names a PostgreSQL server of your own instead.
`;
};

/** Resolves with the exit code: whatever fails is told on `err`. `args`: the words after `techcoop`. */
export const run = (args: readonly string[], process: Process): Promise<number> =>
  attempt(args, process).catch((error: unknown) => {
    const isUsage = error instanceof WrongUsage;
    const told = toldOf(error, [
      WrongUsage,
      Refusal,
      EvidenceUnusable,
      BackupRefused,
      RegisterDamaged,
      FilesUnavailable,
    ]);
    process.err.write(`${told}\n${isUsage ? `\n${help()}` : ''}`);
    return isUsage ? EXIT.usage : EXIT.failed;
  });

const attempt = async ([name = '--help', ...args]: readonly string[], process: Process): Promise<number> => {
  if (['--help', '-h', 'help'].includes(name)) {
    process.out.write(help());
    return EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new WrongUsage(`There is no command ${name}.`);
  if (args.includes('--help') || args.includes('-h')) {
    process.out.write(`Usage: ${usageOf(name)}\n\n${command.summary}\n`);
    return EXIT.done;
  }
  let instance: Instance | undefined;
  const open = async (): Promise<Instance> => (instance ??= await openInstance(process.environment));
  try {
    const code = await command.run(parse(command, args), { ...process, open });
    return process.signal.aborted ? EXIT.interrupted : code;
  } finally {
    await instance?.close();
  }
};
