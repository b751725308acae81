import {
  InvalidInput,
  NotFound,
  Refusal,
  allNotes,
  dayOf,
  noteOf,
  requireDay,
  requireNotAfter,
  requireOrder,
  requireText,
} from '#event-sourcing';
import { LONGEST_ID, requireCountry } from '../intake/submission.rules.js';
import { requirePhase } from '../phase.js';
import { acceptedOf } from '../accepted.js';
import type { InDelivery, Request, Work } from '../request.state.js';
import type { DeliveryCommand, FactCommand, RecordExpenditure, ReverseExpenditure } from './delivery.commands.js';
import type { DeliveredActivity, DeliveryEvent } from './delivery.events.js';
import { requireAtWork, requireOwnTime } from '../assignment/own-office.js';
import { type Judgement, requireFactDate } from './fact-date.js';
import { contentOf } from './content.js';
import { activityIn, contentTold, reportIn } from './work.js';
import { requireBySex, requireValue, requireWorkplan } from './workplan.rules.js';

/** What has happened, and moves no money. */
export type DeliveryFact = Exclude<FactCommand, RecordExpenditure | ReverseExpenditure>;

/** The rules of delivery but for its money: what the office agreed to do, did, measured and met. */
export const decideDelivery = (
  command: DeliveryCommand,
  state: Request,
  judgement: Judgement | null = null,
): DeliveryEvent[] => {
  const { requestId } = command.data;
  const today = dayOf(command);

  switch (command.type) {
    case 'AgreeWorkplan': {
      const request = requirePhase(state, 'delivery', requestId);
      requireAtWork(command, request.work);
      requireRunning(request, requestId);
      requireNotAfter('agreedOn', command.data.agreedOn, today);
      requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['agreedOn', command.data.agreedOn]);
      requireWorkplan(command);
      return [{ type: 'WorkplanAgreed', data: command.data }];
    }
    case 'ReportProgress': {
      const report = reportIn(command.data);
      if (isToldAgain(state, ['reportId', report.reportId], contentOf(report))) return [];
      const request = atWork(state, requestId);
      requireOwnTime(command, request.work, report.to);
      requireText('summary', report.summary, 20_000);
      requireOrder(['acceptedOn', request.acceptance.acceptedOn], ['from', report.from]);
      requireOrder(['from', report.from], ['to', report.to]);
      requireOrder(['to', report.to], ['reportedOn', report.reportedOn]);
      requireNotAfter('reportedOn', report.reportedOn, today);
      return [{ type: 'ProgressReported', data: { requestId, ...report, ...byOffice(request, report.to) } }];
    }
    case 'LogActivity': {
      const activity = activityIn(command.data);
      requireActivity(activity);
      // Facts keep what was told first, also after a correction.
      if (isToldAgain(state, ['activityId', activity.activityId], contentOf(activity))) return [];
      const request = atWork(state, requestId);
      requirePlanned(activity, request.work);
      requireActivityDates(request, activity, today, judgement);
      return [
        {
          type: 'ActivityDelivered',
          data: { requestId, ...activity, ...byOffice(request, activity.to), occurredOn: activity.to },
        },
      ];
    }
    case 'CorrectActivity': {
      const { correctionId, reason } = command.data;
      const activity = activityIn(command.data);
      requireText('reason', reason, 2_000);
      requireActivity(activity);
      if (isToldAgain(state, ['correctionId', correctionId], contentOf({ ...activity, reason }))) return [];
      const request = atWork(state, requestId);
      const before = noteOf(request.work.activities, activity.activityId);
      if (!before) throw new NotFound('Activity', activity.activityId);
      // What it does not change was right when it was told: the workplan, too, may be another one since.
      const [, plannedId, from, to] = before;
      if (activity.plannedId !== plannedId) requirePlanned(activity, request.work);
      if (activity.from !== from || activity.to !== to) requireActivityDates(request, activity, today, judgement);
      const data = {
        requestId,
        ...activity,
        ...byOffice(request, activity.to),
        correctionId,
        reason,
        occurredOn: activity.to,
      };
      return [{ type: 'ActivityCorrected', data }];
    }
    case 'ReachMilestone': {
      const { milestoneId, occurredOn } = command.data;
      requireDay('occurredOn', occurredOn);
      const reached = acceptedOf(state)?.work.milestonesReached.get(milestoneId);
      if (isSame(['milestoneId', milestoneId], reached, occurredOn)) return [];
      const request = atWork(state, requestId);
      if (!request.work.workplan?.milestones.some((one) => one.milestoneId === milestoneId))
        throw new NotFound('Milestone', milestoneId);
      requireFactDate(request, requestId, occurredOn, today, judgement);
      return [{ type: 'MilestoneReached', data: { requestId, milestoneId, occurredOn } }];
    }
    case 'MeasureIndicator': {
      const { measurementId, indicatorId, occurredOn, value, bySex } = command.data;
      requireDay('occurredOn', occurredOn);
      const planned = acceptedOf(state)?.work.workplan?.indicators;
      const indicator = planned?.find((one) => one.indicatorId === indicatorId);
      if (indicator) requireValue('value', { value, bySex }, indicator.countsPeople);
      if (isToldAgain(state, ['measurementId', measurementId], contentOf(command.data))) return [];
      const request = atWork(state, requestId);
      if (!indicator) throw new NotFound('Indicator', indicatorId);
      requireFactDate(request, requestId, occurredOn, today, judgement);
      return [{ type: 'IndicatorMeasured', data: command.data }];
    }
    case 'AttachEvidence': {
      const { evidenceId, fileName, mediaType, size, sha256, describes, occurredOn } = command.data;
      requireDay('occurredOn', occurredOn);
      requireText('fileName', fileName, 255);
      requireText('describes', describes, 1_000);
      if (!/^[\w.+-]{1,127}\/[\w.+-]{1,127}$/.test(mediaType))
        throw new InvalidInput('mediaType', 'must be a media type such as application/pdf');
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new InvalidInput('sha256', 'must be 64 hexadecimal digits, lower case');
      if (!Number.isSafeInteger(size) || size <= 0)
        throw new InvalidInput('size', 'must be a whole number of bytes above zero', { value: size });
      if (isToldAgain(state, ['evidenceId', evidenceId], contentOf(command.data))) return [];
      const request = atWork(state, requestId);
      requireFactDate(request, requestId, occurredOn, today, judgement);
      return [{ type: 'EvidenceAttached', data: command.data }];
    }
    case 'RaiseRisk': {
      const { riskId, title, mitigation, occurredOn } = command.data;
      requireDay('occurredOn', occurredOn);
      requireText('title', title, 300);
      requireText('mitigation', mitigation, 5_000);
      if (isToldAgain(state, ['riskId', riskId], contentOf(command.data))) return [];
      const request = atWork(state, requestId);
      requireFactDate(request, requestId, occurredOn, today, judgement);
      return [{ type: 'RiskRaised', data: command.data }];
    }
    case 'SuspendDelivery': {
      const request = requirePhase(state, 'delivery', requestId);
      const { suspendedOn, reason } = command.data;
      requireRunning(request, requestId);
      requireText('reason', reason, 5_000);
      requireNotAfter('suspendedOn', suspendedOn, today);
      requireOrder(request.lastStep, ['suspendedOn', suspendedOn]);
      return [{ type: 'DeliverySuspended', data: { requestId, suspendedOn, reason } }];
    }
    case 'ResumeDelivery': {
      const request = requirePhase(state, 'delivery', requestId);
      const { resumedOn } = command.data;
      const last = request.work.suspensions.at(-1);
      if (last?.to !== null) throw new Refusal('DeliveryNotSuspended', { requestId });
      requireOrder(['suspendedOn', last.from], ['resumedOn', resumedOn]);
      requireNotAfter('resumedOn', resumedOn, today);
      return [{ type: 'DeliveryResumed', data: { requestId, resumedOn } }];
    }
    case 'CompleteDelivery': {
      const request = requirePhase(state, 'delivery', requestId);
      const { completedOn, summary } = command.data;
      requireAtWork(command, request.work);
      requireRunning(request, requestId);
      requireText('summary', summary, 20_000);
      requireNotAfter('completedOn', completedOn, today);
      requireOrder(request.lastStep, ['completedOn', completedOn]);
      const ends = [...allNotes(request.work.activities).values()].map(([, , , to]) => to);
      requireOrder(['activities.to', ends.toSorted().at(-1) ?? completedOn], ['completedOn', completedOn]);
      return [{ type: 'DeliveryCompleted', data: { requestId, completedOn, summary } }];
    }
  }
};

