import type { Recorded } from '#event-sourcing';
import { type BySex, type DeliveredActivity, JUSTICE_SECTORS } from '../request/delivery/delivery.events.js';
import { DAC_CRITERIA, type DacCriterion, type Rating } from '../request/evaluation/evaluation.events.js';
import { KINDS_OF_ASSISTANCE, type KindOfAssistance } from '../request/intake/intake.events.js';
import type { RequestEvent } from '../request/request.events.js';

type People = Readonly<{ female: number; male: number; not_stated: number }>;

/** What came of a request, in numbers: nobody's words, and no person. Of all of it, whoever pays. */
export type RequestResults = Readonly<{
  request_id: string;
  title: string;
  activities: number;
  /** Of all activities: who took part in two counts twice. */
  participants: People;
  by_kind: readonly (People & Readonly<{ kind: KindOfAssistance; activities: number }>)[];
  by_sector: readonly Readonly<{ sector: string; participants: number }>[];
  /** Things that activities brought forth, such as drafts and manuals. */
  outputs: number;
  /** Null: no evaluation was submitted. */
  ratings: Readonly<Record<DacCriterion, Rating>> | null;
}>;

/** Of a request's events, oldest first. */
export const resultsIn = (requestId: string, events: readonly Recorded<RequestEvent>[]): RequestResults => {
  const activities = [...activitiesIn(events).values()];
  return {
    request_id: requestId,
    title: titleIn(events),
    activities: activities.length,
    participants: peopleOf(activities),
    by_kind: KINDS_OF_ASSISTANCE.map((kind) => activities.filter((one) => one.kind === kind)).flatMap((some) =>
      some[0] ? [{ kind: some[0].kind, activities: some.length, ...peopleOf(some) }] : [],
    ),
    by_sector: JUSTICE_SECTORS.map((sector) => ({
      sector,
      participants: sum(activities.map(({ sectors }) => sectors[sector] ?? 0)),
    })).filter(({ participants }) => participants > 0),
    outputs: sum(activities.map(({ outputs }) => outputs.length)),
    ratings: ratingsIn(events),
  };
};

/** A correction replaces what it corrects. */
const activitiesIn = (events: readonly Recorded<RequestEvent>[]): ReadonlyMap<string, DeliveredActivity> => {
  const found = new Map<string, DeliveredActivity>();
  for (const { type, data } of events)
    if (type === 'ActivityDelivered' || type === 'ActivityCorrected') found.set(data.activityId, data);
  return found;
};

const titleIn = (events: readonly Recorded<RequestEvent>[]): string => {
  let title = '';
  for (const { type, data } of events) {
    if (type === 'RequestSubmitted' || type === 'RequestSplit') title = data.title;
    if (type === 'StageOpened') title = data.submission.title;
  }
  return title;
};

const ratingsIn = (events: readonly Recorded<RequestEvent>[]): RequestResults['ratings'] => {
  let ratings: RequestResults['ratings'] = null;
  for (const { type, data } of events)
    if (type === 'EvaluationSubmitted') {
      const rated = DAC_CRITERIA.map((criterion) => [criterion, data.assessments[criterion].rating]);
      ratings = Object.fromEntries(rated) as Record<DacCriterion, Rating>; // all criteria have one
    }
  return ratings;
};

const peopleOf = (activities: readonly DeliveredActivity[]): People => {
  const count = (sex: keyof BySex): number => sum(activities.map(({ participants }) => participants?.[sex] ?? 0));
  return { female: count('female'), male: count('male'), not_stated: count('notStated') };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
