import { AcknowledgeRequest, ReportProgress } from '#assistance';
import { HEADQUARTERS } from '#field-offices';
import { ACTORS } from './actors.js';
import type { RequestStory } from './request-story.js';
import type { Step } from './step.js';
import { uuidOf } from './uuid.js';

/** Days that a report covers, and after which it is told: within three months of the report before. */
const COVERS = 85;
const TOLD_AFTER = 3;
/** The demo's last days are those of its stories. */
const LAST_DAY = -7;

/** What is done for every request as a matter of course: stories don't tell it. */
export const routine = (story: RequestStory): readonly Step[] => [...acknowledged(story), ...progressReports(story)];

/** Where nothing else answers a request within three days. */
const acknowledged = (story: RequestStory): readonly Step[] => {
  const day = story.submitted + 3;
  const [next] = story.happens.map((chapter) => chapter(story).day);
  if (day > LAST_DAY || (next !== undefined && next <= day)) return [];
  const acknowledgement: Step = {
    day,
    key: `${story.key}/acknowledged`,
    actor: ACTORS.intake,
    command: ({ context, on, idOf }) =>
      new AcknowledgeRequest({ requestId: idOf(story.key), acknowledgedOn: on(day) }, context),
  };
  return [acknowledgement];
};

/** What the offices report each quarter of their deliveries, but for those that are silent. */
const progressReports = (story: RequestStory): readonly Step[] => {
  const steps = story.happens.map((chapter) => chapter(story));
  const dayOf = (key: string): number | undefined => steps.find((step) => step.key === `${story.key}/${key}`)?.day;
  const begun = steps.find(
    ({ key }) => key.startsWith(`${story.key}/accepted by/`) || key === `${story.key}/assigned/${HEADQUARTERS}`,
  )?.day;
  if (begun === undefined || story.silent) return [];
  const ended = dayOf('completed') ?? dayOf('cancelled') ?? dayOf('withdrawn') ?? LAST_DAY;
  const reports: Step[] = [];
  for (let from = begun; from + COVERS + TOLD_AFTER < ended; from += COVERS)
    reports.push(reported(story, from, from + COVERS));
  return reports;
};

const reported = (story: RequestStory, from: number, to: number): Step => {
  const key = `${story.key}/reported/${to}`;
  const activities = Object.values(story.workplan?.activities ?? {});
  const done = activities.flatMap(([, title, , last]) => (last <= to ? [title] : []));
  const summary = done.length === 0 ? 'Preparations are under way.' : `Done so far: ${done.join('; ')}.`;
  const day = to + TOLD_AFTER;
  return {
    day,
    key,
    actor: { itsOffice: story.key },
    command: ({ context, on, idOf }) => {
      const report = { reportId: uuidOf(key), from: on(from), to: on(to), summary, reportedOn: on(day) };
      return new ReportProgress({ requestId: idOf(story.key), ...report }, context);
    },
  };
};
