import { daysBetween } from '../request/working-days.js';
import type { WaitlistPolicy } from './waitlist.events.js';
import type { Waiting, Waitlist } from './waitlist.state.js';

const MOST_PASSES = 3;
const LONGEST_DAYS = 180;

/** Which policy is in force on a day: strict order unless another was set. */
export const policyOn = ({ policies }: Waitlist, on: string): WaitlistPolicy =>
  policies.findLast(({ from }) => from <= on)?.policy ?? 'strict-order';

/**
 * Whether those behind may be given money that this one could use, while there is not enough for it. Under `best-fit`
 * they may, until it was passed over 3 times or has waited for 180 days.
 */
export const mayBePassed = (
  { passes, waitingSince }: Pick<Waiting, 'passes' | 'waitingSince'>,
  policy: WaitlistPolicy,
  on: string,
): boolean => policy === 'best-fit' && passes < MOST_PASSES && daysBetween(waitingSince, on) < LONGEST_DAYS;