/** Facts may still come while another office is sought, and after completion, when they occurred before. */
type AtWork = Extract<Request, { phase: 'assignment' | 'delivery' | 'evaluation' }>;

const atWork = (state: Request, requestId: string): AtWork => {
  const request = requirePhase(state, ['assignment', 'delivery', 'evaluation'], requestId);
  if (request.phase === 'assignment' && request.leftOfficeOn === null)
    throw new Refusal('WrongPhase', { requestId, phase: 'assignment', allowed: ['delivery', 'evaluation'] });
  return request;
};

/** Who did it: the office at work on that day, though another one may have taken over since. */
const byOffice = ({ work: { offices } }: AtWork, occurredOn: string): { officeCode: string } => ({
  officeCode: (offices.findLast(({ from }) => from <= occurredOn) ?? offices[0])?.officeCode ?? '',
});

/**
 * Whether a fact was told before, in the same words: then it changes nothing, whatever has become of the request since.
 * Refuses an id that was used for another fact.
 */
export const isToldAgain = (state: Request, id: FactId, told: string): boolean => {
  requireText(...id, LONGEST_ID);
  const accepted = acceptedOf(state);
  return isSame(id, accepted ? contentTold(accepted.work, id[1]) : undefined, told);
};

type FactId = readonly [field: string, id: string];

