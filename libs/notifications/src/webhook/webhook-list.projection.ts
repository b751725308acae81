import type { Projection, Table } from '#event-sourcing';
import type { WebhookEvent } from './webhook.events.js';

const webhookTable = {
  name: 'webhook',
  key: ['webhook_id'],
  columns: {
    webhook_id: 'text',
    url: 'text',
    event_types: 'jsonb?',
    account: 'text?',
    active: 'boolean',
    revision: 'integer',
  },
} as const satisfies Table;

/** The webhooks that are registered, without their secrets. */
export const webhookList: Projection<WebhookEvent> = {
  name: 'webhook-list',
  version: 2,
  tables: [webhookTable],
  handles: ['WebhookRegistered', 'WebhookChanged'],
  project: ({ data: { webhookId, url, eventTypes, account = null, active }, revision }) => [
    {
      table: webhookTable.name,
      key: { webhook_id: webhookId },
      set: { url, event_types: eventTypes, account, active, revision },
    },
  ],
};
