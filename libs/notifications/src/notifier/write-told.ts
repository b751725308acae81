import type { Client } from 'pg';
import { inTransaction } from '#postgres';
import { payloadOf } from '../news.js';
import { CHANNEL } from '../tables.js';
import type { Told } from './told.js';

/** Another process has gone on from there: this one must begin anew. */
export class NoLongerLeading extends Error {
  override readonly name = 'NoLongerLeading';
}

type Step = Readonly<{
  from: string | null;
  to: string;
  storeId: string;
  madeAt: Date;
  actorsErased: readonly string[];
}>;

/**
 * Rows and checkpoint in one transaction, so that each event is told exactly once. The checkpoint's row is locked first:
 * ids of notices are given in the order in which they become visible. Throws NoLongerLeading.
 */
export const writeTold = async (client: Client, { notices, deliveries }: Told, step: Step): Promise<void> => {
  await inTransaction(client, async () => {
    const { rowCount } = await client.query(
      `update notification.checkpoint set position = $1 where store_id = $2 and position is not distinct from $3`,
      [step.to, step.storeId, step.from],
    );
    if (rowCount === 0) throw new NoLongerLeading('another process tells people what happens');
    if (deliveries.length > 0)
      await client.query(
        `insert into notification.delivery (id, kind, target, event_id, event_type, stream, revision, made_at, due_at)
         select d.id, d.kind, d.target, d."eventId", d."eventType", d.stream, d.revision, $2, d."dueAt"
         from json_to_recordset($1) as d(id uuid, kind text, target text, "eventId" uuid, "eventType" text, stream text,
           revision integer, "dueAt" timestamptz) on conflict (id) do nothing`,
        [JSON.stringify(deliveries), step.madeAt],
      );
    if (notices.length > 0)
      await client.query(
        `insert into notification.notice (actor, parties, event_id, message, parameters, link, at, delivery_id)
         select n.actor, array(select json_array_elements_text(n.parties)), n."eventId", n.message, n.parameters, n.link,
           n.at, n."deliveryId"
         from json_to_recordset($1) as n(actor text, parties json, "eventId" uuid, message text, parameters json, link text,
           at timestamptz, "deliveryId" uuid) on conflict do nothing`,
        [JSON.stringify(notices)],
      );
    if (step.actorsErased.length > 0) {
      await client.query('delete from notification.notice where actor = any($1)', [step.actorsErased]);
      await client.query(`delete from notification.delivery where kind = 'e-mail' and target = any($1)`, [
        step.actorsErased,
      ]);
    }
  });
  // After the commit: inside a transaction it would make writers wait for each other.
  const actors = new Set(notices.map(({ actor }) => actor));
  if (notices.length + deliveries.length > 0)
    await client.query('select pg_notify($1, $2)', [CHANNEL, payloadOf(actors)]);
};