const isSame = ([field, id]: FactId, known: string | undefined, told: string): boolean => {
  if (known !== undefined && known !== told) throw new Refusal('FactIdReused', { field, id });
  return known !== undefined;
};

/** It neither began nor ended when no work was to be done. */
const requireActivityDates = (
  request: AtWork,
  { from, to }: DeliveredActivity,
  today: string,
  judgement: Judgement | null,
): void => {
  const { requestId } = request.submission;
  requireFactDate(request, requestId, from, today, judgement, 'from');
  requireFactDate(request, requestId, to, today, judgement, 'to');
};

const requireRunning = ({ work }: InDelivery, requestId: string): void => {
  const last = work.suspensions.at(-1);
  if (last?.to === null) throw new Refusal('DeliverySuspended', { requestId, since: last.from });
};

const requirePlanned = ({ plannedId }: DeliveredActivity, { workplan }: Work): void => {
  if (plannedId !== null && !workplan?.activities.some((one) => one.plannedId === plannedId))
    throw new NotFound('PlannedActivity', plannedId);
};

const requireActivity = (activity: DeliveredActivity): void => {
  const { title, from, to, country, place, participants, sectors, outputs } = activity;
  requireText('title', title, 300);
  requireOrder(['from', from], ['to', to]);
  if (country !== null) requireCountry('country', country);
  if (place !== null) requireText('place', place, 200);
  for (const output of outputs) requireText('outputs', output, 500);
  if (participants) requireBySex('participants', participants);
  const counts = Object.values(sectors);
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0))
    throw new InvalidInput('sectors', 'must be whole numbers of people');
  const total = participants ? participants.female + participants.male + participants.notStated : 0;
  const inSectors = counts.reduce((sum, count) => sum + count, 0);
  if (inSectors > total)
    throw new InvalidInput('sectors', 'must not count more people than took part', { participants: total, inSectors });
};
