import type { CheckedAppend } from '../contract/append-rules.js';
import { eventHash } from '../contract/event-hash.js';
import type { Head, KnownHeads } from '../known-heads.js';

type CheckedStream = CheckedAppend['streams'][number];

/** Before the first event. */
const nothing = { revision: -1, hash: null };

/** Where the events are put; undefined when it is not known, or when it is known that the stream is elsewhere. */
const headFor = ({ stream, expected }: CheckedStream, known: KnownHeads): Head | typeof nothing | undefined => {
  const head = known.get(stream);
  if (expected === 'no-stream') return nothing;
  if (expected === 'any') return head ?? nothing;
  if (expected === 'stream-exists') return head;
  return head?.revision === expected ? head : undefined;
};

export type PlacedStream = Readonly<{ stream: string; head: Head | typeof nothing; events: readonly PlacedEvent[] }>;
export type PlacedEvent = CheckedStream['events'][number] & Readonly<{ revision: number; hash: string }>;

/** An append with the heads that its events are put on. */
export type PlacedAppend = Readonly<{
  unit: CheckedAppend;
  streams: readonly PlacedStream[];
  /** Events in it. */
  size: number;
}>;

/** Undefined when a stream's head is not known, or not as expected: then the server need not be asked. */
export const place = (unit: CheckedAppend, known: KnownHeads): PlacedAppend | undefined => {
  const streams: PlacedStream[] = [];
  let size = 0;
  for (const one of unit.streams) {
    const head = headFor(one, known);
    if (!head) return undefined;
    streams.push({ stream: one.stream, head, events: placedEvents(one, head) });
    size += one.events.length;
  }
  return { unit, streams, size };
};

const placedEvents = ({ stream, events }: CheckedStream, head: PlacedStream['head']): readonly PlacedEvent[] => {
  let { revision, hash }: PlacedStream['head'] = head;
  // Field by field: spreading objects would take longer than all else here.
  return events.map(({ id, type, version, data, metadata }) => {
    revision += 1;
    hash = eventHash({ stream, revision, id, type, version, data, metadata }, hash);
    return { revision, id, type, version, data, metadata, hash };
  });
};

/** The streams' heads once it is appended. */
export const headsAfter = ({ streams }: PlacedAppend): ReadonlyMap<string, Head> =>
  new Map(
    streams.map(({ stream, events }) => {
      const last = events.at(-1);
      return [stream, { revision: last?.revision ?? -1, hash: last?.hash ?? '' }];
    }),
  );
