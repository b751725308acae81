import { Refusal, stateAfter, type Transaction } from '#event-sourcing';
import { type AccountCommand, OpenAccount, type OpenFirstAdministrator } from './account.commands.js';
import { account } from './account.decider.js';
import { accountFold, accountStream, ADMINISTRATORS, administratorsFold, isAdministrator } from './account.state.js';

/** Decides over one account, and keeps the list of administrators, which must not become empty. */
export const changeAccount: Transaction<AccountCommand> = async (command, load) => {
  const { name } = command.data;
  const stream = accountStream(name);
  const before = await load.state(accountFold, stream);
  const events = account.decide(command, before);
  const after = stateAfter({ ...accountFold, initial: before }, events);
  if (isAdministrator(before) === isAdministrator(after)) return { appends: [{ stream, events }] };
  const administrators = await load.state(administratorsFold, ADMINISTRATORS);
  const others = administrators.filter((other) => other !== name);
  const names = isAdministrator(after) ? [...others, name] : others;
  if (names.length === 0) throw new Refusal('LastAdministrator', { name });
  return {
    appends: [
      { stream, events },
      { stream: ADMINISTRATORS, events: [{ type: 'AdministratorsChanged', data: { names } }] },
    ],
  };
};

/** Whoever is second, in whatever process, is refused. */
export const openFirstAdministrator: Transaction<OpenFirstAdministrator> = async (command, load) => {
  const { name } = command.data;
  const administrators = await load.state(administratorsFold, ADMINISTRATORS);
  if (administrators.length > 0) throw new Refusal('AdministratorExists');
  const details = { kind: 'person', grants: [{ role: 'administrator' }], displayName: null, email: null } as const;
  return changeAccount(new OpenAccount({ name, personId: name, ...details }, command.context), load);
};
