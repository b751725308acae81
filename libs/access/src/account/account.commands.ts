import { Command } from '#event-sourcing';
import type { Grant } from '../grant.js';
import type { AccountKind } from './account.events.js';

export type NewAccount = {
  name: string;
  kind: AccountKind;
  grants: readonly Grant[];
  personId: string;
  displayName: string | null;
  email: string | null;
};

export class OpenAccount extends Command<'OpenAccount', NewAccount> {
  readonly type = 'OpenAccount';
}

/** The administrator of a system that never had one. */
export class OpenFirstAdministrator extends Command<'OpenFirstAdministrator', { name: string }> {
  readonly type = 'OpenFirstAdministrator';
}

export class ChangeGrants extends Command<'ChangeGrants', { name: string; grants: readonly Grant[]; reason: string }> {
  readonly type = 'ChangeGrants';
}

export class ChangeAccountPerson extends Command<
  'ChangeAccountPerson',
  Pick<NewAccount, 'name' | 'personId' | 'displayName' | 'email'> & { reason: string }
> {
  readonly type = 'ChangeAccountPerson';
}

export class CloseAccount extends Command<'CloseAccount', { name: string; reason: string }> {
  readonly type = 'CloseAccount';
}

export type AccountCommand = OpenAccount | ChangeGrants | ChangeAccountPerson | CloseAccount;
