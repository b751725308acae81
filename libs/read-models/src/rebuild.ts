import type { ClientBase } from 'pg';
import { inTransaction } from '#postgres';
import { channel, create, lockLayout } from './layout.js';
import { disownPast } from './past.js';
import { type AnyProjection, schema } from './tables.js';

/**
 * Makes empty tables beside the serving ones, which the runner, wherever it works, fills and puts in their place. A
 * rebuild that is under way begins anew, unless it is only to be `forced`: to switch although streams are parked. Tables
 * of earlier moments are not used any more, since they may be wrong for the same reason.
 */
export const beginRebuild = (
  client: ClientBase,
  projections: readonly AnyProjection[],
  { storeId, forced }: Readonly<{ storeId: string; forced: boolean }>,
): Promise<void> =>
  inTransaction(client, async () => {
    await lockLayout(client);
    for (const projection of projections) {
      const { name, version } = projection;
      const underWay = `${schema}.checkpoint where projection = $1 and version = $2 and place = 'beside'`;
      const isGoingOn =
        forced &&
        (
          await client.query(
            `update ${schema}.checkpoint set forced = true
             where projection = $1 and version = $2 and place = 'beside' and store_id = $3`,
            [name, version, storeId],
          )
        ).rowCount === 1;
      if (isGoingOn) continue;
      // In the order in which a runner takes them: first the checkpoint, then the tables.
      await client.query(`delete from ${underWay}`, [name, version]);
      await create(client, projection, { place: 'beside', storeId, live: false, forced });
      await disownPast(client, projection);
    }
    await client.query(`notify ${channel}`);
  });
