import { Inject, Module, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type Outcome } from '#event-store';
import { Access } from './access.js';
import {
  type AccountCommand,
  ChangeAccountPerson,
  ChangeGrants,
  CloseAccount,
  OpenAccount,
} from './account/account.commands.js';
import { accountQueries } from './account/account-list.queries.js';
import { ListEvaluatorsHandler } from './account/evaluators.queries.js';
import { changeAccount } from './account/accounts.transaction.js';

/** Decided as all others; then nobody who loses something keeps it. */
const accountHandler = <C extends AccountCommand>(commandClass: Type<C>): Type<ICommandHandler> => {
  @CommandHandler(commandClass)
  class AccountHandler {
    constructor(
      @Inject(CommandRunner) readonly runner: CommandRunner,
      @Inject(Access) readonly access: Access,
    ) {}

    async execute(command: C): Promise<Outcome> {
      const outcome = await this.runner.run(command, changeAccount);
      await this.access.changed(command.data.name);
      return outcome;
    }
  }
  return AccountHandler;
};

@Module({
  providers: [
    accountHandler(OpenAccount),
    accountHandler(ChangeGrants),
    accountHandler(ChangeAccountPerson),
    accountHandler(CloseAccount),
    ...accountQueries,
    ListEvaluatorsHandler,
  ],
})
export class AccessModule {}
