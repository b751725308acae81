import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { aCommand, anEvent } from '../contract/samples.js';
import type { StoredEvent } from '../event-store.js';
import { isPosition } from './position.js';
import { PostgresEventStore } from './postgres-event-store.js';

describe('What is stored in PostgreSQL', () => {
  let server: TestPostgres;
  let store: PostgresEventStore;
  let client: pg.Client;

  beforeAll(async () => {
    server = await startTestPostgres();
  }, 60_000);
  beforeEach(async () => {
    const connectionString = await server.createDatabase();
    store = await PostgresEventStore.open({ connectionString });
    client = new pg.Client(connectionString);
    await client.connect();
    // What the database would refuse, somebody with full access can make it take.
    await client.query('drop index event_store.event_order');
    await client.query('create index event_order on event_store.event (epoch, tx, position)');
    for (const stream of ['a', 'b', 'c']) await append(stream);
  });
  afterEach(async () => {
    await client?.end();
    await store?.close();
  });
  afterAll(() => server?.stop());

  const append = (stream: string) =>
    store.append([{ stream, expected: 'any', events: [anEvent({ n: 1 }), anEvent({ n: 2 })] }], aCommand());
  const inPages = async (size: number): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for (;;) {
      const page = await store.stored(events.at(-1)?.position, size);
      if (page.length === 0) return events;
      events.push(...page);
    }
  };
  const namesOf = (events: readonly StoredEvent[]) => events.map(({ stream, revision }) => `${stream}${revision}`);

  test('comes with its own bytes, also where they are not canonical', async () => {
    const data = `{ "b" : 1.0,\n"a":"\\u0041", "a": 2 }`;
    await client.query(`update event_store.event set data = $1 where stream = 'b' and revision = 1`, [data]);
    expect((await store.storedOf('b', 1, 1))[0]?.data).toBe(data);
    expect((await store.stored(undefined, 10))[3]?.data).toBe(data);
  });

  test('leaves nothing out where several events were given one position', async () => {
    await client.query(
      `update event_store.event e set tx = t.tx, position = t.position
       from event_store.event t where t.stream = 'a' and t.revision = 0 and e.stream = 'b'`,
    );
    expect(namesOf(await inPages(1)).toSorted()).toEqual(['a0', 'a1', 'b0', 'b1', 'c0', 'c1']);
    expect(namesOf(await store.storedOf('b', 0, 1))).toEqual(['b0']);
  });

  test('is seen also at places that no append gives', async () => {
    await client.query(`update event_store.event set epoch = -1, position = -7 where stream = 'c' and revision = 0`);
    await client.query(`update event_store.event set position = -2 where stream = 'a' and revision = 1`);
    const events = await inPages(1);
    expect(namesOf(events)).toEqual(['c0', 'a1', 'a0', 'b0', 'b1', 'c1']);
    expect(events.map(({ position }) => isPosition(position))).toEqual([false, false, true, true, true, true]);
  });

  test('is the same after a stream was archived', async () => {
    const before = await inPages(2);
    await client.query(`update event_store.event set archived = true where stream = 'b'`);
    expect(await inPages(2)).toEqual(before);
    expect(await store.contradictions(10)).toEqual([]);
  });

  test('contradicts itself when events were removed that a command was told of', async () => {
    await client.query(`delete from event_store.event where stream = 'b'`);
    expect(await store.contradictions(10)).toEqual([
      {
        position: expect.any(String),
        what: expect.stringMatching(/^is the last of 2 events acknowledged to command .*, of which 2 are gone$/),
      },
    ]);
    await client.query('truncate event_store.event');
    expect(await store.contradictions(10)).toHaveLength(3);
    expect(await store.contradictions(2)).toHaveLength(2);
  });

  test.each([0, 1])('contradicts itself when one of several events of a command was removed: %d', async (revision) => {
    await client.query(`delete from event_store.event where stream = 'b' and revision = $1`, [revision]);
    expect(await store.contradictions(10)).toMatchObject([{ what: expect.stringMatching(/of which 1 are gone$/) }]);
  });

  test('contradicts itself when an event is of a transaction that is still to come', async () => {
    await client.query(`update event_store.event set tx = '1234567890123' where stream = 'b' and revision = 1`);
    await client.query(`update event_store.event set epoch = 9 where stream = 'c' and revision = 1`);
    const found = await store.contradictions(10);
    expect(found.map(({ stream = '?', revision = '?' }) => `${stream}${revision}`).toSorted()).toEqual([
      '??',
      '??',
      'b1',
      'c1',
    ]);
  });
});
