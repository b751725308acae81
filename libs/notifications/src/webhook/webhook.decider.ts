import { type Decider, InvalidInput, NotFound, Refusal } from '#event-sourcing';
import type { WebhookCommand } from './webhook.commands.js';
import type { WebhookDetails, WebhookEvent } from './webhook.events.js';

type Webhook = 'unknown' | 'registered';

const LONGEST_URL = 2_000;
const MOST_TYPES = 200;

const decide = ({ type, data }: WebhookCommand, state: Webhook): WebhookEvent[] => {
  const { webhookId } = data;
  requireDetails(data);
  switch (type) {
    case 'RegisterWebhook':
      if (state !== 'unknown') throw new Refusal('WebhookExists', { webhookId });
      return [{ type: 'WebhookRegistered', data: { ...data, secretId: webhookStream(webhookId) } }];
    case 'ChangeWebhook':
      if (state === 'unknown') throw new NotFound('Webhook', webhookId);
      return [{ type: 'WebhookChanged', data }];
  }
};

/** Throws InvalidInput for the first field that breaks its rule. */
const requireDetails = ({ url, eventTypes }: WebhookDetails): void => {
  if (url.length > LONGEST_URL) throw new InvalidInput('url', `must be at most ${LONGEST_URL} characters`);
  if (!URL.canParse(url)) throw new InvalidInput('url', 'must be an address like https://example.org/hook');
  const { protocol, username, password, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new InvalidInput('url', 'must begin with https://');
  if (username !== '' || password !== '') throw new InvalidInput('url', 'must hold no name and no password');
  if (hash !== '') throw new InvalidInput('url', 'must have no # in it');
  if (eventTypes === null) return;
  if (eventTypes.length === 0 || eventTypes.length > MOST_TYPES)
    throw new InvalidInput('eventTypes', `must be 1 to ${MOST_TYPES}, or null for all`, { count: eventTypes.length });
  const wrong = eventTypes.find((one) => !/^[A-Z][A-Za-z]{2,99}$/.test(one));
  if (wrong !== undefined)
    throw new InvalidInput('eventTypes', 'must be types of events, like RequestAccepted', { value: wrong });
};

export const webhookStream = (webhookId: string): string => `webhook-${webhookId}`;

export const webhook: Decider<Webhook, WebhookCommand, WebhookEvent> = {
  category: 'webhook',
  streamOf: ({ data }) => webhookStream(data.webhookId),
  initial: 'unknown',
  decide,
  evolve: () => 'registered',
};
