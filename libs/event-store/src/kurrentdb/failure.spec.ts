import { describe, expect, test } from '@jest/globals';
import {
  AccessDeniedError,
  CancelledError,
  convertToCommandError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  UnavailableError,
  UnknownError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable } from '../errors.js';
import { appendFailure, asStoreError, isMalfunction } from './failure.js';

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
    ['a reader’s lost connection', new UnknownError(Object.assign(new Error('h2'), { name: 'UnknownError' }) as ServiceError)], // prettier-ignore
    ['no leader found', new Error('Failed to discover after 10 attempts.')],
    ['silence', new StoreUnavailable('the event store does not answer')],
  ])('like %s is passing', (_, error) => {
    expect(asStoreError(error)).toBeInstanceOf(StoreUnavailable);
    expect(appendFailure(error)).toBeInstanceOf(StoreUnavailable);
  });

  test.each<[string, unknown]>([
    ['a refused user', new AccessDeniedError(fromServer(16, 'UNAUTHENTICATED'))],
    ['a user that may not', new UnknownError(fromServer(7, 'PERMISSION_DENIED'))],
    ['a deleted stream', StreamDeletedError.fromStreamName('techcoop:a')],
    ['a method that the server does not have', new UnsupportedError('multiStreamAppend', '25.1')],
    ['a bug', new TypeError('x is not a function')],
  ])('like %s stays as it is', (_, error) => {
    expect(asStoreError(error)).toBe(error);
    expect(appendFailure(error)).toBe(error);
  });

  test('keeps what caused it', () => {
    const cause = new UnavailableError(fromServer(14, 'UNAVAILABLE'));
    expect(asStoreError(cause)).toHaveProperty('cause', cause);
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

  test('that the server finds malformed is refused with its reason', () => {
    const failure = appendFailure(new UnknownError(fromServer(3, 'INVALID_ARGUMENT: Record ID must not be empty')));
    expect(failure).toBeInstanceOf(InvalidAppend);
    expect(failure).toHaveProperty('message', expect.stringContaining('Record ID must not be empty'));
  });

  test('that met another sending of its command can be told from a lost connection', () => {
    expect(isMalfunction(new UnavailableError(fromServer(13, 'INTERNAL')))).toBe(true);
    expect(isMalfunction(new UnavailableError(fromServer(14, 'UNAVAILABLE')))).toBe(false);
  });
});

function notLeader(): NotLeaderError {
  return new NotLeaderError(fromServer(0, 'not leader', { 'leader-endpoint-host': 'b', 'leader-endpoint-port': 2113 }));
}
