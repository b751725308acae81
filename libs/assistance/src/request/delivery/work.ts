import { noteOf, withNote } from '#event-sourcing';
import { contentOf } from './content.js';
import type { DeliveredActivity, DeliveryEvent, ProgressReport } from './delivery.events.js';
import type { EvaluationEvent } from '../evaluation/evaluation.events.js';
import type { Work } from '../request.state.js';

type Logged = Extract<
  DeliveryEvent | EvaluationEvent,
  {
    type:
      | 'WorkplanAgreed'
      | 'ProgressReported'
      | 'ActivityDelivered'
      | 'ActivityCorrected'
      | 'MilestoneReached'
      | 'IndicatorMeasured'
      | 'EvidenceAttached'
      | 'RiskRaised'
      | 'LessonRecorded'
      | 'DeliverySuspended'
      | 'DeliveryResumed';
  }
>;

export const logged = (work: Work, { type, data }: Logged): Work => {
  switch (type) {
    case 'WorkplanAgreed': {
      const { activities, milestones, indicators } = data;
      return { ...work, workplan: { activities, milestones, indicators } };
    }
    case 'ProgressReported':
      return withFact(work, data.reportId, reportIn(data));
    case 'ActivityDelivered':
      return withActivity(work, data, contentOf(activityIn(data)));
    case 'ActivityCorrected': {
      const corrected = withFact(work, data.correctionId, { ...activityIn(data), reason: data.reason });
      return withActivity(corrected, data, contentTold(work, data.activityId) ?? '');
    }
    case 'MilestoneReached':
      return { ...work, milestonesReached: new Map(work.milestonesReached).set(data.milestoneId, data.occurredOn) };
    case 'IndicatorMeasured':
      return withFact(work, data.measurementId, data);
    case 'EvidenceAttached':
      return withFact(work, data.evidenceId, data);
    case 'RiskRaised':
      return withFact(work, data.riskId, data);
    case 'LessonRecorded':
      return withFact(work, data.lessonId, data);
    case 'DeliverySuspended':
      return { ...work, suspensions: [...work.suspensions, { from: data.suspendedOn, to: null }] };
    case 'DeliveryResumed':
      return {
        ...work,
        suspensions: work.suspensions.map((one) => (one.to === null ? { ...one, to: data.resumedOn } : one)),
      };
  }
};

export const activityIn = (data: DeliveredActivity): DeliveredActivity => {
  const { activityId, plannedId, kind, title, from, to, country, place, participants, sectors, outputs } = data;
  return { activityId, plannedId, kind, title, from, to, country, place, participants, sectors, outputs };
};

export const reportIn = ({ reportId, from, to, summary, reportedOn }: ProgressReport): ProgressReport => ({
  ...{ reportId, from, to, summary, reportedOn },
});

/** Of the fact that was told under this id first. */
export const contentTold = (
  { activities, facts }: Pick<Work, 'activities' | 'facts'>,
  id: string,
): string | undefined => noteOf(facts, id) ?? noteOf(activities, id)?.[0];

const withFact = (work: Work, id: string, fact: unknown): Work => ({
  ...work,
  facts: withNote(work.facts, id, contentOf(fact)),
});

const withActivity = (work: Work, { activityId, plannedId, from, to }: DeliveredActivity, content: string): Work => ({
  ...work,
  activities: withNote(work.activities, activityId, [content, plannedId, from, to]),
});
