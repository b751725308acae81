import type { Clock } from '#configuration';
import { type CommandRunner, contextOnce } from '#event-store';
import { type NewAccount, OpenAccount } from './account.commands.js';
import { changeAccount } from './accounts.transaction.js';

/** Opens an account by other ways than the api; of a person who is called as it is, unless one is named. `actor`: in whose name. Errors: Refusal. */
export const openAccount = async (
  { runner, clock }: Readonly<{ runner: CommandRunner; clock: Clock }>,
  account: Pick<NewAccount, 'name' | 'kind' | 'grants'> & Partial<Pick<NewAccount, 'personId' | 'displayName'>>,
  actor: string,
): Promise<void> => {
  const data = { personId: account.name, displayName: null, ...account, email: null };
  await runner.run(new OpenAccount(data, contextOnce(actor, data, clock.now())), changeAccount);
};
