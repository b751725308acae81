import { Command } from '#event-sourcing';
import type { WaitlistPolicy } from './waitlist.events.js';

/** `requestedUpTo`: the position in the log that the pass is to cover; where a pass covered it, nothing more is done. */
export class RecheckWaitlist extends Command<
  'RecheckWaitlist',
  { checkedOn: string; requestedUpTo?: string | undefined }
> {
  readonly type = 'RecheckWaitlist';
}

/** In force from a day on, which may be one in the past or to come. */
export class SetWaitlistPolicy extends Command<
  'SetWaitlistPolicy',
  { policy: WaitlistPolicy; from: string; reason: string }
> {
  readonly type = 'SetWaitlistPolicy';
}
