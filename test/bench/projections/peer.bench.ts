import { randomUUID } from 'node:crypto';
import type { Event } from '@event-driven-io/emmett';
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import { pongoClient } from '@event-driven-io/pongo';
import pg from 'pg';
import type { Projection } from '#event-sourcing';
import type { Bench, OpenBench } from '../comparison.js';
import { aCommand, type anActivity } from '../store/samples.js';
import { Projected } from './projected.js';
import { perSecond } from './reading.js';

type Activity = ReturnType<typeof anActivity>;
type ActivityDelivered = Event<'ActivityDelivered', Activity>;

/** What was last delivered for each request, and how many took part: a row of ours, a document of theirs. */
const lastDelivered: Projection<Readonly<{ type: 'ActivityDelivered'; data: Activity }>> = {
  name: 'last-delivered',
  version: 1,
  tables: [
    {
      name: 'last_delivered',
      key: ['stream'],
      columns: { stream: 'text', activity_id: 'text', occurred_to: 'date', place: 'text', participants: 'bigint' },
    },
  ],
  handles: ['ActivityDelivered'],
  project: ({ stream, data }) => [
    {
      table: 'last_delivered',
      key: { stream },
      set: {
        activity_id: data.activityId,
        occurred_to: data.occurredTo,
        place: data.place,
        participants: participantsOf(data),
      },
    },
  ],
};

const participantsOf = ({ participants }: Activity): number => participants.reduce((sum, { count }) => sum + count, 0);

type Delivered = { activityId: string; occurredTo: string; place: string; participants: number };
const collection = 'last_delivered';

const theirs = pongoSingleStreamProjection<Delivered, ActivityDelivered>({
  collectionName: collection,
  canHandle: ['ActivityDelivered'],
  evolve: (_document: Delivered | null, { data }: ActivityDelivered): Delivered => ({
    activityId: data.activityId,
    occurredTo: data.occurredTo,
    place: data.place,
    participants: participantsOf(data),
  }),
});

const eventsPerStream = 20;

/** One read model, rebuilt by both from the same events. */
export const peerBench: OpenBench = async ({ postgres, quick }): Promise<Bench> => {
  const streams = quick ? 50 : 500;
  const emmettUrl = await postgres.createDatabase();
  const projected = await Projected.open(await postgres.createDatabase(), [lastDelivered]);
  const emmett = getPostgreSQLEventStore(emmettUrl);
  await emmett.schema.migrate();
  for (let stream = 0; stream < streams; stream++) {
    const name = `request-${randomUUID()}`;
    const { events, command } = aCommand(stream * eventsPerStream, eventsPerStream);
    await projected.store.append([{ stream: name, expected: 'no-stream', events }], command);
    const same = events.map(({ data }) => ({ type: 'ActivityDelivered' as const, data: data as Activity })); // as aCommand made them
    await emmett.appendToStream<ActivityDelivered>(name, same);
  }
  await projected.caughtUp();
  const recorded = streams * eventsPerStream;

  /** Emmett 0.42 empties the read model and goes on from its checkpoint: without this, a second rebuild leaves nothing. */
  const forgetCheckpoint = async (): Promise<void> => {
    const client = new pg.Client(emmettUrl);
    await client.connect();
    await client.query('delete from emt_processors').finally(() => client.end());
  };
  const rebuildTheirs = async (): Promise<number> => {
    await forgetCheckpoint();
    return perSecond(async () => {
      const consumer = rebuildPostgreSQLProjections<ActivityDelivered>({
        connectionString: emmettUrl,
        projections: [theirs],
      });
      await consumer.start();
      await consumer.close();
      return recorded;
    });
  };
  const rebuildOurs = async (): Promise<number> => {
    await projected.rebuild();
    return recorded;
  };
  const verify = async (): Promise<string> => {
    const rows = await projected.readModels.rows<Row>(
      'select activity_id as "activityId", participants from {last_delivered}',
    );
    const pongo = pongoClient(emmettUrl);
    const documents = await pongo.db().collection<Delivered>(collection).find();
    await pongo.close();
    const told = (all: readonly Row[]) =>
      all
        .map(({ activityId, participants }) => `${activityId} ${participants}`)
        .toSorted()
        .join();
    if (rows.length !== streams || told(rows) !== told(documents)) throw new Error('the two read models differ');
    return `both show the same ${streams} requests, from ${recorded} events each`;
  };

  return {
    comparisons: [
      {
        name: 'rebuild-one',
        unit: 'events/s',
        better: 'more',
        ours: () => perSecond(rebuildOurs),
        against: { emmett: { measure: rebuildTheirs, reach: 5, aim: 10 } },
        verify,
      },
    ],
    close: async () => {
      await projected.close();
      await emmett.close();
    },
  };
};

type Row = Pick<Delivered, 'activityId' | 'participants'>;
