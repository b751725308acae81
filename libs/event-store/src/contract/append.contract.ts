import { describe, expect, test } from '@jest/globals';
import { ConcurrencyConflict, InvalidAppend } from '../errors.js';
import type { ExpectedRevision } from '../event-store.js';
import type { Subject } from './subject.js';
import { race, RacingProcess } from './racer.js';
import { aCommand, anEvent, aStream } from './samples.js';

export const appendContract = ({ engine, store }: Subject): void => {
  const append = (stream: string, expected: ExpectedRevision, count = 1) =>
    store().append([{ stream, expected, events: Array.from({ length: count }, (_, n) => anEvent({ n })) }], aCommand());

  const writtenStream = async (): Promise<string> => {
    const stream = aStream();
    await append(stream, 'no-stream', 3);
    return stream;
  };

  describe('an append', () => {
    test('starts a stream that must not exist, at revision 0', async () => {
      const stream = aStream();
      const { revisions, repeated } = await append(stream, 'no-stream', 2);
      expect([revisions.get(stream), repeated]).toEqual([1, false]);
      expect((await store().read(stream)).map(({ revision }) => revision)).toEqual([0, 1]);
    });

    test('goes on at the revision that was read', async () => {
      const stream = await writtenStream();
      expect((await append(stream, 2)).revisions.get(stream)).toBe(3);
    });

    test('goes on after any revision, and starts a stream, when every state is expected', async () => {
      const stream = aStream();
      await append(stream, 'any');
      expect((await append(stream, 'any')).revisions.get(stream)).toBe(1);
    });

    test('goes on in a stream that must exist', async () => {
      const stream = await writtenStream();
      expect((await append(stream, 'stream-exists')).revisions.get(stream)).toBe(3);
    });

    test('does all that also when another instance wrote last', async () => {
      const stream = await writtenStream();
      const other = await engine().open();
      try {
        await append(stream, 'any');
        const units = (expected: ExpectedRevision) => [{ stream, expected, events: [anEvent()] }];
        await other.append(units(3), aCommand());
        await append(stream, 'any');
        await other.append(units('stream-exists'), aCommand());
        await append(stream, 6);
        await other.append(units('any'), aCommand());
      } finally {
        await other.close();
      }
      expect(await store().read(stream)).toHaveLength(9);
    });

    test.each<ExpectedRevision>(['no-stream', 0, 1, 3, 7])(
      'is refused where %p is expected and is not so',
      async (expected) => {
        const stream = await writtenStream();
        await expect(append(stream, expected)).rejects.toThrow(new ConcurrencyConflict([stream]));
        expect(await store().read(stream)).toHaveLength(3);
      },
    );

    test.each<ExpectedRevision>(['stream-exists', 0])(
      'is refused where %p is expected and there is no stream',
      async (expected) => {
        const stream = aStream();
        await expect(append(stream, expected)).rejects.toThrow(ConcurrencyConflict);
        expect(await store().read(stream)).toEqual([]);
      },
    );

    test('of many streams adds to all of them', async () => {
      const streams = [aStream('contribution'), aStream(), 'waitlist'];
      const units = streams.map((stream) => ({ stream, expected: 'any' as const, events: [anEvent(), anEvent()] }));
      const { revisions, position } = await store().append(units, aCommand());
      expect([...revisions.keys()].toSorted()).toEqual(streams.toSorted());
      const read = await store().readMany(new Map(streams.map((stream) => [stream, 0])));
      expect([...read.values()].map((events) => events.length)).toEqual([2, 2, 2]);
      expect(
        [...read.values()]
          .flat()
          .map((event) => event.position)
          .toSorted()
          .at(-1),
      ).toBe(position);
    });

    test('of many streams adds to none of them when one is elsewhere, and names that one', async () => {
      const [first, stale, last] = [aStream(), await writtenStream(), aStream()];
      const units = [first, stale, last].map((stream) => ({
        stream,
        expected: 'no-stream' as const,
        events: [anEvent()],
      }));
      const refused = await store()
        .append(units, aCommand())
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(ConcurrencyConflict);
      expect(refused).toHaveProperty('streams', [stale]);
      expect([await store().read(first), await store().read(last)]).toEqual([[], []]);
    });

    test('to a stream whose name differs from another one in case only is refused', async () => {
      const stream = await writtenStream();
      const refused = append(stream.toUpperCase(), 'any');
      await expect(refused).rejects.toThrow(
        new InvalidAppend('streams[0].stream', `must not differ from ${stream} in case only`),
      );
      await expect(append(stream.toUpperCase(), 'no-stream')).rejects.toThrow(InvalidAppend);
      const umlaut = aStream('käse');
      await append(umlaut, 'no-stream');
      await expect(append(umlaut.replace('ä', 'Ä'), 'no-stream')).rejects.toThrow(InvalidAppend);
    });

    test('is won by one of two at once on one stream, of which both knew its head', async () => {
      const stream = await writtenStream();
      const both = await Promise.allSettled([append(stream, 2), append(stream, 2)]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await store().read(stream)).toHaveLength(4);
    });

    test('is won by one of two at once that overlap in one of their streams', async () => {
      const shared = aStream();
      const overlapping = () =>
        store().append(
          [aStream(), shared, aStream()].map((stream) => ({ stream, expected: 'no-stream', events: [anEvent()] })),
          aCommand(),
        );
      const both = await Promise.allSettled([overlapping(), overlapping()]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });

    test('succeeds for each of 32 at once that expect any revision', async () => {
      const stream = aStream();
      await Promise.all(Array.from({ length: 32 }, () => append(stream, 'any')));
      const revisions = (await store().read(stream)).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: 32 }, (_, revision) => revision));
    });

    test('has its own outcome, whatever comes of others at the same moment', async () => {
      const grown = await writtenStream();
      const before = aCommand();
      await store().append([{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }], before);
      const good = Array.from({ length: 60 }, () => aStream());
      const [stale, malformed, repeated, reused, ...done] = await Promise.allSettled([
        append(grown, 'no-stream'),
        append(`${aStream()}\0`, 'any'),
        store().append([{ stream: aStream(), expected: 'no-stream', events: [anEvent()] }], before),
        store().append([{ stream: aStream(), expected: 'any', events: [anEvent()] }], {
          ...before,
          requestHash: 'b2'.repeat(32),
        }),
        ...good.map((stream) => append(stream, 'no-stream', 2)),
      ]);
      expect([stale, malformed, reused].map((one) => one?.status === 'rejected' && String(one.reason.name))).toEqual([
        'ConcurrencyConflict',
        'InvalidAppend',
        'CommandReused',
      ]);
      expect(repeated).toMatchObject({ status: 'fulfilled', value: { repeated: true } });
      expect(done.map(({ status }) => status)).toEqual(good.map(() => 'fulfilled'));
      const read = await store().readMany(new Map(good.map((stream) => [stream, 0])));
      expect([...read.values()].map((events) => events.length)).toEqual(good.map(() => 2));
      const positions = done.flatMap((one) => (one.status === 'fulfilled' ? [one.value.position] : []));
      expect(positions).toEqual(good.map((stream) => read.get(stream)?.at(-1)?.position));
      expect(await store().read(grown)).toHaveLength(3);
    });

    test('is won by one of 64 racers in two processes', async () => {
      const stream = aStream();
      const { file, args } = engine().racer;
      const other = new RacingProcess(file, [...args, stream, '32']);
      try {
        const start = await other.ready();
        const [there, here] = await Promise.all([start(), race(store(), stream, 32)]);
        expect({ won: there.won + here.won, lost: there.lost + here.lost }).toEqual({ won: 1, lost: 63 });
        expect(await store().read(stream)).toHaveLength(1);
      } finally {
        other.end();
      }
    }, 60_000);
  });
};
