import type { PersonalFields } from '#event-sourcing';
import type { EventStore, PersonalDataVault } from '#event-store';
import type { ReadModels } from '#read-models';
import type { Claimed } from '../delivery/deliveries.js';
import type { Attempted } from '../delivery/retrying.js';
import type { Carrier } from '../delivery/courier.js';
import { CLOUD_EVENT_MEDIA_TYPE, cloudEventOf } from './cloud-event.js';
import { mayRead } from './event-readers.js';
import { post } from './post.js';
import type { Reach } from './reach.js';
import { signatureHeaders } from './signature.js';
import { webhookStream } from './webhook.decider.js';
import { webhookNamed } from './webhook-list.queries.js';

type Parts = Readonly<{
  store: EventStore;
  vault: PersonalDataVault;
  rows: ReadModels;
  reach: Reach;
  personalFields: PersonalFields;
  clock: Readonly<{ now(): Date }>;
}>;

const GONE = 410;

const NOT_WANTED: Attempted = { statusCode: null, reason: 'the webhook is not active any more', final: 'not-wanted' };

/** Sends events to webhooks: as they are in the log, to whom may read that, signed anew each time. */
export const webhookCarrier =
  ({ store, vault, rows, reach, personalFields, clock }: Parts): Carrier =>
  async ({ target, stream, revision }: Claimed, signal) => {
    const webhook = await webhookNamed(rows, target);
    if (!webhook?.active) return NOT_WANTED;
    const [event] = await store.read(stream ?? '', { from: revision ?? 0, limit: 1 });
    if (!event) return { statusCode: null, reason: 'the event is not in the log', final: 'refused' };
    const secret = await webhookSecret(target, { store, vault });
    if (secret === undefined)
      return { statusCode: null, reason: 'the secret cannot be read: register the webhook anew', final: 'refused' };
    const withData = webhook.account !== null && (await mayRead(webhook.account, event, rows));
    const body = JSON.stringify(cloudEventOf(event, store.storeId, { personalFields, withData }));
    const signature = signatureHeaders({ id: event.id, at: clock.now(), body, secret });
    const headers = { 'content-type': CLOUD_EVENT_MEDIA_TYPE, ...signature };
    const posted = await post({ url: webhook.url, body, headers }, reach, signal);
    // The receiver says that nothing is to come any more.
    return posted.statusCode === GONE ? { ...posted, final: 'refused' } : posted;
  };

/** Undefined: unknown, or its key is not there. */
export const webhookSecret = async (
  webhookId: string,
  { store, vault }: Pick<Parts, 'store' | 'vault'>,
): Promise<string | undefined> => {
  const [registered] = await vault.open(await store.read(webhookStream(webhookId), { limit: 1 }));
  const { secret } = Object(registered?.data) as Readonly<{ secret?: unknown }>;
  return typeof secret === 'string' ? secret : undefined;
};
