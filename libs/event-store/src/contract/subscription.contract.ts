import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { EventStore, Position } from '../event-store.js';
import { Collector } from './collector.js';
import type { Subject } from './subject.js';
import { aCommand, anEvent, aStream } from './samples.js';

export const subscriptionContract = ({ engine, store, testWithBreaks }: Subject): void => {
  describe('a subscription', () => {
    const stops: (() => Promise<unknown>)[] = [];

    afterEach(async () => {
      await Promise.allSettled(stops.splice(0).map((stop) => stop()));
    });

    const subscribe = (
      after: Position | undefined,
      options?: ConstructorParameters<typeof Collector>[2],
      from: EventStore = store(),
    ) => {
      const collector = new Collector(from, after, options);
      stops.push(() => collector.stop());
      return collector;
    };
    const openAnother = async (): Promise<EventStore> => {
      const other = await engine().open();
      stops.push(() => other.close());
      return other;
    };
    const append = (count = 1, stream = aStream(), to: EventStore = store()) =>
      to.append(
        [{ stream, expected: 'any', events: Array.from({ length: count }, (_, n) => anEvent({ n })) }],
        aCommand(),
      );
    const caughtUp = ({ batches }: Collector): boolean => batches.at(-1)?.caughtUp ?? false;

    test('says once that it has caught up, and again after more has come', async () => {
      const { position } = await append(3);
      const collector = subscribe(position);
      await collector.until(caughtUp);
      expect(collector.batches).toEqual([{ events: [], position, caughtUp: true }]);
      const next = await append(2);
      await collector.until((c) => c.batches.length >= 3);
      expect(collector.batches.slice(1).map((b) => [b.events.length, b.position, b.caughtUp])).toEqual([
        [2, next.position, false],
        [0, next.position, true],
      ]);
    });

    test('begins with the first event of the log', async () => {
      const { position } = await append();
      const collector = subscribe(undefined);
      await collector.until(caughtUp);
      expect(collector.events.at(-1)?.position).toBe(position);
      expect(collector.events.length).toBeGreaterThan(1);
    });

    test('gives all events of many writers in the log’s order, each stream in its own', async () => {
      const after = await store().head();
      const other = await openAnother();
      const whole = subscribe(after);
      const streams = Array.from({ length: 8 }, () => aStream());
      const writers = Array.from({ length: 24 }, async (_, writer) => {
        for (let i = 0; i < 10; i++) {
          const stream = streams[(writer * 7 + i) % streams.length];
          await append(1 + (i % 3), stream, writer % 2 ? store() : other);
        }
      });
      await Promise.all(writers);
      const expected = [...(await store().readMany(new Map(streams.map((s) => [s, 0])))).values()].flat();
      await whole.until((c) => c.events.length >= expected.length);
      const positions = whole.events.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted());
      expect(whole.events).toEqual(expected.toSorted((a, b) => (a.position < b.position ? -1 : 1)));
      const lengths = new Map<string, number>();
      for (const { stream, revision } of whole.events) {
        expect(revision).toBe(lengths.get(stream) ?? 0);
        lengths.set(stream, revision + 1);
      }
      const again = subscribe(after, { batchSize: 7 });
      await again.until(caughtUp);
      expect(again.events).toEqual(whole.events);
    });

    test('resumes after the position, exclusively, also within an append', async () => {
      const stream = aStream();
      const before = await store().head();
      await append(5, stream);
      const events = await store().read(stream);
      for (const [n, event] of events.entries()) {
        const collector = subscribe(event.position);
        await collector.until(caughtUp);
        expect(collector.events).toEqual(events.slice(n + 1));
        await collector.stop();
      }
      const all = subscribe(before);
      await all.until(caughtUp);
      expect(all.events).toEqual(events);
    });

    test('resumes where it was after the log was closed and opened', async () => {
      const first = await openAnother();
      const { position } = await append(2, aStream(), first);
      await first.close();
      const second = await openAnother();
      const stream = aStream();
      await append(1, stream);
      const collector = subscribe(position, {}, second);
      await collector.until((c) => c.events.length > 0);
      expect(collector.events.map((event) => event.stream)).toEqual([stream]);
    });

    test('is woken by an append of another instance', async () => {
      const other = await openAnother();
      const collector = subscribe(await store().head());
      await collector.until(caughtUp);
      const { position } = await append(1, aStream(), other);
      await collector.until((c) => c.events.at(-1)?.position === position);
    });

    test('gives at most as many events at once as asked for, the next ones when these are handled', async () => {
      const after = await store().head();
      await append(10);
      let handling = 0;
      let most = 0;
      const onBatch = async (): Promise<void> => {
        most = Math.max(most, ++handling);
        // Long enough for a next batch to come, if it did not wait.
        await pause(20);
        handling--;
      };
      const collector = subscribe(after, { batchSize: 3, onBatch });
      await collector.until(caughtUp);
      expect(collector.batches.map(({ events }) => events.length)).toEqual([3, 3, 3, 1, 0]);
      expect(most).toBe(1);
    });

    testWithBreaks('goes on after its connections broke, and neither skips nor repeats', async () => {
      const after = await store().head();
      const stream = aStream();
      const collector = subscribe(after, { batchSize: 2 });
      for (let round = 0; round < 3; round++) {
        await append(5, stream);
        await engine().disconnect();
        await append(5, stream);
      }
      await collector.until((c) => c.events.length >= 30);
      expect(collector.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, n) => n));
    });

    test('waits for a slow handler, and skips nothing of what comes meanwhile', async () => {
      const after = await store().head();
      let goOn = (): void => undefined;
      const isHeld = new Promise<void>((resolve) => (goOn = resolve));
      const onBatch = ({ events }: Readonly<{ events: readonly unknown[] }>) =>
        events.length > 0 ? isHeld : Promise.resolve();
      const slow = subscribe(after, { onBatch, batchSize: 50 });
      const quick = subscribe(after);
      await slow.until(caughtUp);
      for (let n = 0; n < 30; n++) await append(100);
      await quick.until((c) => c.events.length === 3_000);
      expect(slow.batches.length).toBe(2);
      goOn();
      await slow.until((c) => c.events.length >= 3_000);
      expect(slow.events).toEqual(quick.events);
    }, 60_000);

    test('ends when it is told to, and then gives nothing', async () => {
      const collector = subscribe(await store().head());
      await collector.until(caughtUp);
      await collector.stop();
      const batches = collector.batches.length;
      await append();
      await nextTurn();
      expect(collector.batches).toHaveLength(batches);
    });

    test('that was ended before it began gives nothing', async () => {
      const handle = (): Promise<void> => Promise.reject(new Error('was called'));
      await store().subscribe({ handle, signal: AbortSignal.abort() });
    });

    test('ends with the error of its handler', async () => {
      const handle = (): Promise<void> => Promise.reject(new Error('the read model is broken'));
      const subscription = store().subscribe({ handle, signal: new AbortController().signal });
      await expect(subscription).rejects.toThrow('the read model is broken');
    });

    test('ends when the store is closed', async () => {
      const other = await openAnother();
      const collector = subscribe(await store().head(), {}, other);
      await collector.until(caughtUp);
      await other.close();
      await collector.done;
    });
  });
};
