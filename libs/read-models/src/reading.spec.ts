import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Recorded } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { readAhead } from './reading.js';

const numbered = (number: number): Recorded => ({ position: String(number).padStart(6, '0') }) as Recorded;

/** A log that events are added to while it is read. */
class GrowingLog {
  readonly events: Recorded[] = [];
  /** How many events each read brought. */
  readonly reads: number[] = [];

  add(count: number): void {
    for (let more = 0; more < count; more += 1) this.events.push(numbered(this.events.length + 1));
  }

  readonly subscribe: EventStore['subscribe'] = async ({ batchSize = 500, handle, signal }) => {
    for (let at = 0; !signal.aborted; await pause(1)) {
      const events = this.events.slice(at, at + batchSize);
      const position = events.at(-1)?.position;
      if (position === undefined) continue;
      at += events.length;
      this.reads.push(events.length);
      await handle({ events, position, caughtUp: false });
    }
  };
}

/** How large the stretches were, until so many events were worked on. */
const worked = async (log: GrowingLog, count: number, work: (size: number) => Promise<void>): Promise<number[]> => {
  const end = new AbortController();
  const sizes: number[] = [];
  let done = 0;
  for await (const { events } of readAhead(log, { after: undefined, most: () => 5_000, signal: end.signal })) {
    await work(events.length);
    sizes.push(events.length);
    done += events.length;
    if (done === count) end.abort();
  }
  return sizes;
};

describe('The log', () => {
  test('is read at its end when what was read before is worked on, so that what came meanwhile comes in one read', async () => {
    const log = new GrowingLog();
    log.add(1);
    const sizes = await worked(log, 4, async (size) => {
      if (size > 1) return;
      for (let more = 0; more < 3; more += 1) {
        await pause(10); // long enough for each to be read alone, by whoever would
        log.add(1);
      }
    });
    expect({ sizes, reads: log.reads }).toEqual({ sizes: [1, 3], reads: [1, 3] });
  });

  test('is read ahead where there is more of it than is read at once', async () => {
    const log = new GrowingLog();
    log.add(1_700);
    let readMeanwhile = 0;
    await worked(log, 1_700, async () => {
      readMeanwhile ||= await pause(30).then(() => log.reads.length); // it looks each millisecond
    });
    expect(readMeanwhile).toBeGreaterThan(1);
  });
});
