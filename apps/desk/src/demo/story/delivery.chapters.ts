import {
  AgreeWorkplan,
  AttachEvidence,
  CompleteDelivery,
  CorrectActivity,
  type DeliveredActivity,
  type Indicator,
  type IndicatorValue,
  LogActivity,
  MeasureIndicator,
  RaiseRisk,
  ReachMilestone,
  ResumeDelivery,
  type Risk,
  SuspendDelivery,
} from '#assistance';
import { ACTORS } from './actors.js';
import type { Chapter, Counted, Held, RequestStory, Value, Workplan } from './request-story.js';
import type { Told } from './step.js';
import { sha256Of, uuidOf } from './uuid.js';

export const workplanAgreed =
  (day: number): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/workplan`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const { activities, milestones = {}, indicators = {} } = workplanOf(story);
      return new AgreeWorkplan(
        {
          requestId: idOf(story.key),
          agreedOn: on(day),
          activities: Object.entries(activities).map(([plannedId, [kind, title, from, to]]) => ({
            plannedId,
            kind,
            title,
            from: on(from),
            to: on(to),
          })),
          milestones: Object.entries(milestones).map(([milestoneId, [title, due]]) => ({
            milestoneId,
            title,
            dueOn: on(due),
          })),
          indicators: Object.entries(indicators).map(([indicatorId, counted]) => indicator(indicatorId, counted)),
        },
        context,
      );
    },
  });

/** An activity of the workplan took place; the office tells it on `day`, some days after its end where it works offline. */
export const held =
  (day: number, plannedId: string, was: Held): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/held/${plannedId}`,
    actor: { itsOffice: story.key },
    command: (told) =>
      new LogActivity({ requestId: told.idOf(story.key), ...activity(story, plannedId, was, told) }, told.context),
  });

export const activityCorrected =
  (day: number, plannedId: string, was: Held, reason: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/corrected/${plannedId}`,
    actor: { itsOffice: story.key },
    command: (told) => {
      const correction = { correctionId: uuidOf(`${story.key}/corrected/${plannedId}`), reason };
      const corrected = { requestId: told.idOf(story.key), ...activity(story, plannedId, was, told), ...correction };
      return new CorrectActivity(corrected, told.context);
    },
  });

export const reached =
  (day: number, milestoneId: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/reached/${milestoneId}`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) =>
      new ReachMilestone({ requestId: idOf(story.key), milestoneId, occurredOn: on(day) }, context),
  });

export const measured =
  (day: number, indicatorId: string, value: Value): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/measured/${indicatorId}/${day}`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const measurementId = uuidOf(`${story.key}/measured/${indicatorId}/${day}`);
      const measurement = { measurementId, indicatorId, occurredOn: on(day), ...valueOf(value) };
      return new MeasureIndicator({ requestId: idOf(story.key), ...measurement }, context);
    },
  });

export const evidenceAttached =
  (day: number, fileName: string, describes: string, size: number): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/evidence/${fileName}`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const file = {
        fileName,
        mediaType: fileName.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf',
        size,
        describes,
      };
      const evidenceId = uuidOf(`${story.key}/evidence/${fileName}`);
      const evidence = { evidenceId, ...file, sha256: sha256Of(`${story.key}/${fileName}`), occurredOn: on(day) };
      return new AttachEvidence({ requestId: idOf(story.key), ...evidence }, context);
    },
  });

export const riskRaised =
  (day: number, severity: Risk['severity'], title: string, mitigation: string): Chapter =>
  (story) => ({
    day,
    key: `${story.key}/risk/${day}`,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const risk = { riskId: uuidOf(`${story.key}/risk/${day}`), title, severity, mitigation, occurredOn: on(day) };
      return new RaiseRisk({ requestId: idOf(story.key), ...risk }, context);
    },
  });

export const suspended =
  (day: number, reason: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/suspended/${day}`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) =>
      new SuspendDelivery({ requestId: idOf(key), suspendedOn: on(day), reason }, context),
  });

export const resumed =
  (day: number): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/resumed/${day}`,
    actor: ACTORS.programmeManager,
    command: ({ context, on, idOf }) => new ResumeDelivery({ requestId: idOf(key), resumedOn: on(day) }, context),
  });

export const completed =
  (day: number, summary: string): Chapter =>
  ({ key }) => ({
    day,
    key: `${key}/completed`,
    actor: { itsOffice: key },
    office: { request: key, code: null },
    command: ({ context, on, idOf }) =>
      new CompleteDelivery({ requestId: idOf(key), completedOn: on(day), summary }, context),
  });

const workplanOf = ({ key, workplan }: RequestStory): Workplan => {
  if (!workplan) throw new Error(`${key} has no workplan`);
  return workplan;
};

const activity = (story: RequestStory, plannedId: string, was: Held, { on }: Told): DeliveredActivity => {
  const planned = workplanOf(story).activities[plannedId];
  if (!planned) throw new Error(`the workplan of ${story.key} has no activity ${plannedId}`);
  const [kind, title, firstDay, lastDay] = planned;
  const [from, to] = was.days ?? [firstDay, lastDay];
  const [female = 0, male = 0, notStated = 0] = was.people ?? [];
  return {
    activityId: uuidOf(`${story.key}/held/${plannedId}`),
    plannedId,
    kind,
    title,
    from: on(from),
    to: on(to),
    country: was.country ?? ('state' in story.from ? story.from.state : null),
    place: was.place ?? null,
    participants: was.people ? { female, male, notStated } : null,
    sectors: was.sectors ?? {},
    outputs: was.outputs ?? [],
  };
};

const indicator = (indicatorId: string, counted: Counted): Indicator => ({
  indicatorId,
  title: counted.title,
  unit: 'unit' in counted ? counted.unit : 'people',
  countsPeople: 'people' in counted,
  baseline: counted.baseline === undefined ? null : valueOf(counted.baseline),
  target: valueOf(counted.target),
});

const valueOf = (value: Value): IndicatorValue => {
  if (typeof value === 'string') return { value, bySex: null };
  const [female, male] = value;
  return { value: String(female + male), bySex: { female, male, notStated: 0 } };
};
