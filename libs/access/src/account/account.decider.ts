import { type Decider, InvalidInput, NotFound, Refusal, requireText } from '#event-sourcing';
import type { AccountCommand, NewAccount } from './account.commands.js';
import type { AccountEvent } from './account.events.js';
import { type Account, accountFold, accountStream } from './account.state.js';
import { areSame, cover, requireGrants } from './grants.js';

/** Of an account; in lower case, since streams are unique ignoring case. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._-]{2,39}$/;
export const ACCOUNT_NAME_RULE =
  'must be 3 to 40 small letters, digits, dots, hyphens or underscores, the first a letter or digit';
const LONGEST_REASON = 2_000;

const decide = (command: AccountCommand, state: Account): AccountEvent[] => {
  const { name } = command.data;
  if (command.type === 'OpenAccount') {
    requireNew(command.data);
    if (state.phase !== 'unknown') throw new Refusal('AccountExists', { name, phase: state.phase });
    return [{ type: 'AccountOpened', data: command.data }];
  }
  if (state.phase === 'unknown') throw new NotFound('Account', name);
  const { reason } = command.data;
  requireText('reason', reason, LONGEST_REASON);
  switch (command.type) {
    case 'ChangeGrants':
      requireGrants('grants', command.data.grants);
      if (state.phase === 'closed') throw new Refusal('AccountClosed', { name });
      if (areSame(state.grants, command.data.grants)) return [];
      if (isOfOneself(command) && !cover(state.grants, command.data.grants)) throw new Refusal('OwnGrants', { name });
      return [{ type: 'GrantsChanged', data: command.data }];
    case 'ChangeAccountPerson':
      requirePerson(command.data);
      if (state.phase === 'closed') throw new Refusal('AccountClosed', { name });
      if (isOfOneself(command) && isMoreAs(command.data.personId, state)) throw new Refusal('OwnGrants', { name });
      return [{ type: 'AccountPersonChanged', data: command.data }];
    case 'CloseAccount':
      if (state.phase === 'closed') return []; // closed before: asking again changes nothing
      return [{ type: 'AccountClosed', data: { name, reason } }];
  }
};

const isOfOneself = ({ data: { name }, context: { actor, onBehalfOf } }: AccountCommand): boolean =>
  name === actor || name === onBehalfOf;

/** An evaluator sees, and does, what the person behind the account was commissioned with. */
const isMoreAs = (personId: string, { personId: own, grants }: Extract<Account, { phase: 'open' }>): boolean =>
  personId !== own && grants.some(({ role }) => role === 'evaluator');

const requireNew = ({ name, grants, ...person }: NewAccount): void => {
  if (!ACCOUNT_NAME.test(name)) throw new InvalidInput('name', ACCOUNT_NAME_RULE);
  requireGrants('grants', grants);
  requirePerson(person);
};

const requirePerson = ({ personId, displayName, email }: Omit<NewAccount, 'name' | 'kind' | 'grants'>): void => {
  requireText('personId', personId, 200);
  if (displayName !== null) requireText('displayName', displayName, 200);
  if (email !== null) requireText('email', email, 254);
};

/** The account of one person or service: whether it is open, and what it may do. */
export const account: Decider<Account, AccountCommand, AccountEvent> = {
  ...accountFold,
  streamOf: ({ data }) => accountStream(data.name),
  decide,
};
