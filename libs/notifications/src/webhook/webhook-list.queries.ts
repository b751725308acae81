import { Query } from '@nestjs/cqrs';
import { NotFound } from '#event-sourcing';
import { queryHandler, type Rows } from '#read-models';

export type WebhookRow = Readonly<{
  webhook_id: string;
  url: string;
  event_types: readonly string[] | null;
  account: string | null;
  active: boolean;
  revision: number;
}>;

export class ListWebhooks extends Query<readonly WebhookRow[]> {}

export class ShowWebhook extends Query<WebhookRow> {
  constructor(readonly webhookId: string) {
    super();
  }
}

export const webhooksIn = (rows: Rows): Promise<readonly WebhookRow[]> =>
  rows.rows<WebhookRow>('select w.* from {webhook} w order by w.webhook_id');

/** Undefined: unknown. */
export const webhookNamed = async (rows: Rows, webhookId: string): Promise<WebhookRow | undefined> =>
  (await rows.rows<WebhookRow>('select w.* from {webhook} w where w.webhook_id = $1', [webhookId]))[0];

export const webhookQueries = [
  queryHandler(ListWebhooks, (_, rows) => webhooksIn(rows)),
  queryHandler(ShowWebhook, async ({ webhookId }, rows) => {
    const row = await webhookNamed(rows, webhookId);
    if (!row) throw new NotFound('Webhook', webhookId);
    return row;
  }),
];
