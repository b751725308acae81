import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ReadOptions } from '../event-store.js';
import type { Subject } from './subject.js';
import { aCommand, anEvent, aStream } from './samples.js';

export const readContract = ({ engine, store, testWithBreaks }: Subject): void => {
  describe('a stream of ten events', () => {
    const stream = aStream();

    beforeAll(async () => {
      const events = Array.from({ length: 10 }, (_, n) => anEvent({ n }));
      await store().append([{ stream, expected: 'no-stream', events }], aCommand());
    });

    test.each<[string, ReadOptions, number[]]>([
      ['whole', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
      ['from a revision on', { from: 7 }, [7, 8, 9]],
      ['a first page', { limit: 3 }, [0, 1, 2]],
      ['a next page', { from: 3, limit: 3 }, [3, 4, 5]],
      ['past its end', { from: 10 }, []],
      ['whole, backwards', { direction: 'backwards' }, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
      ['the last ones, backwards', { direction: 'backwards', limit: 2 }, [9, 8]],
      ['backwards from a revision on', { direction: 'backwards', from: 2 }, [2, 1, 0]],
      ['a page backwards', { direction: 'backwards', from: 5, limit: 2 }, [5, 4]],
    ])('is read %s', async (_, options, revisions) => {
      expect((await store().read(stream, options)).map(({ revision }) => revision)).toEqual(revisions);
    });

    test('is in the log for whoever has seen any part of it', async () => {
      for (const { position } of await store().read(stream)) expect(await store().includes(position)).toBe(true);
    });

    test('holds its events in the order in which they were appended', async () => {
      const events = await store().read(stream);
      expect(events.map(({ data }) => data)).toEqual(Array.from({ length: 10 }, (_, n) => ({ n })));
      const positions = events.map(({ position }) => position);
      expect(positions).toEqual(positions.toSorted());
      expect(new Set(positions).size).toBe(10);
    });

    test('is read together with others, each from its own revision on', async () => {
      const [other, absent] = [aStream(), aStream()];
      await store().append([{ stream: other, expected: 'no-stream', events: [anEvent(), anEvent()] }], aCommand());
      const read = await store().readMany(new Map([[stream, 8], [absent, 0], [other, 0]])); // oxfmt-ignore
      const revisions = [...read].map(([name, events]) => [name, events.map(({ revision }) => revision)]);
      expect(revisions).toEqual([[stream, [8, 9]], [absent, []], [other, [0, 1]]]); // oxfmt-ignore
    });

    test('is read without what is of other types', async () => {
      const [mixed, absent] = [aStream(), aStream()];
      const events = ['Opened', 'Counted', 'Opened', 'Closed'].map((type) => ({ ...anEvent(), type }));
      await store().append([{ stream: mixed, expected: 'no-stream', events }], aCommand());
      const all = await store().read(mixed);
      expect(await store().readTypes([mixed, absent], new Set(['Closed', 'Opened']))).toEqual(
        new Map([[mixed, [all[0], all[2], all[3]]], [absent, []]]), // oxfmt-ignore
      );
    });

    test('is the same when the log is opened again', async () => {
      const again = await engine().open();
      try {
        expect(await again.read(stream)).toEqual(await store().read(stream));
        expect([again.storeId, await again.head()]).toEqual([store().storeId, await store().head()]);
      } finally {
        await again.close();
      }
    });

    testWithBreaks('is read after the connections broke', async () => {
      await engine().disconnect();
      expect(await store().read(stream)).toHaveLength(10);
    });
  });

  test('a long stream, appended at once, is read whole and in pages', async () => {
    const stream = aStream();
    const events = Array.from({ length: 640 }, (_, n) => anEvent({ n }));
    await store().append([{ stream, expected: 'no-stream', events }], aCommand());
    const whole = await store().read(stream);
    expect(whole.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
    const pages = [await store().read(stream, { limit: 256 }), await store().read(stream, { from: 256, limit: 1_000 })];
    expect(pages.flat()).toEqual(whole);
    expect(await store().read(stream, { direction: 'backwards', limit: 64 })).toEqual(whole.slice(-64).toReversed());
  });

  test('the log ends at the last event, at once, whoever appended it', async () => {
    const other = await engine().open();
    try {
      for (const [writer, reader] of [
        [store(), other],
        [other, store()],
        [store(), store()],
      ] as const) {
        // oxfmt-ignore
        const { position } = await writer.append(
          [{ stream: aStream(), expected: 'no-stream', events: [anEvent(), anEvent()] }],
          aCommand(),
        );
        expect([await reader.latest(), await reader.head()]).toEqual([position, position]);
      }
    } finally {
      await other.close();
    }
  });

  test('a stream that nobody wrote to has no events', async () => {
    expect(await store().read(aStream())).toEqual([]);
    expect(await store().read('request-\ud800')).toEqual([]);
    expect(await store().readMany(new Map())).toEqual(new Map());
  });
};
