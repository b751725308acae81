import { currentVersion, type EventMetadata, type EventVersions } from '#event-sourcing';
import { InvalidAppend } from '../errors.js';
import type { CommandReceipt, ExpectedRevision, NewEvent, StreamAppend } from '../event-store.js';
import { canonicalJson } from './json-rules.js';

/** An event that passed the rules; data and metadata are canonical JSON. */
type CheckedEvent = Readonly<{ id: string; type: string; version: number; data: string; metadata: string }>;

export type CheckedAppend = Readonly<{
  commandId: string;
  requestHash: string;
  /** JSON. */
  answer: string;
  /** Characters of JSON in it. */
  bytes: number;
  streams: readonly Readonly<{ stream: string; expected: ExpectedRevision; events: readonly CheckedEvent[] }>[];
}>;

/** Each stream takes a lock of the server, and an append is one statement. */
const maxStreams = 500;
const maxBytes = 32 * 1024 * 1024;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
// oxlint-disable-next-line no-control-regex -- those are what it looks for
const control = /[\u0000-\u001f\u007f-\u009f]/;

export const isUuid = (text: string): boolean => uuid.test(text);

const check = (holds: boolean, field: string, rule: string): void => {
  if (!holds) throw new InvalidAppend(field, rule);
};

const checkName = (name: unknown, field: string, longest: number): void => {
  check(
    typeof name === 'string' && name.length >= 1 && name.length <= longest,
    field,
    `must have 1 to ${longest} characters`,
  );
  const isFit = String(name).isWellFormed() && !control.test(String(name));
  check(isFit, field, 'must be well-formed Unicode without control characters');
};

const checkedMetadata = (metadata: EventMetadata, field: string): string => {
  const { recordedAt } = metadata;
  check(
    instant.test(recordedAt) && Date.parse(recordedAt) >= 0,
    `${field}.recordedAt`,
    'must be a time like 2026-01-31T12:00:00.000Z',
  );
  return canonicalJson(metadata, field);
};

/** `seen`: JSON of metadata met before in the same append, since a command's events have one in common. */
const checkedEvent = (
  event: NewEvent,
  field: string,
  versions: EventVersions,
  seen: Map<EventMetadata, string>,
): CheckedEvent => {
  const { id, type, version = currentVersion(versions, type), data, metadata } = event;
  check(isUuid(id), `${field}.id`, 'must be a UUID');
  checkName(type, `${field}.type`, 100);
  check(
    Number.isSafeInteger(version) && version >= 1 && version < 2 ** 31,
    `${field}.version`,
    'must be a positive integer',
  );
  const metadataJson = seen.get(metadata) ?? checkedMetadata(metadata, `${field}.metadata`);
  seen.set(metadata, metadataJson);
  return { id: id.toLowerCase(), type, version, data: canonicalJson(data, `${field}.data`), metadata: metadataJson };
};

const isExpectedRevision = (expected: ExpectedRevision): boolean =>
  typeof expected === 'number'
    ? Number.isSafeInteger(expected) && expected >= 0
    : ['no-stream', 'stream-exists', 'any'].includes(expected);

const checkStreams = (streams: readonly StreamAppend[]): void => {
  check(streams.length >= 1 && streams.length <= maxStreams, 'streams', `must be 1 to ${maxStreams}`);
  const names = new Set<string>();
  for (const [i, { stream, expected, events }] of streams.entries()) {
    checkName(stream, `streams[${i}].stream`, 200);
    check(!names.has(stream.toLowerCase()), `streams[${i}].stream`, 'must appear once in an append, ignoring case');
    names.add(stream.toLowerCase());
    check(
      isExpectedRevision(expected),
      `streams[${i}].expected`,
      'must be a revision, no-stream, stream-exists or any',
    );
    check(events.length >= 1, `streams[${i}].events`, 'must not be empty');
  }
};

/** What every engine checks before it sends anything. Throws InvalidAppend, which names the field and the rule. */
export const checkedAppend = (
  streams: readonly StreamAppend[],
  command: CommandReceipt,
  versions: EventVersions,
): CheckedAppend => {
  check(isUuid(command.commandId), 'commandId', 'must be a UUID');
  check(/^[0-9a-f]{64}$/i.test(command.requestHash), 'requestHash', 'must be a SHA-256 in hex');
  checkStreams(streams);
  const ids = new Set<string>();
  const seen = new Map<EventMetadata, string>();
  let bytes = 0;
  const checked = streams.map(({ stream, expected, events }, i) => ({
    stream,
    expected,
    events: events.map((event, j) => {
      const ready = checkedEvent(event, `streams[${i}].events[${j}]`, versions, seen);
      check(!ids.has(ready.id), `streams[${i}].events[${j}].id`, 'must be unique');
      ids.add(ready.id);
      bytes += ready.data.length + ready.metadata.length;
      check(bytes <= maxBytes, 'streams', `must hold at most ${maxBytes} characters of JSON together`);
      return ready;
    }),
  }));
  const { commandId, requestHash } = command;
  const answer = canonicalJson(command.answer, 'answer');
  return { commandId, requestHash, answer, bytes: bytes + answer.length, streams: checked };
};
