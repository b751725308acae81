import type { Event, PersonalFields } from '#event-sourcing';

export type WebhookDetails = Readonly<{
  /** `https://…`, or `http://…` where that is allowed. */
  url: string;
  /** Types of events that are sent; null: of all that may be. */
  eventTypes: readonly string[] | null;
  /** The service account that may read what events say; null: they are sent without that. */
  account: string | null;
  /** Whether anything is sent at present. */
  active: boolean;
}>;

/** Webhooks that were registered before they had accounts have none. */
type Told = Omit<WebhookDetails, 'account'> & Partial<Pick<WebhookDetails, 'account'>>;

type Of = { webhookId: string };

/** Somebody's system is told what happens. An event carries the whole of what it changes. */
export type WebhookEvent =
  /** `secret` (`whsec_…`) signs what is sent; it is kept like a person's data, under the key `secretId`. */
  Event<'WebhookRegistered', Of & Told & { secret: string; secretId: string }> | Event<'WebhookChanged', Of & Told>;

export const webhookPersonalFields: PersonalFields = {
  WebhookRegistered: [{ person: 'secretId', fields: ['secret'] }],
};
