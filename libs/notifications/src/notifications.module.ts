import { Inject, Module, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { commandHandlers, CommandRunner, type Outcome, singleStream } from '#event-store';
import { recipientQueries } from './recipient/address-book.queries.js';
import { ChangeRecipient, RegisterRecipient } from './recipient/recipient.commands.js';
import { recipient } from './recipient/recipient.decider.js';
import { Reach } from './webhook/reach.js';
import { ChangeWebhook, RegisterWebhook, type WebhookCommand } from './webhook/webhook.commands.js';
import { webhook } from './webhook/webhook.decider.js';
import { webhookQueries } from './webhook/webhook-list.queries.js';

/** Decided as all others; then it is looked at where the address leads, which no pure function can. */
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
        await this.reach.require('url', asked.data.url);
        return decision;
      });
    }
  }
  return WebhookHandler;
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
