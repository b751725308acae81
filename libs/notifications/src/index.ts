export { Deliveries, type DeliveryRow } from './delivery/deliveries.js';
export type { MailSettings } from './email/mailer.js';
export { Inbox, type InboxNotice, type ReadAs } from './inbox/inbox.js';
export { sentence } from './messages/sentence.js';
export { MESSAGE_KEYS } from './messages/message-keys.js';
export { News } from './news.js';
export { Notifications, type NotificationSettings } from './notifications.js';
export { NotificationsModule } from './notifications.module.js';
export { addressBook, recipientTable } from './recipient/address-book.projection.js';
export { ListRecipients, type RecipientRow, recipientNamed, ShowRecipient } from './recipient/address-book.queries.js';
export { ChangeRecipient, RegisterRecipient } from './recipient/recipient.commands.js';
export { recipient } from './recipient/recipient.decider.js';
export {
  EMAIL_CHOICES,
  type EmailChoice,
  type Language,
  LANGUAGES,
  type RecipientEvent,
  recipientPersonalFields,
  type Role,
} from './recipient/recipient.events.js';
export { Reach } from './webhook/reach.js';
export { newSecret } from './webhook/signature.js';
export { webhookSecret } from './webhook/webhook-carrier.js';
export { ChangeWebhook, RegisterWebhook } from './webhook/webhook.commands.js';
export { webhook } from './webhook/webhook.decider.js';
export { type WebhookEvent, webhookPersonalFields } from './webhook/webhook.events.js';
export { webhookList } from './webhook/webhook-list.projection.js';
export { ListWebhooks, ShowWebhook, type WebhookRow } from './webhook/webhook-list.queries.js';
