import { type AccountRow, accountsIn, openAccount } from '#access';
import { Refusal } from '#event-sourcing';
import { columns } from './columns.js';
import { type CommandLine, EXIT, type Parsed, type Surroundings, whoever, WrongUsage } from './command-line.js';
import { grantIn, told } from './grants.js';

const PAGE = 500;
const PATIENCE_MS = 60_000;

/** For whoever has the server, also when nobody can sign in. */
export const account: CommandLine = {
  usage: 'list | open NAME [--service] [--person ID] [--grant GRANT]… | reset-password NAME',
  summary: 'List accounts, open one, or give one a password that must be changed at the next sign-in',
  options: { service: { type: 'boolean' }, person: { type: 'string' }, grant: { type: 'string', multiple: true } },
  run: async (parsed, surroundings) => {
    const [action, name, ...others] = parsed.positionals;
    if (action === 'list' && name === undefined) return list(surroundings);
    if (name === undefined || others.length > 0)
      throw new WrongUsage('Say what: list, open NAME or reset-password NAME.');
    if (action !== 'open' && action !== 'reset-password')
      throw new WrongUsage(`There is no account ${action}: list, open or reset-password.`);
    try {
      return await (action === 'open' ? open(name, parsed, surroundings) : resetPassword(name, surroundings));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      surroundings.err.write(`${sentence(name, error)}\n`);
      return EXIT.failed;
    }
  },
};

const list = async ({ open: openInstance, out }: Surroundings): Promise<number> => {
  const { readModels, project } = await openInstance();
  project(); // stands by when another process does
  await readModels.caughtUp(PATIENCE_MS);
  const rows: AccountRow[] = [];
  for (let page = await accountsIn(readModels, null, PAGE); page.length > 0;) {
    rows.push(...page);
    page = await accountsIn(readModels, page.at(-1)?.name ?? null, PAGE);
  }
  out.write(columns([['NAME', 'KIND', 'STANDING', 'GRANTS'], ...rows.map(line)]));
  return EXIT.done;
};

const line = ({ name, kind, closed_at: closedAt, grants }: AccountRow): readonly string[] => [
  ...[name, kind, closedAt === null ? 'open' : 'closed'],
  grants.map(told).join(' '),
];

const open = async (name: string, { values, lists }: Parsed, { open: openInstance, out }: Surroundings) => {
  const grants = (lists['grant'] ?? []).map(grantIn);
  const kind = values['service'] === true ? 'service' : 'person';
  const instance = await openInstance();
  const { person } = values;
  await openAccount(
    instance,
    { name, kind, grants, ...(typeof person === 'string' && { personId: person }) },
    whoever(),
  );
  if (kind === 'service') out.write(`${name} is open. An administrator makes API keys for it.\n`);
  else out.write(`${name} is open. ${given(await instance.access.resetPassword(name))}`);
  return EXIT.done;
};

const resetPassword = async (name: string, { open: openInstance, out }: Surroundings): Promise<number> => {
  const { access } = await openInstance();
  out.write(`The sessions of ${name} are ended. ${given(await access.resetPassword(name))}`);
  return EXIT.done;
};

const sentence = (name: string, { code, facts }: Refusal): string => {
  switch (code) {
    case 'AccountExists':
      return `There is an account ${name} already, or was: names are given once.`;
    case 'AccountNotFound':
      return `There is no account ${name}.`;
    case 'AccountClosed':
      return `The account ${name} is closed, for good.`;
    case 'NotAPerson':
      return `${name} is a service: it has API keys, no password.`;
    case 'InvalidInput':
      return `${String(facts['field'])} ${String(facts['rule'])}.`;
    default:
      return code;
  }
};

const given = (password: string): string =>
  `Its password, which is told this once and must be changed at the first sign-in:\n\n  ${password}\n\n`;
