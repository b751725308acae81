import { Command } from '#event-sourcing';
import type { RecipientDetails } from './recipient.events.js';

export class RegisterRecipient extends Command<'RegisterRecipient', { actor: string } & RecipientDetails> {
  readonly type = 'RegisterRecipient';
}

/** Replaces everything that was known but the person. */
export class ChangeRecipient extends Command<
  'ChangeRecipient',
  { actor: string } & Omit<RecipientDetails, 'personId'>
> {
  readonly type = 'ChangeRecipient';
}

export type RecipientCommand = RegisterRecipient | ChangeRecipient;
