import { type Decision, InvalidInput, type Transaction, requireDay, requireText } from '#event-sourcing';
import type { SetWaitlistPolicy } from './waitlist.commands.js';
import { WAITLIST_POLICIES, type WaitlistEvent } from './waitlist.events.js';
import { WAITLIST, waitlistFold } from './waitlist.state.js';

export const setWaitlistPolicy: Transaction<SetWaitlistPolicy> = async (command, load): Promise<Decision> => {
  const { policy, from, reason } = command.data;
  if (!WAITLIST_POLICIES.includes(policy))
    throw new InvalidInput('policy', `must be one of ${WAITLIST_POLICIES.join(', ')}`, { value: policy });
  requireDay('from', from);
  requireText('reason', reason, 2_000);
  await load.state(waitlistFold, WAITLIST);
  const set: WaitlistEvent = { type: 'WaitlistPolicySet', data: { policy, from, reason } };
  return { appends: [{ stream: WAITLIST, events: [set] }] };
};
