import { describe, expect, test } from '@jest/globals';
import { type EventVersions, type Recorded, UnknownEventVersion } from '#event-sourcing';
import type { EventStore } from '../event-store.js';
import { Collector } from './collector.js';
import { aCommand, anEvent, aStream } from './samples.js';
import type { Subject } from './subject.js';

/** Amounts were in US dollars before they had a currency. */
const versions: EventVersions = { Pledged: [(data: { amount: number }) => ({ ...data, currency: 'USD' })] };

export const versionContract = ({ engine, store }: Subject): void => {
  /** The events of a stream, as each way of reading gives them. */
  const everyWay = async (from: EventStore, stream: string): Promise<readonly (readonly Recorded[])[]> => {
    const collector = new Collector(from, undefined);
    await collector.until(({ batches }) => batches.at(-1)?.caughtUp ?? false);
    await collector.stop();
    return [
      await from.read(stream),
      (await from.readMany(new Map([[stream, 0]]))).get(stream) ?? [],
      collector.events.filter((event) => event.stream === stream),
    ];
  };

  describe('an event of a type that changed', () => {
    test('comes as it is written now, however it is read, and is written so', async () => {
      const [stream, newer] = [aStream(), await engine().open(versions)];
      try {
        const first = anEvent({ amount: 5 }, { type: 'Pledged' });
        await store().append([{ stream, expected: 'no-stream', events: [first] }], aCommand());
        const second = anEvent({ amount: 6, currency: 'EUR' }, { type: 'Pledged' });
        await newer.append([{ stream, expected: 0, events: [second] }], aCommand());
        for (const events of await everyWay(newer, stream)) {
          expect(events.map(({ version, data }) => [version, data])).toEqual([
            [2, { amount: 5, currency: 'USD' }],
            [2, { amount: 6, currency: 'EUR' }],
          ]);
        }
      } finally {
        await newer.close();
      }
    });

    test('by a newer release keeps its place, but its data to itself', async () => {
      const stream = aStream();
      const later = anEvent({ pounds: 5 }, { type: 'Pledged', version: 7 });
      await store().append([{ stream, expected: 'no-stream', events: [later, anEvent()] }], aCommand());
      for (const [event, next] of await everyWay(store(), stream)) {
        expect([event?.type, event?.version, event?.revision, next?.revision]).toEqual(['Pledged', 7, 0, 1]);
        expect(() => event?.data).toThrow(new UnknownEventVersion('Pledged', 7));
      }
    });
  });
};
