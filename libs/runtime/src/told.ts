import { InvalidConfiguration } from '#configuration';
import { StoreUnavailable, StoreUnusable } from '#event-store';
import { DatabaseNotStarted, DataDirectoryInUse, DiskAlmostFull } from '#postgres';

type ErrorClass = abstract new (...parameters: never[]) => Error;

/** What can stop any process, and people can do something about. */
const plain: readonly ErrorClass[] = [
  InvalidConfiguration,
  DataDirectoryInUse,
  DatabaseNotStarted,
  DiskAlmostFull,
  StoreUnavailable,
  StoreUnusable,
];

/**
 * An error as a command line tells of it: what people can do something about in a sentence (`also`: of what more they
 * can), anything else is a bug, with its stack.
 */
export const toldOf = (error: unknown, also: readonly ErrorClass[]): string => {
  if (!(error instanceof Error)) return String(error);
  const isPlain = [...plain, ...also].some((one) => error instanceof one);
  return isPlain ? error.message : (error.stack ?? error.message);
};
