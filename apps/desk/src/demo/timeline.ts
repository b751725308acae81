import { IN_KIND } from './programme/in-kind.js';
import { CONTRIBUTIONS, OFFICES_AND_DONORS, PERIODS_CLOSED, REQUESTS, WAITLIST_CHECKS } from './programme/programme.js';
import { illustrativeRates, revisedRates } from './programme/rates.js';
import { pledged } from './story/contribution-story.js';
import { submitted } from './story/intake.chapters.js';
import { routine } from './story/routine.js';
import type { Step } from './story/step.js';

/** All that happens in the demo, in the order in which it is told; on one day in the order of the story. */
export const timeline = (today: string): readonly Step[] => {
  const contributions = CONTRIBUTIONS.flatMap((story) => [pledged, ...story.happens].map((passage) => passage(story)));
  const requests = REQUESTS.flatMap((story) => [
    ...[submitted, ...story.happens].map((chapter) => chapter(story)),
    ...routine(story),
  ]);
  const steps = [
    ...illustrativeRates(today),
    revisedRates(today),
    ...OFFICES_AND_DONORS,
    ...contributions,
    ...IN_KIND,
    ...requests,
    ...WAITLIST_CHECKS,
    ...PERIODS_CLOSED,
  ];
  return steps.toSorted((a, b) => a.day - b.day); // stable: within a day as listed
};
