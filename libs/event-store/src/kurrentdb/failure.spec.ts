import { describe, expect, test } from '@jest/globals';
import {
  AccessDeniedError,
  CancelledError,
  convertToCommandError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamTombstonedError,
  UnavailableError,
  UnknownError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable, StoreUnusable } from '../errors.js';
import { appendFailure, asStoreError } from './failure.js';

type ServiceError = NonNullable<ConstructorParameters<typeof UnknownError>[0]>;

/** As gRPC gives it to the client; it has no details that the client knows. */
const fromServer = (code: number, message: string, metadata: object = { getMap: () => ({}), get: () => [] }) =>
  Object.assign(new Error(`${code} ${message}`), { code, details: message, metadata }) as unknown as ServiceError;

describe('a failure', () => {
  test.each<[string, unknown]>([
    ['a server that cannot be reached', new UnavailableError(fromServer(14, 'UNAVAILABLE'))],
    ['the same, as the client passes it on unconverted', fromServer(14, 'UNAVAILABLE')],
    ['a server that shuts down', new CancelledError(fromServer(1, 'CANCELLED'))],
    ['an answer that does not come in time', new DeadlineExceededError(fromServer(4, 'DEADLINE_EXCEEDED'))],
    ['a node that is no longer the leader', convertToCommandError(fromServer(9, 'not the leader node'))],
    ['the same, said to a reader', notLeader()],
    ['a reader’s lost connection', new UnknownError(Object.assign(new Error('h2'), { name: 'UnknownError' }) as ServiceError)], // oxfmt-ignore
    ['no leader found', new Error('Failed to discover after 10 attempts.')],
    ['a read that took the server too long', convertToCommandError(fromServer(10, 'Operation timed out'))],
    ['a malfunction of the server', convertToCommandError(fromServer(13, 'An internal server error occurred'))],
    ['silence', new StoreUnavailable('the event store does not answer')],
  ])('like %s is passing', (_, error) => {
    expect(asStoreError(error)).toBeInstanceOf(StoreUnavailable);
    expect(appendFailure(error)).toBeInstanceOf(StoreUnavailable);
  });

  test.each<[string, unknown]>([
    ['a refused user', new AccessDeniedError(fromServer(16, 'UNAUTHENTICATED'))],
    ['a user that may not', new UnknownError(fromServer(7, 'PERMISSION_DENIED'))],
    ['a deleted stream', StreamDeletedError.fromStreamName('techcoop:a')],
    ['the same, said to a writer', new StreamTombstonedError(fromServer(9, 'tombstoned'), { stream: 'techcoop:a' })],
  ])('like %s is for somebody to put right', (_, error) => {
    for (const failure of [asStoreError(error), appendFailure(error)]) {
      expect(failure).toBeInstanceOf(StoreUnusable);
      expect(failure).toHaveProperty(
        'message',
        expect.stringMatching(/refuses the user|stream techcoop:a was deleted/),
      );
    }
  });

  test.each<[string, unknown]>([
    ['a method that the server does not have', new UnsupportedError('multiStreamAppend', '25.1')],
    ['a bug', new TypeError('x is not a function')],
  ])('like %s stays as it is', (_, error) => {
    expect(asStoreError(error)).toBe(error);
    expect(appendFailure(error)).toBe(error);
  });

  test('says and keeps what caused it', () => {
    const cause = new UnavailableError(fromServer(14, 'UNAVAILABLE: wrong\n certificate '));
    expect(asStoreError(cause)).toHaveProperty('cause', cause);
    expect(asStoreError(cause)).toHaveProperty(
      'message',
      'the event store cannot be reached: 14 UNAVAILABLE: wrong certificate',
    );
  });
});

describe('an append', () => {
  test('that finds a stream elsewhere is in conflict', () => {
    const versions = { streamName: 'techcoop:a', expected: 3n, current: 4n };
    expect(appendFailure(new WrongExpectedVersionError(undefined, versions))).toBe('conflict');
  });

  test('that is too large for the server is refused', () => {
    expect(appendFailure(new MaxAppendSizeExceededError(undefined, 1_048_576))).toEqual(
      new InvalidAppend('streams', 'must be at most 1048576 bytes together, or an event of it, for this server'),
    );
  });

  test.each<[string, number, string]>([
    ['malformed', 3, 'The request is invalid:\n -- Record ID must not be empty'],
    ['so large that it does not look into it', 8, 'Received message exceeds the maximum configured message size'],
  ])('that the server finds %s is refused with its reason', (_, code, reason) => {
    const failure = appendFailure(new UnknownError(fromServer(code, reason)));
    expect(failure).toBeInstanceOf(InvalidAppend);
    expect(failure).toHaveProperty('message', expect.stringContaining(reason.replace('\n', '')));
  });
});

function notLeader(): NotLeaderError {
  return new NotLeaderError(fromServer(0, 'not leader', { 'leader-endpoint-host': 'b', 'leader-endpoint-port': 2113 }));
}
