/** What came of sending something once. */
export type Attempted = Readonly<{
  /** HTTP or SMTP; null when there was no answer. */
  statusCode: number | null;
  /** Null: it arrived. */
  reason: string | null;
  /** Trying again would come to the same: it was refused for good, or is not wanted any more. */
  final?: 'refused' | 'not-wanted';
}>;

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 2 * 60 * 60 * 1000;

type Next = Readonly<{ status: 'done' | 'parked' } | { status: 'waiting'; dueAt: Date }> & Readonly<{ dueAt?: Date }>;

/**
 * When to try again: after 5 s, and twice as long each time, up to two hours; half of it by chance (`jitter`: 0 to 1), so
 * that what failed together does not come back together. What would be due later than `giveUpAt` is parked.
 */
export const nextAttempt = (
  { reason, final }: Attempted,
  { attempts, giveUpAt, now, jitter }: Readonly<{ attempts: number; giveUpAt: Date; now: Date; jitter: number }>,
): Next => {
  if (reason === null || final === 'not-wanted') return { status: 'done' };
  if (final === 'refused') return { status: 'parked' };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1)) * (0.5 + jitter / 2);
  const dueAt = new Date(now.getTime() + wait);
  return dueAt > giveUpAt ? { status: 'parked' } : { status: 'waiting', dueAt };
};
