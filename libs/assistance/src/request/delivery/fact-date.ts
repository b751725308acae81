import { accountingDay } from '#contributions';
import { type Load, Refusal, requireDay, requireOrder } from '#event-sourcing';
import type { Request } from '../request.state.js';

type AtWork = Extract<Request, { phase: 'assignment' | 'delivery' | 'evaluation' }>;

/**
 * A person found that a fact holds, although it occurred during a suspension, after the work or in a closed period. `toldBy`: who
 * told it, and for whom; left out in what was held before that was noted.
 */
export type Judgement = Readonly<{ judgedOn: string; toldBy?: readonly string[] }>;

/** What has not happened yet is not told. */
export const requireOccurred = (field: string, day: string, today: string): void => {
  requireDay(field, day);
  if (day > today) throw new Refusal('OccurredInFuture', { field, [field]: day, today });
};

/**
 * A fact must have occurred by today, after the request was accepted and while the office was at work: not during a
 * suspension, nor after its end. `field`: what the day is called in the command.
 */
export const requireFactDate = (
  request: AtWork,
  requestId: string,
  occurredOn: string,
  today: string,
  judgement: Judgement | null,
  field = 'occurredOn',
): void => {
  requireOrder(['acceptedOn', request.acceptance.acceptedOn], [field, occurredOn]);
  requireOccurred(field, occurredOn, today);
  if (judgement) return;
  requireNotSuspendedOn(request, requestId, occurredOn);
  if (request.phase === 'evaluation' && occurredOn > request.completedOn)
    throw new Refusal('OccurredAfterCompletion', { requestId, occurredOn, completedOn: request.completedOn });
  if (request.phase === 'assignment' && request.leftOfficeOn !== null && occurredOn > request.leftOfficeOn)
    throw new Refusal('OccurredAfterReassignment', { requestId, occurredOn, reassignedOn: request.leftOfficeOn });
};

export const requireNotSuspendedOn = ({ work }: AtWork, requestId: string, occurredOn: string): void => {
  const suspended = work.suspensions.find(({ from, to }) => occurredOn >= from && (to === null || occurredOn < to));
  if (suspended) throw new Refusal('OccurredWhileSuspended', { requestId, occurredOn, since: suspended.from });
};

/** Set where it is not the day on which the money moved. Refuses with `PeriodClosed`, unless a person has accepted it. */
export const accountedOn = async (
  load: Load,
  occurredOn: string,
  judgement: Judgement | null,
): Promise<Readonly<{ accountedOn?: string }>> => {
  const day = await accountingDay(load, occurredOn, judgement?.judgedOn ?? null);
  return day === occurredOn ? {} : { accountedOn: day };
};
