import {
  AccessDeniedError,
  AppendRecordSizeExceededError,
  CancelledError,
  convertToCommandError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamTombstonedError,
  TimeoutError,
  TransactionMaxSizeExceededError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable, StoreUnusable } from '../errors.js';

/** Status codes of gRPC. */
const code = {
  unknown: 2,
  invalidArgument: 3,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
} as const;

const commandError = (error: unknown): unknown => (error instanceof Error ? convertToCommandError(error) : error);

const isUnknown = (error: unknown, ...codes: readonly (number | undefined)[]): error is UnknownError =>
  error instanceof UnknownError && codes.includes(error.code);

const isUnavailable = (error: unknown): boolean =>
  error instanceof UnavailableError ||
  error instanceof CancelledError ||
  error instanceof DeadlineExceededError ||
  error instanceof TimeoutError ||
  error instanceof NotLeaderError ||
  // From the half of the client that reads there is no code, and whatever it was, reading again does no harm. The one
  // precondition that the client does not know: the node is no longer the leader, and the client would stay with it.
  isUnknown(error, undefined, code.unknown, code.failedPrecondition, code.aborted) ||
  // No node answered when the client looked for the leader: the client says that in words only.
  (error instanceof Error && error.message.startsWith('Failed to discover'));

const inOneLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();

/** What went wrong between us and the server, as the port says it; other errors as they are. */
export const asStoreError = (thrown: unknown): unknown => {
  const error = commandError(thrown);
  if (isUnavailable(error)) {
    return new StoreUnavailable(`the event store cannot be reached: ${inOneLine(error)}`, { cause: thrown });
  }
  if (error instanceof AccessDeniedError || isUnknown(error, code.permissionDenied)) {
    return new StoreUnusable(
      'the event store refuses the user of the connection string: either the password is wrong, or the user may not ' +
        'read $all (which needs the group $admins, unless the server is told otherwise) and read and write streams',
      { cause: thrown },
    );
  }
  if (error instanceof StreamDeletedError || error instanceof StreamTombstonedError) {
    const stream = error instanceof StreamDeletedError ? error.streamName : error.stream;
    return new StoreUnusable(`stream ${stream} was deleted on the server: restore it from a backup`, { cause: thrown });
  }
  return thrown;
};

const tooLarge = (bytes: number): InvalidAppend =>
  new InvalidAppend('streams', `must be at most ${bytes} bytes together, or an event of it, for this server`);

/** Of an append: InvalidAppend, StoreUnavailable, StoreUnusable, 'conflict', or another error as it is. */
export const appendFailure = (thrown: unknown): unknown => {
  const error = commandError(thrown);
  if (error instanceof WrongExpectedVersionError) return 'conflict';
  if (error instanceof MaxAppendSizeExceededError) return tooLarge(error.maxAppendSize);
  if (error instanceof AppendRecordSizeExceededError) return tooLarge(error.maxSize);
  if (error instanceof TransactionMaxSizeExceededError) return tooLarge(error.maxSize);
  // A message that is much too large is not looked into.
  if (isUnknown(error, code.invalidArgument, code.resourceExhausted)) {
    return new InvalidAppend('streams', `must please the server: ${inOneLine(error)}`);
  }
  return asStoreError(thrown);
};
