import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Position, StoredEvent } from '../event-store.js';
import { eventHash } from './event-hash.js';
import { canonicalJson } from './json-rules.js';
import { aCommand, anEvent, aStream, someMetadata } from './samples.js';
import type { Subject } from './subject.js';

export const storedContract = ({ engine, store }: Subject): void => {
  describe('what is stored', () => {
    const [first, second] = [aStream('Request'), aStream('ü "quoted" \u2028 🌍')];
    const odd = { ключ: [1e21, 5e-324, -0, '\u2028\u007f'], b: 1, B: 2, '\ud83d\ude00': null, '\ufb33': {} };
    let before: Position | undefined;

    beforeAll(async () => {
      before = await store().head();
      const events = [
        anEvent(odd, { type: 'Этап 🌍' }),
        anEvent({ z: 1, a: [] }, { metadata: { ...someMetadata, onBehalfOf: 'Ministère de la justice' } }),
      ];
      await store().append([{ stream: first, expected: 'no-stream', events }], aCommand());
      const other = await engine().open();
      try {
        const units = [first, second].map((stream) => ({ stream, expected: 'any' as const, events: [anEvent()] }));
        await other.append(units, aCommand());
        await other.append([{ stream: second, expected: 0, events: [anEvent({ n: 2 })] }], aCommand());
      } finally {
        await other.close();
      }
    });

    const ofBoth = async (): Promise<readonly StoredEvent[]> =>
      (await store().stored(before, 1_000)).filter(({ stream }) => [first, second].includes(stream));

    test('is what readers see, in the log’s order, its documents as text', async () => {
      const read = await store().readMany(new Map([[first, 0], [second, 0]])); // oxfmt-ignore
      const expected = [...read.values()].flat().toSorted((a, b) => (a.position < b.position ? -1 : 1));
      const parsed = (await ofBoth()).map(({ data, metadata, ...event }) => ({
        ...event,
        data: JSON.parse(data),
        metadata: JSON.parse(metadata),
      }));
      expect(parsed).toEqual(expected.map((event) => ({ ...event, hash: expect.any(String) })));
      expect(parsed).toHaveLength(5);
    });

    test('is canonical, and gives each event’s hash, on that of the stream’s event before', async () => {
      const previous = new Map<string, string>();
      for (const event of await ofBoth()) {
        expect([event.data, event.metadata]).toEqual([
          canonicalJson(JSON.parse(event.data), 'data'),
          canonicalJson(JSON.parse(event.metadata), 'metadata'),
        ]);
        expect(eventHash(event, previous.get(event.stream) ?? null)).toBe(event.hash);
        previous.set(event.stream, event.hash);
      }
    });

    test('is read in pages, each after the position of the one before', async () => {
      const whole = await store().stored(before, 1_000);
      const paged: StoredEvent[] = [];
      for (;;) {
        const page = await store().stored(paged.at(-1)?.position ?? before, 2);
        expect(page.length).toBeLessThanOrEqual(2);
        if (page.length === 0) break;
        paged.push(...page);
      }
      expect(paged).toEqual(whole);
    });

    test('is read from the first event of the log', async () => {
      const [earliest] = await store().stored(undefined, 1);
      expect((earliest?.position ?? '') <= ((await ofBoth())[0]?.position ?? '')).toBe(true);
    });

    test('is read of one stream, from a revision on', async () => {
      const all = (await ofBoth()).filter(({ stream }) => stream === first);
      expect(await store().storedOf(first, 0, 10)).toEqual(all);
      expect(await store().storedOf(first, 1, 1)).toEqual(all.slice(1, 2));
      expect(await store().storedOf(first.toUpperCase(), 0, 10)).toEqual([]);
      expect(await store().storedOf(aStream(), 0, 10)).toEqual([]);
    });

    test('is counted, up to as many as asked for', async () => {
      expect(await store().countAfter(before, 1_000)).toBe((await store().stored(before, 1_000)).length);
      expect(await store().countAfter(before, 2)).toBe(2);
      expect(await store().countAfter(await store().head(), 2)).toBe(0);
      expect(await store().countAfter(undefined, 1)).toBe(1);
    });

    test('does not contradict itself', async () => {
      expect(await store().contradictions(10)).toEqual([]);
    });
  });
};
