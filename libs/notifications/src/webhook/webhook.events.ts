import type { Event, PersonalFields } from '#event-sourcing';

export type WebhookDetails = Readonly<{
  /** `https://…`, or `http://…` where that is allowed. */
  url: string;
  /** Types of events that are sent; null: of all that may be. */
  eventTypes: readonly string[] | null;
  /** Whether anything is sent at present. */
  active: boolean;
}>;

type Of = { webhookId: string };

/** Somebody's system is told what happens. An event carries the whole of what it changes. */
export type WebhookEvent =
  /** `secret` (`whsec_…`) signs what is sent; it is kept like a person's data, under the key `secretId`. */
  | Event<'WebhookRegistered', Of & WebhookDetails & { secret: string; secretId: string }>
  | Event<'WebhookChanged', Of & WebhookDetails>;

export const webhookPersonalFields: PersonalFields = {
  WebhookRegistered: [{ person: 'secretId', fields: ['secret'] }],
};
