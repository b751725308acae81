import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@kurrent/kurrentdb-client';
import { checkedAppend } from '../contract/append-rules.js';
import { eventHash } from '../contract/event-hash.js';
import { canonicalJson } from '../contract/json-rules.js';
import { aCommand, anEvent, someMetadata } from '../contract/samples.js';
import type { StreamAppend } from '../event-store.js';
import { AppendCall } from './append-call.js';
import { commandRecord, recordIsOf } from './command-record.js';
import { Names } from './names.js';
import { toPosition } from './position.js';
import { storedEvent } from './stored-event.js';

const names = new Names('techcoop');
const head = { revision: 6, hash: 'c3'.repeat(32) };

const first = anEvent({ n: 1 }, { version: 2 });
const second = anEvent({ 2: 'b', 10: 'a', ä: [null] });
const third = anEvent({}, { type: '$Этап 🌍' });
const units: StreamAppend[] = [
  { stream: 'Request-1', expected: 'any', events: [first, second] },
  { stream: 'waitlist', expected: 'no-stream', events: [third] },
];
const command = aCommand({ answer: { revision: 8, list: [1, 'two', null] }, requestHash: 'A1'.repeat(32) });
const put = () => new AppendCall(checkedAppend(units, command, {}), new Map([['Request-1', head]]), names);
const call = put();

/** As the server gives it back. */
const recorded = (request: number, event: number, revision: bigint): RecordedEvent => {
  const { streamName = '', events = [] } = call.requests[request] ?? {};
  const sent = events[event];
  if (!sent) throw new Error('was not sent');
  const json = JSON.parse(JSON.stringify({ ...sent, metadata: sent.metadata ?? {} }));
  json.metadata['$schema.name'] = sent.type;
  json.metadata['$schema.format'] = 'Json';
  const position = { commit: 1_000n + revision, prepare: 1_000n + revision };
  return { ...json, streamId: streamName, isJson: true, revision, created: new Date(0), position };
};

describe('an append on the server', () => {
  test('writes the command’s record first, then the streams, at exact revisions', () => {
    expect(call.requests.map(({ streamName, expectedState }) => [streamName, expectedState])).toEqual([
      [names.command(command.commandId), 'no_stream'],
      ['techcoop:request-1', 6n],
      ['techcoop:waitlist', 'no_stream'],
    ]);
  });

  test('has metadata of strings only', () => {
    const values = call.requests.flatMap(({ events }) =>
      events.flatMap(({ metadata }) => Object.values(metadata ?? {})),
    );
    expect(new Set(values.map((value) => typeof value))).toEqual(new Set(['string']));
  });

  test('knows where the streams will be', () => {
    expect([...call.heads].map(([stream, { revision }]) => [stream, revision])).toEqual([
      ['Request-1', 8],
      ['waitlist', 0],
    ]);
  });

  test('shares no id with another sending of the same command, so that the server takes neither for the other', () => {
    const ids = [call, put()].flatMap(({ requests }) => requests.flatMap(({ events }) => events.map(({ id }) => id)));
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
    expect(ids[0]).toBe(call.attempt);
  });
});

describe('an event on the server', () => {
  test('comes back as it was given', () => {
    const { event } = storedEvent(recorded(1, 0, 7n));
    expect(event).toEqual({
      ...first,
      stream: 'Request-1',
      revision: 7,
      position: toPosition({ commit: 1_007n, prepare: 1_007n }),
    });
    expect(storedEvent(recorded(1, 1, 8n)).event.data).toEqual(second.data);
  });

  test('keeps a type that the server does not take', () => {
    const onServer = recorded(2, 0, 0n);
    expect(onServer.type).toBe('_______');
    expect(storedEvent(onServer).event.type).toBe(third.type);
  });

  test('tells how much of its append is still to come', () => {
    const all = [recorded(1, 0, 7n), recorded(1, 1, 8n), recorded(2, 0, 0n)];
    expect(all.map((event) => storedEvent(event).followedBy)).toEqual([2, 1, 0]);
  });

  test('has the hash that every engine gives it', () => {
    const hashed = {
      ...first,
      version: 2,
      stream: 'Request-1',
      revision: 7,
      data: canonicalJson(first.data, 'data'),
      metadata: canonicalJson(someMetadata, 'metadata'),
    };
    const hash = eventHash(hashed, head.hash);
    expect(storedEvent(recorded(1, 0, 7n)).hash).toBe(hash);
    const next = { ...hashed, ...second, version: 1, revision: 8, data: canonicalJson(second.data, 'data') };
    const chained = { ...next, metadata: hashed.metadata };
    expect(storedEvent(recorded(1, 1, 8n)).hash).toBe(eventHash(chained, hash));
    expect(call.heads.get('Request-1')?.hash).toBe(eventHash(chained, hash));
  });

  test('of another program is not taken for one of ours', () => {
    const foreign = { ...recorded(1, 0, 7n), metadata: { $correlationId: '1' } };
    expect(() => storedEvent(foreign)).toThrow(/of stream techcoop:request-1 was not written by this program/);
  });
});

describe('the record of a command', () => {
  const record = commandRecord(recorded(0, 0, 0n));

  test('holds what is remembered, and where the append ends', () => {
    expect(record).toEqual({
      attempt: call.attempt,
      requestHash: 'a1'.repeat(32),
      answer: command.answer,
      last: { stream: 'waitlist', revision: 0 },
    });
  });

  test('is told from those of other sendings and of other requests', () => {
    const { requestHash } = command;
    expect(recordIsOf(record, { attempt: call.attempt, requestHash })).toBe('this-sending');
    expect(recordIsOf(record, { attempt: randomUUID(), requestHash })).toBe('another-sending');
    expect(recordIsOf(record, { attempt: randomUUID(), requestHash: 'b2'.repeat(32) })).toBe('another-request');
  });
});
