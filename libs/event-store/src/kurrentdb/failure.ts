import {
  AppendRecordSizeExceededError,
  CancelledError,
  convertToCommandError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  TimeoutError,
  TransactionMaxSizeExceededError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { InvalidAppend, StoreUnavailable } from '../errors.js';

/** Status codes of gRPC. */
const unknown = 2;
const invalidArgument = 3;
const failedPrecondition = 9;

const commandError = (error: unknown): unknown => (error instanceof Error ? convertToCommandError(error) : error);

/**
 * Of an append that reached a node which is no longer the leader: the client does not know this answer of the newer
 * protocol, and stays with that node.
 */
const isNotLeader = (error: UnknownError): boolean =>
  error.code === failedPrecondition &&
  (/not the leader node/i.test(error.message) ||
    (error._raw?.metadata.get('grpc-status-details-bin') ?? []).some((details) =>
      details.includes('NotLeaderNodeErrorDetails'),
    ));

const isUnavailable = (error: unknown): boolean => {
  if (error instanceof UnknownError) {
    // Without a code: from the half of the client that reads, and whatever it was, reading again does no harm.
    return error.code === undefined || error.code === unknown || isNotLeader(error);
  }
  if (
    error instanceof UnavailableError ||
    error instanceof CancelledError ||
    error instanceof DeadlineExceededError ||
    error instanceof TimeoutError ||
    error instanceof NotLeaderError
  ) {
    return true;
  }
  // No node answered when the client looked for the leader: the client says that in words only.
  return error instanceof Error && /^Failed to discover/.test(error.message);
};

/** What went wrong between us and the server, as the port says it; other errors as they are. */
export const asStoreError = (error: unknown): unknown =>
  isUnavailable(commandError(error))
    ? new StoreUnavailable('the event store cannot be reached', { cause: error })
    : error;

const tooLarge = (bytes: number): InvalidAppend =>
  new InvalidAppend('streams', `must be at most ${bytes} bytes together, or an event of it, for this server`);

/** Of an append: InvalidAppend, StoreUnavailable, 'conflict', or another error as it is. */
export const appendFailure = (thrown: unknown): unknown => {
  const error = commandError(thrown);
  if (error instanceof WrongExpectedVersionError) return 'conflict';
  if (error instanceof MaxAppendSizeExceededError) return tooLarge(error.maxAppendSize);
  if (error instanceof AppendRecordSizeExceededError) return tooLarge(error.maxSize);
  if (error instanceof TransactionMaxSizeExceededError) return tooLarge(error.maxSize);
  if (error instanceof UnknownError && error.code === invalidArgument) {
    return new InvalidAppend('streams', `must please the server: ${error.message}`);
  }
  return asStoreError(error);
};
