import { Command } from '#event-sourcing';
import type { WebhookDetails } from './webhook.events.js';

/** `secret`: made for it, of at least 24 random bytes. */
export class RegisterWebhook extends Command<
  'RegisterWebhook',
  { webhookId: string; secret: string } & WebhookDetails
> {
  readonly type = 'RegisterWebhook';
}

/** Replaces everything but the secret. */
export class ChangeWebhook extends Command<'ChangeWebhook', { webhookId: string } & WebhookDetails> {
  readonly type = 'ChangeWebhook';
}

export type WebhookCommand = RegisterWebhook | ChangeWebhook;
