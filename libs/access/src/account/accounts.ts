import type { CommandRunner } from '#event-store';
import { type Account, accountFold, accountStream } from './account.state.js';
import { ACCOUNT_NAME } from './account.decider.js';

/** Accounts as they are now, from their streams: no read model may be behind where it is about who may do what. */
export class Accounts {
  constructor(private readonly runner: CommandRunner) {}

  /** Of a name that no account can have: unknown. */
  async find(name: string): Promise<Account> {
    if (!ACCOUNT_NAME.test(name)) return { phase: 'unknown' };
    return this.runner.look((load) => load.state(accountFold, accountStream(name)));
  }
}
