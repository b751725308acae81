import { Inject, Module, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountFold } from '#access';
import { InvalidInput, type Load } from '#event-sourcing';
import { commandHandlers, CommandRunner, type Outcome, singleStream } from '#event-store';
import { recipientQueries } from './recipient/address-book.queries.js';
import { ChangeRecipient, RegisterRecipient } from './recipient/recipient.commands.js';
import { recipient } from './recipient/recipient.decider.js';
import { Reach } from './webhook/reach.js';
import { ChangeWebhook, RegisterWebhook, type WebhookCommand } from './webhook/webhook.commands.js';
import { webhook } from './webhook/webhook.decider.js';
import { webhookQueries } from './webhook/webhook-list.queries.js';

/** Decided as all others; then it is looked at whose rights it goes by, and where the address leads, which no pure function can. */
const webhookHandler = <C extends WebhookCommand>(commandClass: Type<C>): Type<ICommandHandler> => {
  @CommandHandler(commandClass)
  class WebhookHandler {
    constructor(
      @Inject(CommandRunner) readonly runner: CommandRunner,
      @Inject(Reach) readonly reach: Reach,
    ) {}

    execute(command: C): Promise<Outcome> {
      const decide = singleStream(webhook);
      return this.runner.run(command, async (asked, load) => {
        const decision = await decide(asked, load);
        if (asked.data.account !== null) await requireService(asked.data.account, load);
        await this.reach.require('url', asked.data.url);
        return decision;
      });
    }
  }
  return WebhookHandler;
};

const requireService = async (name: string, load: Load): Promise<void> => {
  const account = await load.state(accountFold, `account-${name}`);
  if (account.phase !== 'open' || account.kind !== 'service')
    throw new InvalidInput('account', 'must be an open account of a service', { value: name });
};

@Module({
  providers: [
    ...commandHandlers(recipient, { RegisterRecipient, ChangeRecipient }),
    webhookHandler(RegisterWebhook),
    webhookHandler(ChangeWebhook),
    ...recipientQueries,
    ...webhookQueries,
  ],
})
export class NotificationsModule {}
