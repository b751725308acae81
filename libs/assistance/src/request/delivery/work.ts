import type { DeliveredActivity, DeliveryEvent } from './delivery.events.js';
import type { EvaluationEvent } from '../evaluation/evaluation.events.js';
import type { Work } from '../request.state.js';

type Logged = Extract<
  DeliveryEvent | EvaluationEvent,
  {
    type:
      | 'WorkplanAgreed'
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
    case 'ActivityDelivered':
      return {
        ...withFact(work, data.activityId, activityIn(data)),
        activities: new Map(work.activities).set(data.activityId, activityIn(data)),
      };
    case 'ActivityCorrected':
      return {
        ...withFact(work, data.correctionId, { ...activityIn(data), reason: data.reason }),
        activities: new Map(work.activities).set(data.activityId, activityIn(data)),
      };
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

/** The same fact told twice is the same text, whatever the order of its fields. */
export const contentOf = (fact: unknown): string =>
  JSON.stringify(fact, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const withFact = (work: Work, id: string, fact: unknown): Work => ({
  ...work,
  facts: new Map(work.facts).set(id, contentOf(fact)),
});
