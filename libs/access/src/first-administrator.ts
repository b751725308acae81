import type { Clock } from '#configuration';
import { Refusal } from '#event-sourcing';
import { type CommandRunner, contextOnce } from '#event-store';
import type { Access } from './access.js';
import { OpenFirstAdministrator } from './account/account.commands.js';
import { openFirstAdministrator } from './account/accounts.transaction.js';

const FIRST_ADMINISTRATOR = 'admin';

/**
 * Opens the account `admin` where there never was an administrator, and gives its password, which is told once and must
 * be changed at the first sign-in. Undefined: there is one, or another process was first.
 */
export const openFirstAccount = async ({
  access,
  runner,
  clock,
}: Readonly<{ access: Access; runner: CommandRunner; clock: Clock }>): Promise<
  Readonly<{ name: string; password: string }> | undefined
> => {
  const name = FIRST_ADMINISTRATOR;
  const command = new OpenFirstAdministrator({ name }, contextOnce('first start', { name }, clock.now()));
  try {
    await runner.run(command, openFirstAdministrator);
  } catch (error) {
    if (error instanceof Refusal && ['AdministratorExists', 'AccountExists'].includes(error.code)) return undefined;
    throw error;
  }
  return { name, password: await access.resetPassword(name) };
};
