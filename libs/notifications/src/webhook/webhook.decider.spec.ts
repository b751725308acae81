import { describe, test } from '@jest/globals';
import type { CommandContext } from '#event-sourcing';
import { given } from '#event-sourcing/testing';
import { ChangeWebhook, RegisterWebhook } from './webhook.commands.js';
import { webhook } from './webhook.decider.js';
import type { WebhookDetails, WebhookEvent } from './webhook.events.js';

const context: CommandContext = {
  commandId: '0195a8a0-0000-7000-8000-000000000001',
  requestHash: '00',
  actor: 'administrator',
  correlationId: 'c',
  at: '2026-03-15T09:00:00.000Z',
};
const details: WebhookDetails = {
  url: 'https://example.org/hook',
  eventTypes: ['RequestAccepted'],
  account: 'hooks',
  active: true,
};
const secret = 'whsec_c2VjcmV0';
const registered: WebhookEvent = {
  type: 'WebhookRegistered',
  data: { webhookId: 'ministry', ...details, secret, secretId: 'webhook-ministry' },
};
const register = (changed: Partial<WebhookDetails> = {}) =>
  new RegisterWebhook({ webhookId: 'ministry', secret, ...details, ...changed }, context);
const change = (changed: Partial<WebhookDetails> = {}) =>
  new ChangeWebhook({ webhookId: 'ministry', ...details, ...changed }, context);

describe('A webhook', () => {
  test('is registered once, with a secret that is kept under a key of its own', () => {
    given(webhook).when(register()).then(registered);
    given(webhook, registered).when(register()).thenRefused('WebhookExists', { webhookId: 'ministry' });
  });

  test('changes, and stops, after it was registered', () => {
    const stopped = { webhookId: 'ministry', ...details, active: false, eventTypes: null };
    given(webhook, registered)
      .when(change({ active: false, eventTypes: null }))
      .then({ type: 'WebhookChanged', data: stopped });
    given(webhook).when(change()).thenRefused('WebhookNotFound', { id: 'ministry' });
  });

  test.each<[keyof WebhookDetails, Partial<WebhookDetails>]>([
    ['url', { url: 'example.org' }],
    ['url', { url: 'ftp://example.org/' }],
    ['url', { url: 'file:///etc/passwd' }],
    ['url', { url: 'https://name:password@example.org/' }],
    ['url', { url: 'https://example.org/#part' }],
    ['url', { url: `https://example.org/${'x'.repeat(2_000)}` }],
    ['eventTypes', { eventTypes: [] }],
    ['eventTypes', { eventTypes: ['request accepted'] }],
  ])('is refused by its %s when it is described as %j', (field, wrong) => {
    given(webhook).when(register(wrong)).thenRefused('InvalidInput', { field });
    given(webhook, registered).when(change(wrong)).thenRefused('InvalidInput', { field });
  });
});
