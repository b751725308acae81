import {
  AgreeWorkplan,
  AttachEvidence,
  CompleteDelivery,
  CorrectActivity,
  LogActivity,
  MeasureIndicator,
  RaiseRisk,
  ReachMilestone,
  ResumeDelivery,
  SuspendDelivery,
} from './delivery.commands.js';
import type { DeliveredActivity } from './delivery.events.js';
import type { RequestEvent } from '../request.events.js';
import { events, until } from '../request-events.samples.js';
import { activity, evidence, measurement, on, requestId, risk, today, workplan } from '../request.samples.js';

// Commands of delivery by the book, changed where a spec says so, and the events that come of them.

const context = on(today);
export type Data<C extends abstract new (...of: never[]) => unknown> = ConstructorParameters<C>[0];
export const agree = (changed: Partial<Data<typeof AgreeWorkplan>>) =>
  new AgreeWorkplan({ requestId, ...workplan, ...changed }, context);
export const log = (changed: Partial<DeliveredActivity>) =>
  new LogActivity({ requestId, ...activity, ...changed }, context);
export const correct = (changed: Partial<Data<typeof CorrectActivity>>) =>
  new CorrectActivity(
    { requestId, ...activity, correctionId: 'correction-2', reason: 'Counted again', ...changed },
    context,
  );
export const reach = (occurredOn: string, milestoneId = 'm1') =>
  new ReachMilestone({ requestId, milestoneId, occurredOn }, context);
export const measure = (changed: Partial<Data<typeof MeasureIndicator>>) =>
  new MeasureIndicator({ requestId, ...measurement, ...changed }, context);
export const attach = (changed: Partial<Data<typeof AttachEvidence>>) =>
  new AttachEvidence({ requestId, ...evidence, ...changed }, context);
export const warn = (changed: Partial<Data<typeof RaiseRisk>>) =>
  new RaiseRisk({ requestId, ...risk, ...changed }, context);
export const suspend = (suspendedOn: string, reason = 'Unrest') =>
  new SuspendDelivery({ requestId, suspendedOn, reason }, context);
export const resume = (resumedOn: string) => new ResumeDelivery({ requestId, resumedOn }, context);
export const complete = (completedOn: string, summary = 'Law passed') =>
  new CompleteDelivery({ requestId, completedOn, summary }, context);

export const delivered = (changed: Partial<DeliveredActivity> = {}, officeCode = 'ROEA'): RequestEvent => {
  const { to } = { ...activity, ...changed };
  return { type: 'ActivityDelivered', data: { requestId, ...activity, ...changed, officeCode, occurredOn: to } };
};
export const corrected = (
  changed: Partial<DeliveredActivity> & { correctionId?: string; reason?: string },
): RequestEvent => {
  const { to } = { ...activity, ...changed };
  const data = { ...activity, correctionId: 'correction-2', reason: 'Counted again', ...changed };
  return { type: 'ActivityCorrected', data: { requestId, ...data, officeCode: 'ROEA', occurredOn: to } };
};
export const suspended = (suspendedOn: string): RequestEvent => ({
  type: 'DeliverySuspended',
  data: { requestId, suspendedOn, reason: 'Unrest' },
});
export const resumed = (resumedOn: string): RequestEvent => ({
  type: 'DeliveryResumed',
  data: { requestId, resumedOn },
});
export const oneDay = (day: string) => ({ from: day, to: day });

/** Delivering by an agreed workplan. */
export const atWork = [...until.delivery, events.WorkplanAgreed];
export const reassignedOn = (assignedOn: string): RequestEvent => ({
  type: 'FieldOfficeAssigned',
  data: {
    requestId,
    officeCode: 'ROWCA',
    assignedOn,
    reason: 'The office closes',
    ranking: [],
    reassignedFrom: 'ROEA',
  },
});
/** Another office is sought since 1 June. */
export const handedOver = [...atWork, reassignedOn('2026-06-01')];
