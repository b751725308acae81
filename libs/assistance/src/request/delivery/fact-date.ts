import { Refusal, requireNotAfter, requireOrder } from '#event-sourcing';
import type { Request } from '../request.state.js';

/**
 * A fact must have occurred by today, after the request was accepted and while the office was at work: not during a
 * suspension, nor after its end. `field`: what the day is called in the command.
 */
export const requireFactDate = (
  request: Extract<Request, { phase: 'assignment' | 'delivery' | 'evaluation' }>,
  requestId: string,
  occurredOn: string,
  today: string,
  field = 'occurredOn',
): void => {
  requireNotAfter(field, occurredOn, today);
  requireOrder(['acceptedOn', request.acceptance.acceptedOn], [field, occurredOn]);
  const suspended = request.work.suspensions.find(
    ({ from, to }) => occurredOn >= from && (to === null || occurredOn < to),
  );
  if (suspended) throw new Refusal('OccurredWhileSuspended', { requestId, occurredOn, since: suspended.from });
  if (request.phase === 'evaluation' && occurredOn > request.completedOn)
    throw new Refusal('OccurredAfterCompletion', { requestId, occurredOn, completedOn: request.completedOn });
  if (request.phase === 'assignment' && request.leftOfficeOn !== null && occurredOn > request.leftOfficeOn)
    throw new Refusal('OccurredAfterReassignment', { requestId, occurredOn, reassignedOn: request.leftOfficeOn });
};
