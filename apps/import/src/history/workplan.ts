import type { IatiActivity } from '#iati';
import type { Dates } from './dates.js';
import type { PlannedResults } from './results.js';
import type { Step } from './steps.js';
import { english, shortened } from './text.js';

type Agreed = Readonly<{ dates: Dates; agreedOn: string; results: PlannedResults }>;

/** The plan of an activity that is delivered: itself as its one planned activity, and its indicators. */
export const workplanStep = (activity: IatiActivity, { dates, agreedOn, results }: Agreed): Step => {
  const { indicators, elements } = results;
  const { actualStart, plannedStart, plannedEnd } = dates;
  const from = (actualStart ?? plannedStart)?.day ?? dates.first;
  const end = plannedEnd && plannedEnd.day >= from ? plannedEnd : undefined;
  const title = shortened(english(activity.title) ?? activity.iatiIdentifier ?? '', 300);
  const planned = { plannedId: 'activity', kind: 'capacity-building' as const, title, from, to: end?.day ?? from };
  return {
    key: 'workplan',
    task: { type: 'AgreeWorkplan', data: { agreedOn, activities: [planned], milestones: [], indicators } },
    records: [...elements, ...(end ? [end.element] : [])],
    published: [indicators, end?.day ?? null],
  };
};
