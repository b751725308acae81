import { randomUUID } from 'node:crypto';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { STREAM_DOES_NOT_EXIST } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { PostgresEventStore } from '#event-store';
import { type Bench, type Comparison, type OpenBench, throughput } from '../comparison.js';
import { PlainTable, plainRow } from './plain-table.js';
import { aCommand, anActivity } from './samples.js';

/** Both peers' own default, and ours. */
const CONNECTIONS = 10;

/** Appends to new streams, one event each or many. */
export const appendBench: OpenBench = async ({ postgres, windowMs }): Promise<Bench> => {
  const [ourUrl, emmettUrl, castoreUrl, plainUrl] = await Promise.all(
    Array.from({ length: 4 }, () => postgres.createDatabase()),
  );
  const store = await PostgresEventStore.open({ connectionString: ourUrl ?? '' });
  const emmett = getPostgreSQLEventStore(emmettUrl ?? '');
  await emmett.schema.migrate();
  await PostgresEventStorageAdapter.createEventTable({ connectionString: castoreUrl ?? '' });
  const castore = new PostgresEventStorageAdapter({ connectionString: castoreUrl ?? '' });
  const plain = await PlainTable.open(plainUrl ?? '', CONNECTIONS);

  let next = 0;
  let ours = 0;
  const appendOurs = async (count = 1): Promise<number> => {
    const { events, command } = aCommand(next++, count);
    await store.append([{ stream: `request-${randomUUID()}`, expected: 'no-stream', events }], command);
    ours += count;
    return count;
  };
  const appendEmmett = async (count = 1): Promise<number> => {
    const events = Array.from({ length: count }, () => ({ type: 'ActivityDelivered', data: anActivity(next++) }));
    await emmett.appendToStream(`request-${randomUUID()}`, events, { expectedStreamVersion: STREAM_DOES_NOT_EXIST });
    return count;
  };
  const appendCastore = async (): Promise<number> => {
    const event = { aggregateId: randomUUID(), version: 1, type: 'ActivityDelivered', payload: anActivity(next++) };
    await castore.pushEvent(event, { eventStoreId: 'requests' });
    return 1;
  };
  const appendSingle = async (): Promise<number> => {
    await plain.single(plainRow(`request-${randomUUID()}`, 0, anActivity(next++)));
    return 1;
  };
  const appendToThree = async (): Promise<number> => {
    const { events, command } = aCommand(next++, 3);
    const units = events.map((event) => ({
      stream: `request-${randomUUID()}`,
      expected: 'no-stream' as const,
      events: [event],
    }));
    await store.append(units, command);
    ours += 3;
    return 1;
  };
  const insertThree = async (): Promise<number> => {
    await plain.together(Array.from({ length: 3 }, () => plainRow(`request-${randomUUID()}`, 0, anActivity(next++))));
    return 1;
  };
  const appendGrouped = async (count: number): Promise<number> => {
    const rows = Array.from({ length: count }, () => plainRow(`request-${randomUUID()}`, 0, anActivity(next++)));
    await plain.grouped(rows);
    return count;
  };

  const verify = async (): Promise<string> => {
    let events = 0;
    let last = '';
    const done = new AbortController();
    await store.subscribe({
      signal: done.signal,
      handle: async (batch) => {
        for (const { position } of batch.events) {
          if (position <= last) throw new Error('out of order');
          last = position;
        }
        events += batch.events.length;
        if (batch.caughtUp) done.abort();
      },
    });
    if (events !== ours) throw new Error(`${ours} events were acknowledged, ${events} are there`);
    return `${events} events acknowledged, as many there, in order, once`;
  };

  const comparisons: Comparison[] = [
    {
      name: 'append-1@64',
      unit: 'events/s',
      better: 'more',
      ours: () => throughput(64, windowMs, appendOurs),
      against: {
        emmett: { measure: () => throughput(64, windowMs, appendEmmett), reach: 6, aim: 10 },
        castore: { measure: () => throughput(64, windowMs, appendCastore), reach: 2.5, aim: 4 },
        'single-row insert': { measure: () => throughput(64, windowMs, appendSingle), reach: 1.7, aim: 2.5 },
        'grouped insert': { measure: () => throughput(1, windowMs, () => appendGrouped(64)), reach: 0.65, aim: 0.85 },
      },
      verify,
    },
    {
      name: 'append-1@512',
      unit: 'events/s',
      better: 'more',
      ours: () => throughput(512, windowMs, appendOurs),
      against: {
        'grouped insert': { measure: () => throughput(1, windowMs, () => appendGrouped(512)), reach: 0.6, aim: 0.85 },
      },
      verify,
    },
    {
      name: 'append-1@1',
      unit: 'events/s',
      better: 'more',
      ours: () => throughput(1, windowMs, appendOurs),
      against: {
        'single-row insert': { measure: () => throughput(1, windowMs, appendSingle), reach: 0.75, aim: 0.9 },
      },
      verify,
    },
    {
      name: 'append-100',
      unit: 'events/s',
      better: 'more',
      ours: () => throughput(1, windowMs, () => appendOurs(100)),
      against: { emmett: { measure: () => throughput(1, windowMs, () => appendEmmett(100)), reach: 2, aim: 3 } },
      verify,
    },
    {
      name: 'append-3-streams@16',
      unit: 'commands/s',
      better: 'more',
      ours: () => throughput(16, windowMs, appendToThree),
      against: {
        'three-row insert': { measure: () => throughput(16, windowMs, insertThree), reach: 0.75, aim: 1.5 },
      },
      verify,
    },
  ];
  const close = async (): Promise<void> => {
    await Promise.all([store.close(), emmett.close(), plain.close()]);
  };
  return { comparisons, close };
};
