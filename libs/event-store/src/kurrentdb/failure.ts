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
const internal = 13;

const commandError = (error: unknown): unknown => (error instanceof Error ? convertToCommandError(error) : error);

/**
 * From the half of the client that reads there is no code, and whatever it was, reading again does no harm. The one
 * precondition that the client does not know: the node is no longer the leader, and the client would stay with it.
 */
const isPassing = ({ code }: Readonly<{ code?: number }>): boolean =>
  code === undefined || code === unknown || code === failedPrecondition;

const hasCode = ({ code }: Readonly<{ code?: number }>, wanted: number): boolean => code === wanted;

const isUnavailable = (error: unknown): boolean => {
  if (error instanceof UnknownError) return isPassing(error);
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
  return error instanceof Error && error.message.startsWith('Failed to discover');
};

/** What went wrong between us and the server, as the port says it; other errors as they are. */
export const asStoreError = (error: unknown): unknown =>
  isUnavailable(commandError(error))
    ? new StoreUnavailable('the event store cannot be reached', { cause: error })
    : error;

/**
 * What the server answers when some streams already hold these very events and others do not: so it is where the same
 * command came twice, since its events are the same and its records are not.
 */
export const isMalfunction = (error: unknown): boolean => error instanceof UnavailableError && hasCode(error, internal);

const tooLarge = (bytes: number): InvalidAppend =>
  new InvalidAppend('streams', `must be at most ${bytes} bytes together, or an event of it, for this server`);

/** Of an append: InvalidAppend, StoreUnavailable, 'conflict', or another error as it is. */
export const appendFailure = (thrown: unknown): unknown => {
  const error = commandError(thrown);
  if (error instanceof WrongExpectedVersionError) return 'conflict';
  if (error instanceof MaxAppendSizeExceededError) return tooLarge(error.maxAppendSize);
  if (error instanceof AppendRecordSizeExceededError) return tooLarge(error.maxSize);
  if (error instanceof TransactionMaxSizeExceededError) return tooLarge(error.maxSize);
  if (error instanceof UnknownError && hasCode(error, invalidArgument)) {
    return new InvalidAppend('streams', `must please the server: ${error.message}`);
  }
  return asStoreError(error);
};
