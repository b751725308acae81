import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import pg from 'pg';
import type { Recorded } from '#event-sourcing';
import { startTestPostgres, type TestPostgres } from '#postgres/testing';
import { Collector } from '../contract/collector.js';
import { aCommand, anEvent, aStream } from '../contract/samples.js';
import { ConcurrencyConflict, StoreUnavailable } from '../errors.js';
import type { EventStore, ExpectedRevision } from '../event-store.js';
import { LossyProxy } from '../contract/lossy-proxy.js';
import { isPosition } from './position.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { declareEpoch } from './schema.js';

const append = (store: EventStore, stream: string, expected: ExpectedRevision = 'any', count = 1) =>
  store.append([{ stream, expected, events: Array.from({ length: count }, (_, n) => anEvent({ n })) }], aCommand());

const caughtUp = ({ batches }: Collector): boolean => batches.at(-1)?.caughtUp ?? false;
const streamsOf = ({ events }: Collector): string[] => events.map(({ stream }) => stream);

describe('PostgreSQL', () => {
  let server: TestPostgres;
  const ends: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    server = await startTestPostgres();
  }, 60_000);

  afterEach(async () => {
    // In the order opposite to their beginning: a subscription before its store.
    for (const end of ends.splice(0).toReversed()) await end().catch(() => undefined);
  });

  afterAll(async () => {
    await server?.stop();
  });

  const open = async (connectionString: string): Promise<PostgresEventStore> => {
    const store = await PostgresEventStore.open({ connectionString });
    ends.push(() => store.close());
    return store;
  };
  const subscribe = (store: EventStore, options?: ConstructorParameters<typeof Collector>[2]): Collector => {
    const collector = new Collector(store, undefined, options);
    ends.push(() => collector.stop());
    return collector;
  };
  const connect = async (connectionString: string): Promise<pg.Client> => {
    const client = new pg.Client(connectionString);
    await client.connect();
    ends.push(() => client.end());
    return client;
  };
  const insert = (client: pg.Client, stream: string, more: Readonly<{ tx?: string; epoch?: number }> = {}) =>
    client.query(
      `insert into event_store.event (epoch, tx, position, stream, revision, id, type, version, hash, data, metadata)
       values ($1, coalesce($2, pg_current_xact_id()), 1, $3, 0, $4, 'Tested', 1, sha256($5), '{}', '{}')`,
      [more.epoch ?? 1, more.tx ?? null, stream, randomUUID(), stream],
    );

  describe('a subscription', () => {
    test('misses nothing of a transaction that began first and committed last', async () => {
      const url = await server.createDatabase();
      const store = await open(url);
      const slow = await connect(url);
      const collector = subscribe(store);
      await collector.until(caughtUp);

      await slow.query('begin');
      await insert(slow, 'began-first');
      await append(store, 'committed-first');
      // Time for the subscription to look several times.
      await pause(200);
      expect((await store.gauges())['horizon_age_seconds']).toBeGreaterThan(0.2);
      expect([streamsOf(collector), await store.head()]).toEqual([[], undefined]);

      await slow.query('commit');
      await collector.until(({ events }) => events.length >= 2);
      expect(streamsOf(collector)).toEqual(['began-first', 'committed-first']);
    });

    test('keeps the order where numbers of transactions get one more digit', async () => {
      const url = await server.createDatabase();
      const store = await open(url);
      const client = await connect(url);
      const txs = [7, 8, 9, 10, 11, 98, 99, 100, 101].map(String);
      for (const tx of txs.toSorted()) await insert(client, `tx-${tx}`, { tx });
      const collector = subscribe(store, { batchSize: 2 });
      await collector.until(caughtUp);
      expect(streamsOf(collector)).toEqual(txs.map((tx) => `tx-${tx}`));
      expect(await store.head()).toBe(collector.events.at(-1)?.position);
    });

    test('gives what was written before a restore first, though its transactions have higher numbers', async () => {
      const url = await server.createDatabase();
      const store = await open(url);
      const client = await connect(url);
      await insert(client, 'before', { tx: String(2n ** 40n) });
      expect(await store.head()).toBeUndefined();
      await client.query(declareEpoch(2));
      const { position } = await append(store, 'after');
      const collector = subscribe(store);
      await collector.until(({ events }) => events.length === 2);
      expect([streamsOf(collector), await store.head()]).toEqual([['before', 'after'], position]);
    });

    test('goes on after the server was restarted, and so does everything else', async () => {
      const url = await server.createDatabase();
      const store = await open(url);
      const collector = subscribe(store);
      await append(store, 'request-1', 'no-stream', 3);
      await server.restart();
      await append(store, 'request-1', 2);
      await collector.until(({ events }) => events.length >= 4);
      expect(collector.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
      const announced = await connect(url);
      await announced.query('listen event_store');
      // Its own connection comes back too, at the latest after the longest pause.
      const heard = once(announced, 'notification', { signal: AbortSignal.timeout(10_000) });
      const isHeard = heard.then(() => true);
      while (!(await Promise.race([isHeard, pause(50, false)]))) await append(store, 'request-2');
    }, 30_000);

    test('neither skips nor repeats while streams are archived and brought back', async () => {
      const url = await server.createDatabase();
      const [store, other] = [await open(url), await open(url)];
      const streams = Array.from({ length: 5 }, () => aStream());
      const live = subscribe(store, { batchSize: 3 });
      const archiving = Array.from({ length: 120 }, async (_, n) => {
        const stream = streams[n % streams.length] ?? '';
        await append(n % 2 ? store : other, stream, 'any', 1 + (n % 3));
        await (n % 3 ? store : other).archive(streams[(n * 7) % streams.length] ?? '');
      });
      await Promise.all(archiving);
      const all = [...(await store.readMany(new Map(streams.map((stream) => [stream, 0])))).values()].flat();
      await live.until(({ events }) => events.length >= all.length);
      const inOrder = all.toSorted((a, b) => (a.position < b.position ? -1 : 1));
      expect(live.events).toEqual(inOrder);
      for (const stream of streams) await store.archive(stream);
      const again = subscribe(store);
      await again.until(caughtUp);
      expect(again.events).toEqual(inOrder);
    });

    test('reads in order a stream that takes several statements, and more memory than the server sorts in', async () => {
      const store = await open(await server.createDatabase());
      const [stream, other] = [aStream(), aStream()];
      const revisions = Array.from({ length: 5_200 }, (_, n) => n);
      for (let first = 0; first < revisions.length; first += 650) {
        const events = revisions
          .slice(first, first + 650)
          .map((n) => anEvent({ n, text: 'x'.repeat(1_000 + (n % 7)) }));
        await store.append([{ stream, expected: 'any', events }], aCommand());
      }
      await append(store, other);
      const found = (events: readonly Recorded[]) => events.map(({ revision, data }) => [revision, data]);
      const whole = await store.read(stream);
      expect(found(whole)).toEqual(revisions.map((n) => [n, { n, text: 'x'.repeat(1_000 + (n % 7)) }]));
      expect(await store.read(stream, { direction: 'backwards' })).toEqual(whole.toReversed());
      const many = await store.readMany(new Map([[other, 0], [stream, 0]])); // oxfmt-ignore
      expect([many.get(other)?.length, many.get(stream)]).toEqual([1, whole]);
      const [type = ''] = whole.map((event) => event.type);
      expect((await store.readTypes([other, stream], new Set([type]))).get(stream)).toEqual(whole);
    });

    test('begins at a position only', async () => {
      const store = await open(await server.createDatabase());
      const subscription = { after: '12', handle: async () => undefined, signal: new AbortController().signal };
      await expect(store.subscribe(subscription)).rejects.toThrow(RangeError);
    });
  });

  describe('an append', () => {
    test('wakes others by a notification after its commit', async () => {
      const url = await server.createDatabase();
      const [store, client] = [await open(url), await connect(url)];
      await client.query('listen event_store');
      const notified = once(client, 'notification', { signal: AbortSignal.timeout(10_000) });
      const isNotified = notified.then(() => true);
      // The first appends may come before the store's own connection for this.
      while (!(await Promise.race([isNotified, pause(50, false)]))) await append(store, 'request-1');
    });

    test('says that the store cannot be reached when it cannot', async () => {
      const proxy = await LossyProxy.before(await server.createDatabase());
      const store = await open(proxy.url);
      await proxy.close();
      const attempts = [
        append(store, 'request-1'),
        store.read('request-1'),
        PostgresEventStore.open({ connectionString: proxy.url }),
      ];
      for (const attempt of await Promise.allSettled(attempts)) {
        expect(attempt).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      }
    });

    test('is refused as a later part of a transaction, since its place in the log would be too early', async () => {
      const url = await server.createDatabase();
      await open(url);
      const client = await connect(url);
      const nothing = `'{}', '{}', '', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}', '', '{}', '', '', '{}'`;
      const one = `gen_random_uuid(), '', '{}', 'a', -1, null, gen_random_uuid(), 'T', 1, '{}', '{}', ''`;
      for (const call of [`append_group(${nothing})`, `append_one(${one})`]) {
        await client.query('begin');
        await insert(client, 'request-1');
        await expect(client.query(`select event_store.${call}`)).rejects.toThrow('must be the first write');
        await client.query('rollback');
      }
    });

    test.each([
      ['one event', 1],
      ['several', 2],
    ])('of %s goes on in an archived stream, and brings it back', async (_, count) => {
      const url = await server.createDatabase();
      const [store, other, client] = [await open(url), await open(url), await connect(url)];
      const places = async () =>
        (await client.query(`select tableoid::regclass::text, count(*)::int from event_store.event group by 1`)).rows;
      await append(store, 'request-1', 'no-stream', 3);
      const before = await store.read('request-1');
      expect([await store.archive('request-1'), await store.archive('request-1')]).toEqual([true, false]);
      expect(await places()).toEqual([{ tableoid: 'event_store.event_cold', count: 3 }]);
      expect(await other.read('request-1')).toEqual(before);
      await expect(append(other, 'REQUEST-1', 'no-stream')).rejects.toThrow('must not differ from request-1');
      await expect(append(other, 'request-1', 'no-stream', count)).rejects.toThrow(ConcurrencyConflict);
      await append(other, 'request-1', 2, count);
      expect((await store.read('request-1')).slice(0, 3)).toEqual(before);
      expect(await places()).toEqual([{ tableoid: 'event_store.event_hot', count: 3 + count }]);
    });

    test('fails alone when the database refuses what others bring at the same moment', async () => {
      const store = await open(await server.createDatabase());
      // Two names to us, one to the database: only that notices.
      const bad = store.append(
        ['request-\u0130', 'request-i'].map((stream) => ({ stream, expected: 'no-stream', events: [anEvent()] })),
        aCommand(),
      );
      const good = Array.from({ length: 63 }, () => append(store, aStream(), 'no-stream'));
      await expect(bad).rejects.toThrow(ConcurrencyConflict);
      expect((await Promise.all(good)).every(({ repeated }) => !repeated)).toBe(true);
      expect(await store.read('request-i')).toEqual([]);
    });

    test('answers with a position of the log', async () => {
      const store = await open(await server.createDatabase());
      const { position } = await append(store, 'request-1');
      expect([isPosition(position), await store.head()]).toEqual([true, position]);
      expect(
        ['', 'x', `${position}0`, position.slice(1), position.toUpperCase().replace(/\d/, 'F')].some(isPosition),
      ).toBe(false);
    });
  });

  describe('the chain of hashes', () => {
    type Row = {
      stream: string;
      revision: number;
      id: string;
      type: string;
      version: number;
      data: unknown;
      metadata: unknown;
      hash: string;
    };

    /** Computed anew from what is stored, by the rule of RFC 8785 over the whole event: the events that do not agree. */
    const broken = async (client: pg.Client): Promise<string[]> => {
      const { rows } = await client.query<Row>(
        `select stream, revision::int, id, type, version, data, metadata, encode(hash, 'hex') as hash
         from event_store.event order by stream, event.revision`,
      );
      const found: string[] = [];
      let before: Row | undefined;
      for (const { hash, ...event } of rows) {
        const previous = before?.stream === event.stream ? before.hash : null;
        const json = canonicalize({ ...event, previous }) ?? '';
        if (createHash('sha256').update(json).digest('hex') !== hash) found.push(`${event.stream}@${event.revision}`);
        before = { ...event, hash };
      }
      return found;
    };

    test('agrees with every event, however and by whomever it was appended, and shows one that was changed', async () => {
      const url = await server.createDatabase();
      const [one, two, client] = [await open(url), await open(url), await connect(url)];
      const names = ['a', 'ü', 'request-"1"', aStream()];
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          append(i % 2 ? one : two, names[i % names.length] ?? '', 'any', 1 + (i % 4)),
        ),
      );
      const odd = { ключ: [1e21, 5e-324, -0, '\u2028\u007f'], b: 1, B: 2, '\ud83d\ude00': null, '\ufb33': {} };
      await one.append(
        names.map((stream) => ({ stream, expected: 'any', events: [anEvent(odd), anEvent({})] })),
        aCommand(),
      );
      expect(await broken(client)).toEqual([]);

      const changes = [
        `data = '{"n": 7}'`,
        `metadata = (metadata::jsonb || '{"actor": "nobody"}')::json`,
        `type = 'Other'`,
        `version = 2`,
        `id = gen_random_uuid()`,
      ];
      for (const [revision, change] of changes.entries()) {
        await client.query(`update event_store.event set ${change} where stream = 'a' and revision = $1`, [revision]);
      }
      expect(await broken(client)).toEqual(changes.map((_, revision) => `a@${revision}`));
    });

    test('of a stream is not continued from a hash that is not the stored one', async () => {
      const url = await server.createDatabase();
      const [store, client] = [await open(url), await connect(url)];
      await append(store, 'request-1', 'no-stream', 2);
      // As after a restore to another history of the same length.
      await client.query(`update event_store.event set hash = sha256('other') where revision = 1`);
      await expect(append(store, 'request-1', 1)).rejects.toThrow('changed since it was read');
      await store.read('request-1');
      await append(store, 'request-1', 1);
    });

    test('is continued where the hash is no longer remembered', async () => {
      const url = await server.createDatabase();
      const store = await PostgresEventStore.open({ connectionString: url, knownHeads: 1 });
      ends.push(() => store.close());
      for (const revision of [0, 1, 2]) {
        for (const stream of ['a', 'b', 'c']) await append(store, stream, revision === 0 ? 'no-stream' : revision - 1);
      }
      expect(await broken(await connect(url))).toEqual([]);
    });
  });

  describe('the tables', () => {
    test('are made once by processes that start at the same time', async () => {
      const url = await server.createDatabase();
      const stores = await Promise.all([open(url), open(url), open(url), open(url)]);
      expect(new Set(stores.map(({ storeId }) => storeId)).size).toBe(1);
      const { rows } = await (await connect(url)).query('select version from event_store.migration');
      expect(rows).toEqual([{ version: 1 }]);
    });

    test('of a newer program are left alone', async () => {
      const url = await server.createDatabase();
      await open(url);
      await (await connect(url)).query('insert into event_store.migration (version) values (99)');
      await expect(open(url)).rejects.toThrow('version 99, newer than this program');
    });

    test('are not made in a database that cannot hold all characters', async () => {
      const client = await connect(server.url);
      await client.query(`create database ascii encoding 'SQL_ASCII' locale 'C' template template0`);
      const url = new URL(server.url);
      url.pathname = '/ascii';
      await expect(open(url.href)).rejects.toThrow('needs a database in UTF8');
    });
  });
});
