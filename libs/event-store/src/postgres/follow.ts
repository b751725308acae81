import type { Recorded } from '#event-sourcing';
import { StoreUnavailable } from '../errors.js';
import type { Position, Subscription } from '../event-store.js';
import type { Alarm } from '../alarm.js';
import { backOff } from '../back-off.js';
import { beginning } from './position.js';

type Reading = Readonly<{
  /** Events after a position that readers may see, in log order. */
  read: (after: Position, limit: number) => Promise<readonly Recorded[]>;
  /** Rung when something was appended. */
  alarm: Alarm;
  isClosed: () => boolean;
}>;

/**
 * After a wake-up we look again soon and then ever more rarely: what woke us may still be held back by an older
 * transaction, and nobody says when that one ends.
 */
const firstPauseMs = 5;
const longestPauseMs = 500;

/** Runs one subscription until its signal is aborted or the store is closed. Rejects when the handler does. */
export const follow = async ({ read, alarm, isClosed }: Reading, subscription: Subscription): Promise<void> => {
  const { handle, signal, batchSize = 500 } = subscription;
  let position = subscription.after ?? beginning;
  let toldCaughtUpAt: Position | undefined;
  let pauseMs = firstPauseMs;
  let failures = 0;
  const ended = (): boolean => signal.aborted || isClosed();

  while (!ended()) {
    const events = await orEnd(read(position, batchSize), signal).catch((error: unknown) => {
      if (error instanceof StoreUnavailable) return undefined;
      throw error;
    });
    if (ended()) return;
    if (!events) {
      await alarm.sleep(backOff(failures++, 50, 5_000));
      continue;
    }
    failures = 0;
    const last = events.at(-1);
    if (last) {
      position = last.position;
      pauseMs = firstPauseMs;
      await handle({ events, position, caughtUp: false });
      continue;
    }
    if (toldCaughtUpAt !== position) {
      toldCaughtUpAt = position;
      await handle({ events, position, caughtUp: true });
    }
    pauseMs = (await alarm.sleep(pauseMs)) ? firstPauseMs : Math.min(longestPauseMs, pauseMs * 2);
  }
};

/** Undefined when the signal is aborted before the promise is settled; leaves nothing behind on a long-lived signal. */
const orEnd = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const end = (): void => resolve(undefined);
    signal.addEventListener('abort', end);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
