import { Field, ListOf, Nullable } from '../fields/field.js';
import { accountName } from '../fields/path-id.js';
import { id, matching, text, yesOrNo } from '../fields/kinds.js';

const eventType = matching(/^[A-Z][A-Za-z]{2,99}$/, 'must be a type of events, like RequestAccepted');

export class WebhookDetailsBody {
  /** Public, and by https, unless WEBHOOKS_MAY_REACH names the host. */
  @Field(text({ max: 2_000 }))
  url!: string;

  /** Left out: all types, but of recipients, webhooks and erasures. */
  @Nullable()
  @ListOf(eventType, { min: 1, max: 200 })
  eventTypes: string[] | null = null;

  /** A service account: what it may read of events is sent. Left out: events come without what they say. */
  @Nullable()
  @Field(accountName)
  account: string | null = null;

  @Field(yesOrNo)
  active: boolean = true;
}

export class RegisterWebhookBody extends WebhookDetailsBody {
  @Field(id())
  webhookId!: string;
}
