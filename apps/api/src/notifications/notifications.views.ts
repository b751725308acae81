import { addressBook, MESSAGE_KEYS, webhookList } from '#notifications';
import { Field, Optional } from '../fields/field.js';
import { oneOf } from '../fields/kinds.js';
import { LatestQuery, PageOf } from '../views/page.js';
import { ObjectView, RowView } from '../views/row-view.js';

export class InboxQuery extends LatestQuery {
  @Optional({ description: 'Only what was not read' })
  @Field(oneOf(['true', 'false']))
  unread?: 'true' | 'false';
}

export class DeliveriesQuery extends LatestQuery {
  @Optional()
  @Field(oneOf(['waiting', 'done', 'parked']))
  status?: 'waiting' | 'done' | 'parked';
}

const moment = { type: String, format: 'date-time' } as const;

export const NoticeView = ObjectView('Notice', {
  id: { type: String, description: 'What came later has a greater one' },
  event_id: { type: String, format: 'uuid' },
  message: { enum: [...MESSAGE_KEYS] },
  parameters: { type: 'object', additionalProperties: true, description: 'What the message names' },
  text: { type: String, description: "The message in the recipient's language" },
  link: { type: String, description: 'Where to look: a path of this API' },
  at: { ...moment, description: 'When what it tells of was recorded' },
  read_at: { ...moment, nullable: true },
});
export const InboxView = ObjectView('Inbox', {
  items: { type: NoticeView, isArray: true },
  next: { type: String, nullable: true, description: 'Cursor of the next page; null: this is the last' },
  unread: { type: 'integer', description: 'Of all pages' },
});

const roles = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
export const RecipientView = RowView('Recipient', addressBook, 'recipient', { roles });
export const RecipientPage = PageOf(RecipientView);

const eventTypes = { type: 'array', items: { type: 'string' }, nullable: true, description: 'Null: all' } as const;
export const WebhookView = RowView('Webhook', webhookList, 'webhook', { event_types: eventTypes });
export const WebhookListView = ObjectView('WebhookList', { items: { type: WebhookView, isArray: true } });

const AttemptView = ObjectView('DeliveryAttempt', {
  number: { type: 'integer' },
  at: moment,
  milliseconds: { type: 'integer' },
  status_code: { type: 'integer', nullable: true, description: 'Null: there was no answer' },
  reason: { type: String, nullable: true, description: 'Why it did not arrive' },
});
const DeliveryView = ObjectView('Delivery', {
  id: { type: String, format: 'uuid' },
  event_id: { type: String, format: 'uuid' },
  event_type: { type: String },
  stream: { type: String },
  revision: { type: 'integer' },
  status: { enum: ['waiting', 'done', 'parked'] },
  made_at: moment,
  due_at: { ...moment, nullable: true, description: 'When it is tried next' },
  reason: { type: String, nullable: true },
  attempts: { type: AttemptView, isArray: true },
});
export const DeliveryPage = PageOf(DeliveryView);
