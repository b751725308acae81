import type { Clock } from '#configuration';
import { type CommandRunner, contextOnce } from '#event-store';
import { type NewAccount, OpenAccount } from './account.commands.js';
import { changeAccount } from './accounts.transaction.js';

/** Opens an account by other ways than the api; of nobody in particular, unless a person is named. `actor`: in whose name. Errors: Refusal. */
export const openAccount = async (
  { runner, clock }: Readonly<{ runner: CommandRunner; clock: Clock }>,
  account: Pick<NewAccount, 'name' | 'kind' | 'grants'> & Readonly<{ personId?: string }>,
  actor: string,
): Promise<void> => {
  const data = { personId: account.name, ...account, displayName: null, email: null };
  await runner.run(new OpenAccount(data, contextOnce(actor, data, clock.now())), changeAccount);
};
