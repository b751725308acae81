import { isDeepStrictEqual } from 'node:util';
import { acceptedOf, type Request } from '#assistance';
import type { IatiActivity } from '#iati';
import type { Dates } from './dates.js';
import type { Findings, Why } from './findings.js';
import type { PlannedResults } from './results.js';
import type { Task } from './tasks.js';
import { english, shortened } from './text.js';

type Plan = Readonly<{ dates: Dates; results: PlannedResults }>;

/** The plan of an activity that is delivered: itself as its one planned activity, and its indicators. */
export const workplan = (activity: IatiActivity, { dates, results }: Plan, agreedOn: string): Task => {
  const { actualStart, plannedStart } = dates;
  const from = (actualStart ?? plannedStart)?.day ?? dates.first;
  const title = shortened(english(activity.title) ?? activity.iatiIdentifier ?? '', 300);
  const to = endOf(dates, from)?.day ?? from;
  const planned = { plannedId: PLANNED, kind: 'capacity-building' as const, title, from, to };
  const indicators = results.indicators.map(({ indicator }) => indicator);
  return { type: 'AgreeWorkplan', data: { agreedOn, activities: [planned], milestones: [], indicators } };
};

/** What of the published plan is in the request's; `refused`: why it has none. */
export const findPlanned = (request: Request, { dates, results }: Plan, refused: Why, findings: Findings): void => {
  const agreed = acceptedOf(request)?.work.workplan;
  const why = agreed ? { reason: 'changed-since-imported' } : refused;
  for (const { indicator, elements } of results.indicators)
    if (agreed?.indicators.some((one) => isDeepStrictEqual(one, indicator))) findings.record(...elements);
  for (const { elements } of results.indicators)
    findings.listAll(
      elements.filter((element) => !findings.isRecorded(element)),
      why,
    );
  const planned = agreed?.activities.find(({ plannedId }) => plannedId === PLANNED);
  if (!planned) return;
  const end = endOf(dates, planned.from);
  if (end?.day === planned.to) findings.record(end.element);
  else if (end) findings.list(end.element, 'changed-since-imported');
};

const PLANNED = 'activity';

const endOf = ({ plannedEnd }: Dates, from: string): Dates['plannedEnd'] =>
  plannedEnd && plannedEnd.day >= from ? plannedEnd : undefined;
